/** What can be decided on a task, and what a decision asks for. */

import type { Decision, Kind, Nature, Statement, Task } from './tasks.ts';

/** A decision on a task that can be offered. */
export interface Choice {
  kind: Kind;
  decision: Decision;
}

/** What SAP's and our providers take at most. */
export const NOTE_CHARACTERS = 4000;

/** All a task offers now, the first one being suggested: responses in the provider's order, then actions. */
export function choicesOf(task: Pick<Task, 'inProcess' | 'responses' | 'actions'>): Choice[] {
  if (task.inProcess) return [];
  return [
    ...task.responses.map(decision => ({ kind: 'response' as const, decision })),
    ...task.actions.map(decision => ({ kind: 'action' as const, decision })),
  ];
}

/** The first response of this nature: what the shortcuts stand for. */
export function firstOf(
  task: Pick<Task, 'inProcess' | 'responses' | 'actions'>,
  nature: Nature,
): Choice | null {
  return choicesOf(task).find(one => one.kind === 'response' && one.decision.nature === nature) ?? null;
}

/** Whether a person is asked for more before the decision is carried out. */
export function asksForMore(decision: Decision): boolean {
  return decision.commentRequired !== 'UNSUPPORTED' || decision.reasonRequired !== 'UNSUPPORTED';
}

export function isComplete(decision: Decision, statement: Statement): boolean {
  const comment = statement.comment?.trim() ?? '';
  return (
    (decision.commentRequired !== 'REQUIRED' || comment !== '') &&
    (decision.reasonRequired !== 'REQUIRED' || statement.reasonCode !== null) &&
    comment.length <= NOTE_CHARACTERS
  );
}

export const designOf: Record<Nature, 'Positive' | 'Negative' | 'Default'> = {
  POSITIVE: 'Positive',
  NEGATIVE: 'Negative',
  NEUTRAL: 'Default',
};

export const iconOf: Record<Nature, string> = {
  POSITIVE: 'accept',
  NEGATIVE: 'decline',
  NEUTRAL: 'response',
};

/** The key of the sentence that tells a decision was carried out; common decisions have their own. */
export function doneSentence(code: string): string {
  const own: Record<string, string> = {
    approve: 'done.approved',
    decline: 'done.declined',
    reject: 'done.rejected',
  };
  return own[code.toLowerCase()] ?? 'done.other';
}

/** A name nobody else draws; `randomUUID` is missing on plain http. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
