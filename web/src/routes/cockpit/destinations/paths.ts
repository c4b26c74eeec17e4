/** Where the pages of destinations are. */

export const LIST = '/cockpit/destinations';

/** No destination can be called so: names hold letters, digits, "_" and "-". */
export const CREATE = `${LIST}/~create`;

export const IMPORT = `${LIST}/~import`;

export function pathOf(name: string): string {
  return `${LIST}/${encodeURIComponent(name)}`;
}

/** A new destination that begins as a copy of another. */
export function duplicatePath(name: string): string {
  return `${CREATE}?copy=${encodeURIComponent(name)}`;
}

/** A new destination for calls in persons' own names, which belongs to another one. */
export function secondaryPath(name: string): string {
  return `${CREATE}?persons=${encodeURIComponent(name)}`;
}
