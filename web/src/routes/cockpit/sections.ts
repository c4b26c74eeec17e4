/** The sections of the cockpit, in the order they are offered. */

export const sections = ['destinations', 'instances', 'boosters', 'connect-successfactors', 'users'] as const;
export type Section = (typeof sections)[number];

/** Any of these roles opens the section; each request is checked by the server again. */
const opens: Record<Section, readonly string[]> = {
  destinations: [
    'SubaccountAdministrator',
    'DestinationAdministrator',
    'DestinationTrustAdministrator',
    'DestinationViewer',
  ],
  instances: ['SubaccountAdministrator'],
  boosters: ['SubaccountAdministrator'],
  'connect-successfactors': ['SubaccountAdministrator'],
  users: ['SubaccountAdministrator'],
};

export function sectionsFor(roles: readonly string[]): Section[] {
  return sections.filter(section => opens[section].some(role => roles.includes(role)));
}
