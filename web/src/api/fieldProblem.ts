/** Which field of a form a refusal is about. */

import { Problem } from './problem.ts';

/** The field the problem names, or one that holds what it names (`parameters` for `parameters.xsappname`). */
export function fieldAtFault(error: unknown, fields: readonly string[]): string | null {
  if (!(error instanceof Problem) || error.target === null) return null;
  const target = error.target;
  return fields.find(field => target === field || target.startsWith(`${field}.`)) ?? null;
}
