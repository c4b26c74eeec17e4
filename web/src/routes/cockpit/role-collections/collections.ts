/** What lists of collections and roles show, without asking the server. */

import type { Role, RoleCollection } from './queries.ts';

/** Those whose name, description or roles hold every word of the search. */
export function found(collections: readonly RoleCollection[], search: string): RoleCollection[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return collections.filter(one => {
    const text = [one.name, one.description, ...one.roles].join('\n').toLowerCase();
    return words.every(word => text.includes(word));
  });
}

/** The roles of one application, or of docket itself (`null`). */
export interface RoleGroup {
  application: string | null;
  roles: Role[];
}

/** docket's own roles first, then each application's, in the order they come. */
export function byApplication(roles: readonly Role[]): RoleGroup[] {
  const groups: RoleGroup[] = [];
  for (const role of roles) {
    const group = groups.find(one => one.application === role.application);
    if (group) group.roles.push(role);
    else groups.push({ application: role.application, roles: [role] });
  }
  return groups;
}
