/** An identity provider as a form, and what of it is sent. */

import type { components } from '../../../api/schema.ts';

type Schemas = components['schemas'];
type IdentityProvider = Schemas['IdentityProvider'];
type NewIdentityProvider = Schemas['NewIdentityProvider'];
type IdentityProviderChange = Schemas['IdentityProviderChange'];
/** The name of a role collection. */
export type RoleName = string;
export type SigningAlgorithm = Schemas['SigningAlgorithm'];

/** How docket proves which client it is; the usual one first. */
export const authentications = [
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
  'none',
] as const satisfies readonly Schemas['ClientAuthentication'][];

export const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
] as const satisfies readonly SigningAlgorithm[];

export const linkings = [
  'nothing',
  'verifiedEmail',
  'userName',
] as const satisfies readonly Schemas['LinkBy'][];

/** What is read of a person; the surest way to know them first. */
export const claimNames = [
  'globalUserId',
  'userName',
  'email',
  'givenName',
  'familyName',
  'displayName',
  'locale',
  'groups',
] as const satisfies readonly (keyof Schemas['ClaimNames'])[];
export type ClaimName = (typeof claimNames)[number];

/** A group of the provider and the roles its members get. */
export interface GroupRow {
  id: number;
  group: string;
  roles: readonly RoleName[];
}

export interface FormState {
  name: string;
  displayName: string;
  issuer: string;
  clientId: string;
  clientAuthentication: Schemas['ClientAuthentication'];
  /** What was typed; empty keeps the one the server has. */
  clientSecret: string;
  /** The issuer the server keeps a secret for; it is never sent to another. */
  secretFor: string | null;
  /** Separated by spaces. */
  scopes: string;
  signingAlgorithms: readonly SigningAlgorithm[];
  /** By what they say; an empty one is not read. */
  claims: Readonly<Record<ClaimName, string>>;
  groups: readonly GroupRow[];
  nextId: number;
  createPeople: boolean;
  linkBy: Schemas['LinkBy'];
  enabled: boolean;
  position: string;
}

/** A new provider, with what most need. Claims: OpenID Connect Core 1.0, section 5.1. */
export const emptyForm: FormState = {
  name: '',
  displayName: '',
  issuer: '',
  clientId: '',
  clientAuthentication: 'client_secret_basic',
  clientSecret: '',
  secretFor: null,
  scopes: 'openid profile email',
  signingAlgorithms: ['RS256'],
  claims: {
    globalUserId: '',
    userName: 'preferred_username',
    email: 'email',
    givenName: 'given_name',
    familyName: 'family_name',
    displayName: 'name',
    locale: 'locale',
    groups: 'groups',
  },
  groups: [],
  nextId: 0,
  createPeople: false,
  linkBy: 'nothing',
  enabled: true,
  position: '0',
};

export function formOf(provider: IdentityProvider): FormState {
  const groups = Object.entries(provider.groupRoles);
  return {
    name: provider.name,
    displayName: provider.displayName,
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientAuthentication: provider.clientAuthentication,
    clientSecret: '',
    secretFor: provider.hasClientSecret ? provider.issuer : null,
    scopes: provider.scopes.join(' '),
    signingAlgorithms: provider.signingAlgorithms,
    claims: byClaim(name => provider.claims[name] ?? ''),
    groups: groups.map(([group, roles], id) => ({ id, group, roles })),
    nextId: groups.length,
    createPeople: provider.createPeople,
    linkBy: provider.linkBy,
    enabled: provider.enabled,
    position: String(provider.position),
  };
}

function byClaim(value: (name: ClaimName) => string): Record<ClaimName, string> {
  return Object.fromEntries(claimNames.map(name => [name, value(name)])) as Record<ClaimName, string>;
}

/** Whether the client proves itself with a secret. */
export function hasSecret({ clientAuthentication }: FormState): boolean {
  return clientAuthentication === 'client_secret_basic' || clientAuthentication === 'client_secret_post';
}

/** Whether the server has a secret that would go on to be used. */
export function secretIsKept(state: FormState): boolean {
  return hasSecret(state) && state.secretFor !== null && state.secretFor === state.issuer.trim();
}

export function withNewGroup(state: FormState): FormState {
  const row = { id: state.nextId, group: '', roles: [] };
  return { ...state, groups: [...state.groups, row], nextId: state.nextId + 1 };
}

export function withGroup(
  state: FormState,
  id: number,
  change: Partial<Pick<GroupRow, 'group' | 'roles'>>,
): FormState {
  return { ...state, groups: state.groups.map(row => (row.id === id ? { ...row, ...change } : row)) };
}

export function withoutGroup(state: FormState, id: number): FormState {
  return { ...state, groups: state.groups.filter(row => row.id !== id) };
}

export type Fault = 'required' | 'number' | 'twice' | 'noRoles';

/** Where a group stands among what is at fault. */
export const groupField = (id: number) => `groupRoles.${id}`;

/** What keeps the form from being sent, by field. */
export function faultsOf(state: FormState): ReadonlyMap<string, Fault> {
  const faults = new Map<string, Fault>();
  for (const field of ['name', 'issuer', 'clientId', 'scopes'] as const) {
    if (state[field].trim() === '') faults.set(field, 'required');
  }
  if (hasSecret(state) && !secretIsKept(state) && state.clientSecret === '') {
    faults.set('clientSecret', 'required');
  }
  if (state.signingAlgorithms.length === 0) faults.set('signingAlgorithms', 'required');
  if (!/^-?\d{1,9}$/.test(state.position.trim())) faults.set('position', 'number');
  const seen = new Set<string>();
  for (const { id, group, roles } of state.groups) {
    const name = group.trim();
    if (name === '') faults.set(groupField(id), 'required');
    else if (seen.has(name)) faults.set(groupField(id), 'twice');
    else if (roles.length === 0) faults.set(groupField(id), 'noRoles');
    seen.add(name);
  }
  return faults;
}

/** What both a new provider and a changed one say. */
function settingsOf(state: FormState) {
  return {
    issuer: state.issuer.trim(),
    clientId: state.clientId.trim(),
    clientAuthentication: state.clientAuthentication,
    scopes: state.scopes.split(/\s+/).filter(Boolean),
    signingAlgorithms: [...state.signingAlgorithms],
    groupRoles: Object.fromEntries(state.groups.map(({ group, roles }) => [group.trim(), [...roles]])),
    createPeople: state.createPeople,
    linkBy: state.linkBy,
    enabled: state.enabled,
    position: Number(state.position.trim()),
  };
}

const claimOf = (state: FormState, name: ClaimName) => state.claims[name].trim() || null;
const secretOf = (state: FormState) =>
  hasSecret(state) && state.clientSecret !== '' ? { clientSecret: state.clientSecret } : {};

/** A new provider. Without a display name the server takes the name. */
export function bodyFor(state: FormState): NewIdentityProvider {
  const displayName = state.displayName.trim();
  return {
    name: state.name.trim(),
    ...(displayName === '' ? {} : { displayName }),
    ...settingsOf(state),
    ...secretOf(state),
    claims: Object.fromEntries(claimNames.map(name => [name, claimOf(state, name)])),
  };
}

/** What differs from before; the rest may meanwhile have been changed by somebody else. */
export function changesOf(before: FormState, state: FormState): IdentityProviderChange {
  const was = { displayName: before.displayName.trim(), ...settingsOf(before) };
  const is = { displayName: state.displayName.trim(), ...settingsOf(state) };
  const names = (Object.keys(is) as (keyof typeof is)[]).filter(
    name => JSON.stringify(is[name]) !== JSON.stringify(was[name]),
  );
  const claims = claimNames.filter(name => claimOf(before, name) !== claimOf(state, name));
  return {
    ...Object.fromEntries(names.map(name => [name, is[name]])),
    ...secretOf(state),
    ...(claims.length === 0
      ? {}
      : { claims: Object.fromEntries(claims.map(name => [name, claimOf(state, name)])) }),
  };
}

/** What saving would do to people, worth asking about before: their sign-ins end, or they are others from then on. */
export type Consequence = 'moves' | 'disables';

export function consequenceOf(before: FormState, state: FormState): Consequence | null {
  if (before.issuer !== '' && before.issuer !== state.issuer.trim()) return 'moves';
  return before.enabled && !state.enabled ? 'disables' : null;
}
