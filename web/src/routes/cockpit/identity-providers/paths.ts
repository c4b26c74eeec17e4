/** Where the pages of identity providers are. */

export const LIST = '/cockpit/identity-providers';

/** No provider can be called so: names begin with a letter or digit. */
export const CREATE = `${LIST}/~create`;

export function pathOf(name: string): string {
  return `${LIST}/${encodeURIComponent(name)}`;
}
