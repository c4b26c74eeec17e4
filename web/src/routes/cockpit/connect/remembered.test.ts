import { expect, test } from 'vitest';
import { remember, remembered } from './remembered.ts';

test('what was typed is there again, and what somebody else left there is not taken', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(remembered(storage).name).toBe('');
  const typed = {
    name: 'SF',
    apiServer: 'https://api4.example.com',
    companyId: 'ACME',
    signInAt: '',
    upgraded: true,
  };
  remember(typed, storage);
  expect(remembered(storage)).toEqual(typed);
  for (const text of ['no JSON', 'null', '{"name": 7, "foreign": "x"}']) {
    const other = { getItem: () => text };
    expect(remembered(other)).toEqual({
      name: '',
      apiServer: '',
      companyId: '',
      signInAt: '',
      upgraded: false,
    });
  }
});
