/** Where the pages of certificates are. */

export const LIST = '/cockpit/certificates';

export function pathOf(name: string): string {
  return `${LIST}/${encodeURIComponent(name)}`;
}
