/** How far the connection has come, judged by what there is. */

import type { ConnectorWithJobs } from '../../../api/administration.ts';
import { apiKeyOf, type Properties } from './properties.ts';
import type { Tenant } from './tenant.ts';

export const steps = [
  'tenant',
  'upgrade',
  'trust',
  'key',
  'technical',
  'persons',
  'connection',
  'switchOn',
] as const;
export type StepName = (typeof steps)[number];

/** `attention`: it was done, and something is wrong with it. */
export type StepState = 'done' | 'open' | 'attention';

/** What the steps are judged by. */
export interface Facts {
  tenant: Tenant | null;
  /** Somebody said that they ran it; only the connector proves it. */
  upgradeNoted: boolean;
  /** Until when the trust certificate is valid; `null` if there is none. */
  trustedUntil: Date | null;
  /** A service key of the task center can be read. */
  key: boolean;
  primary: Properties | undefined;
  secondary: Properties | undefined;
  /** Whether the last tests passed, of the destinations that were tested: token and call. */
  tests: readonly boolean[];
  connector: Pick<ConnectorWithJobs, 'status' | 'jobs'> | null;
  now: Date;
}

export function progressOf(facts: Facts): Record<StepName, StepState> {
  const technical = apiKeyOf(facts.primary);
  const persons = apiKeyOf(facts.secondary);
  const fetched = hasFetched(facts.connector);
  return {
    tenant: facts.tenant ? 'done' : 'open',
    upgrade: fetched || facts.upgradeNoted ? 'done' : 'open',
    trust: trustOf(facts),
    key: facts.key ? 'done' : 'open',
    technical: technical ? 'done' : 'open',
    // The client of the technical user is bound to it and gives nobody else a token.
    persons: persons === null ? 'open' : persons === technical ? 'attention' : 'done',
    connection: connectionOf(facts, fetched),
    switchOn: switchOnOf(facts, fetched),
  };
}

function trustOf({ trustedUntil, now }: Facts): StepState {
  if (trustedUntil === null) return 'open';
  return trustedUntil > now ? 'done' : 'attention';
}

function connectionOf({ tests }: Facts, fetched: boolean): StepState {
  if (tests.length === 0) return fetched ? 'done' : 'open';
  return tests.every(Boolean) ? 'done' : 'attention';
}

function switchOnOf({ primary, connector }: Facts, fetched: boolean): StepState {
  if (primary?.['tc.enabled'] !== 'true') return 'open';
  if (connector?.status === 'ERROR') return 'attention';
  return fetched ? 'done' : 'open';
}

/** Whether the tasks were loaded once, which takes everything but the second client. */
export function hasFetched(connector: Facts['connector']): boolean {
  const ended = (connector?.jobs ?? []).filter(job => ['OK', 'WARNING'].includes(job.status));
  return ended.some(job => job.jobType === 'INITIAL' || job.jobType === 'DELTA');
}

/** The first step that is not done; `null` if all are. */
export function nextStep(progress: Record<StepName, StepState>): StepName | null {
  return steps.find(step => progress[step] !== 'done') ?? null;
}
