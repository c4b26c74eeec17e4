import { expect, test } from 'vitest';
import { chosenOf, givenSecrets, type ImportEntry, readFile, secretsOf } from './importing.ts';

const entry = (part: Partial<ImportEntry>): ImportEntry => ({
  file: 'f.json',
  name: 'a',
  action: 'CREATE',
  problems: [],
  changes: [],
  keptSecrets: [],
  missingSecrets: [],
  warnings: [],
  ...part,
});

test('an archive is sent as it is, any other file as text', async () => {
  expect(await readFile(new File(['{"Name":"ä"}'], 'a.json'))).toEqual({
    name: 'a.json',
    content: '{"Name":"ä"}',
  });
  const zip = await readFile(new File([new Uint8Array([0x50, 0x4b, 3, 4, 255])], 'A.ZIP'));
  expect(zip).toEqual({ name: 'A.ZIP', content: 'UEsDBP8=', encoding: 'BASE64' });
});

test('secrets are asked for that were left out or are missing, and stay once begun', () => {
  const refused = entry({
    problems: [
      { property: 'Password', message: 'is missing' },
      { property: 'URL', message: 'is no address' },
    ],
    missingSecrets: ['clientSecret'],
  });
  expect(secretsOf(refused, {})).toEqual(['Password', 'clientSecret']);
  expect(secretsOf(entry({}), { a: { Password: 'x' } })).toEqual(['Password']);
});

test('only what changes something and was not left out is taken', () => {
  const entries = [
    entry({}),
    entry({ name: 'b', action: 'UPDATE' }),
    entry({ name: 'c', action: 'UNCHANGED' }),
    entry({ name: 'd', action: 'REFUSE' }),
    entry({ name: 'e', action: 'IGNORE' }),
  ];
  expect(chosenOf(entries, new Set())).toEqual(['a', 'b']);
  expect(chosenOf(entries, new Set(['a']))).toEqual(['b']);
});

test('what was not typed is not sent', () => {
  expect(givenSecrets({ a: { Password: '' }, b: { Password: 'x', clientSecret: '' } })).toEqual({
    b: { Password: 'x' },
  });
});
