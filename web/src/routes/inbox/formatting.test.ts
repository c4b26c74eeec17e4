import { expect, test } from 'vitest';
import { formatAttribute, isOverdue } from './formatting.ts';

const words = { yes: 'Yes', no: 'No' };
const shown = (
  type: Parameters<typeof formatAttribute>[0]['type'],
  value: string,
  format: string | null = null,
) => formatAttribute({ type, format, value }, 'en-US', words).replaceAll(/\s/g, ' ');

test('an attribute is shown by its type', () => {
  expect(shown('BOOLEAN', 'true')).toBe('Yes');
  expect(shown('BOOLEAN', 'false')).toBe('No');
  expect(shown('INTEGER', '1234567')).toBe('1,234,567');
  expect(shown('FLOAT', '0.125')).toBe('0.125');
  expect(shown('DATE', '2026-03-01')).toBe('Mar 1, 2026');
  expect(shown('TIME', '13:05:00')).toBe('1:05 PM');
  expect(shown('STRING', 'as it is')).toBe('as it is');
});

test('an attribute is shown by its format', () => {
  expect(shown('STRING', 'USD 200.99', 'CURRENCY')).toBe('$200.99');
  expect(shown('STRING', 'P1DT2H', 'DURATION')).toBe('1 day, 2 hours');
  expect(shown('STRING', '-PT30M', 'DURATION')).toBe('−30 minutes');
});

test('a value that does not fit its type is shown as it came', () => {
  for (const [type, value, format] of [
    ['BOOLEAN', 'perhaps', null],
    ['INTEGER', 'many', null],
    ['INTEGER', '', null],
    ['DATE', 'tomorrow', null],
    ['TIME', 'noon', null],
    ['STRING', '200.99', 'CURRENCY'],
    ['STRING', 'P', 'DURATION'],
    ['STRING', 'a while', 'DURATION'],
  ] as const) {
    expect(shown(type, value, format)).toBe(value);
  }
});

test('a task is overdue after its date, and one without a date never is', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  expect(isOverdue('2026-03-01T11:59:59Z', now)).toBe(true);
  expect(isOverdue('2026-03-01T12:00:01Z', now)).toBe(false);
  expect(isOverdue(null, now)).toBe(false);
});
