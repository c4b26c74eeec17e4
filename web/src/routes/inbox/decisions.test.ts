import { expect, test } from 'vitest';
import {
  asksForMore,
  choicesOf,
  doneSentence,
  firstOf,
  isComplete,
  NOTE_CHARACTERS,
  newKey,
} from './decisions.ts';
import type { Decision } from './tasks.ts';

const decision = (code: string, more: Partial<Decision> = {}): Decision => ({
  code,
  name: code,
  nature: 'NEUTRAL',
  commentRequired: 'UNSUPPORTED',
  reasonRequired: 'UNSUPPORTED',
  reasons: [],
  bulk: false,
  ...more,
});

const task = {
  inProcess: false,
  responses: [
    decision('later'),
    decision('approve', { nature: 'POSITIVE' }),
    decision('no', { nature: 'NEGATIVE' }),
  ],
  actions: [decision('claim', { nature: 'POSITIVE' })],
};

test('responses are offered in the order of the provider, actions after them', () => {
  expect(choicesOf(task).map(one => `${one.kind} ${one.decision.code}`)).toEqual([
    'response later',
    'response approve',
    'response no',
    'action claim',
  ]);
});

test('a task that is being decided offers nothing', () => {
  expect(choicesOf({ ...task, inProcess: true })).toEqual([]);
  expect(firstOf({ ...task, inProcess: true }, 'POSITIVE')).toBeNull();
});

test('a shortcut stands for the first response of its nature, never for an action', () => {
  expect(firstOf(task, 'POSITIVE')?.decision.code).toBe('approve');
  expect(firstOf(task, 'NEGATIVE')?.decision.code).toBe('no');
  expect(firstOf({ ...task, responses: [] }, 'POSITIVE')).toBeNull();
});

test('a decision asks for more if it takes a note or a reason', () => {
  expect(asksForMore(decision('a'))).toBe(false);
  expect(asksForMore(decision('a', { commentRequired: 'OPTIONAL' }))).toBe(true);
  expect(asksForMore(decision('a', { reasonRequired: 'REQUIRED' }))).toBe(true);
});

test('a decision is complete with what it demands, and not with blanks or too long a note', () => {
  const strict = decision('a', { commentRequired: 'REQUIRED', reasonRequired: 'REQUIRED' });
  expect(isComplete(strict, { comment: 'because', reasonCode: 'r' })).toBe(true);
  expect(isComplete(strict, { comment: '  ', reasonCode: 'r' })).toBe(false);
  expect(isComplete(strict, { comment: 'because', reasonCode: null })).toBe(false);
  expect(isComplete(decision('a'), { comment: 'x'.repeat(NOTE_CHARACTERS + 1), reasonCode: null })).toBe(
    false,
  );
});

test('common decisions have a sentence of their own', () => {
  expect(doneSentence('Approve')).toBe('done.approved');
  expect(doneSentence('askEmployee')).toBe('done.other');
});

test('no two decisions share a key', () => {
  const keys = new Set(Array.from({ length: 100 }, newKey));
  expect(keys.size).toBe(100);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f-]{32,36}$/);
});
