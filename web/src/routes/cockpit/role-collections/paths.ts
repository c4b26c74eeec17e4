/** Where the pages of role collections are. */

export const LIST = '/cockpit/role-collections';

export function pathOf(name: string): string {
  return `${LIST}/${encodeURIComponent(name)}`;
}
