import { expect, test } from 'vitest';
import { makePassword } from './password.ts';

test('a password has four groups of five letters that are not mistaken for others', () => {
  expect(makePassword()).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
  expect(makePassword()).not.toBe(makePassword());
});

test('bytes that would favour some letters are drawn again', () => {
  let calls = 0;
  const random = (bytes: Uint8Array<ArrayBuffer>) => bytes.fill(calls++ === 0 ? 255 : 0);
  expect(makePassword(random)).toBe('aaaaa-aaaaa-aaaaa-aaaaa');
});
