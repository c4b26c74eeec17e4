import { expect, test } from 'vitest';
import type { components } from '../../../api/schema.ts';
import {
  bodyFor,
  changesOf,
  consequenceOf,
  emptyForm,
  faultsOf,
  formOf,
  groupField,
  secretIsKept,
  withGroup,
  withNewGroup,
  withoutGroup,
} from './form.ts';

const provider: components['schemas']['IdentityProvider'] = {
  name: 'corp',
  displayName: 'Corporate ID',
  issuer: 'https://id.example.com',
  clientId: 'docket',
  clientAuthentication: 'client_secret_basic',
  hasClientSecret: true,
  scopes: ['openid', 'email'],
  signingAlgorithms: ['RS256'],
  claims: {
    globalUserId: null,
    userName: 'preferred_username',
    email: 'email',
    givenName: 'given_name',
    familyName: 'family_name',
    displayName: 'name',
    locale: 'locale',
    groups: 'groups',
  },
  groupRoles: { Admins: ['SubaccountAdministrator'] },
  createPeople: false,
  linkBy: 'nothing',
  enabled: true,
  position: 2,
  redirectUri: 'https://docket.example.com/login/callback/corp',
  postLogoutRedirectUri: 'https://docket.example.com/logout/callback',
  backchannelLogoutUri: 'https://docket.example.com/login/backchannel-logout/corp',
  createdAt: '2027-01-01T00:00:00Z',
  modifiedAt: '2027-01-01T00:00:00Z',
};

const filled = {
  ...emptyForm,
  name: ' corp ',
  issuer: ' https://id.example.com ',
  clientId: 'docket',
  clientSecret: ' spaces are part of it ',
};

test('a provider that is not changed is sent as nothing at all', () => {
  const form = formOf(provider);
  expect(changesOf(form, form)).toEqual({});
  expect(faultsOf(form).size).toBe(0);
});

test('only what differs is sent, an emptied claim as one not to read', () => {
  const form = formOf(provider);
  const changed = {
    ...form,
    position: '3',
    scopes: 'openid  email groups',
    claims: { ...form.claims, locale: ' ', globalUserId: ' user_uuid ' },
  };
  expect(changesOf(form, changed)).toEqual({
    position: 3,
    scopes: ['openid', 'email', 'groups'],
    claims: { locale: null, globalUserId: 'user_uuid' },
  });
});

test('a secret is sent as it was typed, and only by a client that has one', () => {
  expect(bodyFor(filled).clientSecret).toBe(' spaces are part of it ');
  expect(bodyFor({ ...filled, clientAuthentication: 'none' })).not.toHaveProperty('clientSecret');
  expect(changesOf(formOf(provider), formOf(provider))).not.toHaveProperty('clientSecret');
});

test('a new provider is sent with its claims, and named by the server if no display name is given', () => {
  const body = bodyFor(filled);
  expect(body).toMatchObject({
    name: 'corp',
    issuer: 'https://id.example.com',
    scopes: ['openid', 'profile', 'email'],
    signingAlgorithms: ['RS256'],
    groupRoles: {},
    claims: { globalUserId: null, userName: 'preferred_username' },
  });
  expect(body).not.toHaveProperty('displayName');
});

test('a stored secret counts for its own issuer alone', () => {
  const form = formOf(provider);
  expect(secretIsKept(form)).toBe(true);
  const moved = { ...form, issuer: 'https://other.example.com' };
  expect(secretIsKept(moved)).toBe(false);
  expect(faultsOf(moved).get('clientSecret')).toBe('required');
  expect(faultsOf({ ...moved, clientAuthentication: 'private_key_jwt' }).size).toBe(0);
});

test('what is missing is named by its field', () => {
  expect([...faultsOf({ ...emptyForm, scopes: ' ', signingAlgorithms: [], position: 'first' })]).toEqual([
    ['name', 'required'],
    ['issuer', 'required'],
    ['clientId', 'required'],
    ['scopes', 'required'],
    ['clientSecret', 'required'],
    ['signingAlgorithms', 'required'],
    ['position', 'number'],
  ]);
});

test('groups are changed, removed and sent all anew', () => {
  const form = formOf(provider);
  const more = withGroup(withNewGroup(form), 1, { group: ' Finance ', roles: ['DestinationViewer'] });
  expect(changesOf(form, more).groupRoles).toEqual({
    Admins: ['SubaccountAdministrator'],
    Finance: ['DestinationViewer'],
  });
  expect(changesOf(form, withoutGroup(form, 0)).groupRoles).toEqual({});
});

test('a group needs a name of its own and a role', () => {
  const form = withNewGroup(withNewGroup(withNewGroup(formOf(provider))));
  const named = withGroup(withGroup(form, 2, { group: 'Admins', roles: ['DestinationViewer'] }), 3, {
    group: 'Finance',
  });
  expect([...faultsOf(named)]).toEqual([
    [groupField(1), 'required'],
    [groupField(2), 'twice'],
    [groupField(3), 'noRoles'],
  ]);
});

test('another issuer and switching off are asked about before, and a new provider is not', () => {
  const form = formOf(provider);
  expect(consequenceOf(form, { ...form, issuer: 'https://id.example.com/' })).toBe('moves');
  expect(consequenceOf(form, { ...form, enabled: false })).toBe('disables');
  expect(consequenceOf({ ...form, enabled: false }, form)).toBeNull();
  expect(consequenceOf(emptyForm, filled)).toBeNull();
});
