/** What a run of a booster comes to. */

import type { BoosterStep } from '../../../api/administration.ts';

/** `nothing`: all of it was there already. */
export type Outcome = 'created' | 'nothing' | 'failed';

export function outcomeOf(steps: readonly BoosterStep[]): Outcome {
  if (steps.some(step => step.status === 'FAILED')) return 'failed';
  return steps.some(step => step.status === 'CREATED') ? 'created' : 'nothing';
}
