/** What the rules find in a destination: where it is shown, and the fix as a change of the form. */

import type { components } from '../../../api/schema.ts';
import { type Catalogue, type FormState, formWith, isSecret, type Row } from './form.ts';

export type Finding = components['schemas']['DestinationFinding'];
export type Change = components['schemas']['DestinationChange'];
export type Severity = Finding['severity'];

/** The gravest first. */
export const severities: readonly Severity[] = ['ERROR', 'WARNING', 'HINT'];

/** The gravest of them; `null` if there are none. */
export function worstOf(findings: readonly Pick<Finding, 'severity'>[]): Severity | null {
  return severities.find(severity => findings.some(one => one.severity === severity)) ?? null;
}

/** Which property each finding is about; what is about none the form shows stands under ''. */
export function byProperty(findings: readonly Finding[], names: readonly string[]): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const about = finding.property !== null && names.includes(finding.property) ? finding.property : '';
    found.set(about, [...(found.get(about) ?? []), finding]);
  }
  return found;
}

/** The form as the rules look at it: the values of secrets stay here, only their names are told. */
export function draftOf(state: FormState): { properties: Record<string, string>; secrets: string[] } {
  const draft = { properties: {} as Record<string, string>, secrets: [] as string[] };
  const entries = [
    ...Object.entries(state.fields),
    ...state.rows.map(row => [row.name.trim(), row] as const),
  ];
  for (const [name, entry] of entries) {
    if (name === '' || entry.removed) continue;
    if (entry.stored || (isSecret(name) && entry.value !== '')) draft.secrets.push(name);
    else if (entry.value.trim() !== '') draft.properties[name] = entry.value.trim();
  }
  return draft;
}

/** Whether the fix can be made in the form: a secret the server keeps can only be renamed there. */
export function fitsForm(state: FormState, change: Change): boolean {
  return !Object.keys(change.rename).some(name => state.storedSecrets.includes(name));
}

/** The form with the change made: renames first, then what is removed, then what is set. */
export function withChange(catalogue: Catalogue, state: FormState, change: Change): FormState {
  let rows: Row[] = [
    ...Object.entries(state.fields).map(([name, entry], index) => ({
      ...entry,
      name,
      id: state.nextId + index,
    })),
    ...state.rows,
  ];
  rows = rows.map(row => ({ ...row, name: change.rename[row.name] ?? row.name }));
  rows = rows.filter(row => !change.remove.includes(row.name) || change.set[row.name] !== undefined);
  let nextId = state.nextId + rows.length;
  for (const [name, value] of Object.entries(change.set)) {
    const there = rows.findIndex(row => row.name === name);
    const row = { id: nextId++, name, value, stored: false };
    if (there >= 0) rows[there] = { ...row, id: rows[there]?.id ?? row.id };
    else rows.push(row);
  }
  return formWith(catalogue, rows, state.storedSecrets, nextId);
}
