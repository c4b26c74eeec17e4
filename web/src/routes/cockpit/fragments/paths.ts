/** Where the pages of fragments are. */

export const LIST = '/cockpit/fragments';

/** No fragment can be called so: names hold letters, digits, "_" and "-". */
export const CREATE = `${LIST}/~create`;

export function pathOf(name: string): string {
  return `${LIST}/${encodeURIComponent(name)}`;
}
