/** Runs of jobs, in order and with how long they took. */

import type { Job } from '../../api/administration.ts';

/** Milliseconds from start to end; `null` while it runs. */
export function durationOf(job: Pick<Job, 'startedAt' | 'finishedAt'>): number | null {
  return job.finishedAt === null ? null : Date.parse(job.finishedAt) - Date.parse(job.startedAt);
}

export function newestFirst<T extends Pick<Job, 'startedAt'>>(jobs: readonly T[]): T[] {
  return [...jobs].sort((one, other) => Date.parse(other.startedAt) - Date.parse(one.startedAt));
}
