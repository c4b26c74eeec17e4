/** Passwords made for somebody who gets one to begin with. */

/** Nothing that is mistaken for something else when it is read out or typed off. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 5;

/** Twenty random characters in groups of five: about 99 bits. */
export function makePassword(
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = bytes => crypto.getRandomValues(bytes),
): string {
  // Bytes at or above the largest multiple are drawn again, so that every letter is as likely.
  const limit = 256 - (256 % letters.length);
  let drawn = '';
  while (drawn.length < GROUPS * GROUP) {
    for (const byte of random(new Uint8Array(32))) {
      if (byte < limit && drawn.length < GROUPS * GROUP) drawn += letters.charAt(byte % letters.length);
    }
  }
  return Array.from({ length: GROUPS }, (_, group) => drawn.slice(group * GROUP, (group + 1) * GROUP)).join(
    '-',
  );
}
