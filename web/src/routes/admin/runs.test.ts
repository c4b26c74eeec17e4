import { expect, test } from 'vitest';
import { durationOf, newestFirst } from './runs.ts';

test('a run lasts from its start to its end, and one that runs has no duration', () => {
  const startedAt = '2026-01-01T00:00:00Z';
  expect(durationOf({ startedAt, finishedAt: '2026-01-01T00:00:01.500Z' })).toBe(1500);
  expect(durationOf({ startedAt, finishedAt: null })).toBeNull();
});

test('the newest run comes first, and the answer is left as it was', () => {
  const jobs = [{ startedAt: '2026-01-01T00:00:00.5Z' }, { startedAt: '2026-01-02T00:00:00Z' }];
  expect(newestFirst(jobs).map(job => job.startedAt)).toEqual([
    '2026-01-02T00:00:00Z',
    '2026-01-01T00:00:00.5Z',
  ]);
  expect(jobs[0]?.startedAt).toBe('2026-01-01T00:00:00.5Z');
});
