/** The sections of the cockpit, in the order they are offered. */

export const sections = [
  'destinations',
  'trust',
  'certificates',
  'fragments',
  'instances',
  'boosters',
  'connect-successfactors',
  'users',
  'identity-providers',
  'role-collections',
] as const;
export type Section = (typeof sections)[number];

/** Those about reaching other systems, which stand together. */
export const connectivity = [
  'destinations',
  'trust',
  'certificates',
  'fragments',
] as const satisfies readonly Section[];
export type Connectivity = (typeof connectivity)[number];

export function isConnectivity(section: Section): section is Connectivity {
  return (connectivity as readonly Section[]).includes(section);
}

/** Any of these roles opens the section; each request is checked by the server again. */
const opens: Record<Section, readonly string[]> = {
  destinations: [
    'SubaccountAdministrator',
    'DestinationAdministrator',
    'DestinationTrustAdministrator',
    'DestinationViewer',
  ],
  trust: ['SubaccountAdministrator', 'DestinationAdministrator', 'DestinationTrustAdministrator'],
  certificates: ['SubaccountAdministrator', 'DestinationAdministrator', 'DestinationViewer'],
  fragments: ['SubaccountAdministrator', 'DestinationAdministrator', 'DestinationViewer'],
  instances: ['SubaccountAdministrator'],
  boosters: ['SubaccountAdministrator'],
  'connect-successfactors': ['SubaccountAdministrator'],
  users: ['SubaccountAdministrator'],
  'identity-providers': ['SubaccountAdministrator'],
  'role-collections': ['SubaccountAdministrator'],
};

export function sectionsFor(roles: readonly string[]): Section[] {
  return sections.filter(section => opens[section].some(role => roles.includes(role)));
}
