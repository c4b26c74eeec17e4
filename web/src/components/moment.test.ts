import { expect, test } from 'vitest';
import { formatDuration } from './moment.ts';

test.each([
  [-3, '0 ms'],
  [340, '340 ms'],
  [1000, '1 sec'],
  [12_440, '12.4 sec'],
  [59_990, '1 min 0 sec'],
  [185_000, '3 min 5 sec'],
  [3_660_000, '1 hr 1 min'],
])('a duration of %d ms reads %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds, 'en')).toBe(text);
});
