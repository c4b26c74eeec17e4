import { expect, test } from 'vitest';
import { formatParameters, formatValue, readParameters } from './parameters.ts';

test('parameters may be left out', () => {
  expect(readParameters('  \n')).toEqual({ kind: 'none' });
});

test('parameters are a JSON object and nothing else', () => {
  expect(readParameters('{"xsappname": "a"}')).toEqual({ kind: 'object', value: { xsappname: 'a' } });
  for (const text of ['[1]', '"a"', 'null', '{"a"', 'xsappname: a']) {
    expect(readParameters(text)).toEqual({ kind: 'faulty' });
  }
});

test('parameters that are shown read the same again', () => {
  const parameters = { 'oauth2-configuration': { 'redirect-uris': ['https://a.example.com/**'] } };
  expect(readParameters(formatParameters(parameters))).toEqual({ kind: 'object', value: parameters });
  expect(formatParameters({})).toBe('');
});

test('a value within a sentence is as short as it can be', () => {
  expect(formatValue(['authorization_code', 'password'])).toBe('authorization_code, password');
  expect(formatValue([])).toBe('[]');
  expect(formatValue(3600)).toBe('3600');
  expect(formatValue({ a: [1] })).toBe('{"a":[1]}');
});
