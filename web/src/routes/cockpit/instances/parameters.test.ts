import { expect, test } from 'vitest';
import { readParameters } from './parameters.ts';

test('parameters may be left out', () => {
  expect(readParameters('  \n')).toEqual({ kind: 'none' });
});

test('parameters are a JSON object and nothing else', () => {
  expect(readParameters('{"xsappname": "a"}')).toEqual({ kind: 'object', value: { xsappname: 'a' } });
  for (const text of ['[1]', '"a"', 'null', '{"a"', 'xsappname: a']) {
    expect(readParameters(text)).toEqual({ kind: 'faulty' });
  }
});
