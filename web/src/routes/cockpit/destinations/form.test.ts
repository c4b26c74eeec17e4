import { expect, test } from 'vitest';
import {
  bodyFor,
  type Catalogue,
  copyOf,
  type Destination,
  emptyForm,
  type Field,
  faultsOf,
  fieldsOf,
  formOf,
  isSecret,
  movedToRows,
  secondaryOf,
  suggestionFor,
  withField,
  withNewRow,
  withoutRow,
  withRow,
  withRowSecret,
  withSecret,
} from './form.ts';

function field(name: string, more: Partial<Field> = {}): Field {
  return { name, description: `${name}.`, required: false, secret: false, closed: false, ...more };
}

const catalogue: Catalogue = {
  common: [
    field('Name', { required: true }),
    field('Type', { required: true, default: 'HTTP' }),
    field('URL', { required: true }),
    field('Authentication', { default: 'NoAuthentication' }),
  ],
  authentications: [
    { name: 'NoAuthentication', supported: true, fields: [], further: [] },
    {
      name: 'BasicAuthentication',
      supported: true,
      further: [],
      fields: [field('User', { required: true }), field('Password', { required: true, secret: true })],
    },
    {
      name: 'OAuth2SAMLBearerAssertion',
      supported: true,
      further: [],
      fields: [
        field('audience', {
          required: true,
          unless: { name: 'SAMLAssertionProvider', value: 'ClientProvided' },
        }),
        field('tokenServiceURLType', { default: 'Dedicated' }),
        field('tokenServicePassword', { secret: true }),
      ],
    },
  ],
  suggestions: [
    { name: 'tc.enabled', prefix: false, description: 'On.', secret: false, closed: false },
    { name: 'URL.headers.', prefix: true, description: 'Header.', secret: false, closed: false },
  ],
};

const basic = {
  Name: 'A',
  Type: 'HTTP',
  URL: 'https://a.example',
  Authentication: 'BasicAuthentication',
  User: 'u',
};
const saml = {
  Name: 'S',
  Type: 'HTTP',
  URL: 'https://s.example',
  Authentication: 'OAuth2SAMLBearerAssertion',
};

test('a form sends back the properties it was opened with', () => {
  const properties = { ...basic, 'tc.enabled': 'true' };
  expect(bodyFor(formOf(catalogue, properties, []))).toEqual(properties);
});

test('properties without a field of the authentication type are additional ones', () => {
  const state = formOf(catalogue, { ...basic, audience: 'x', 'tc.enabled': 'true' }, ['URL.headers.APIKey']);
  expect(state.rows.map(row => row.name)).toEqual(['audience', 'tc.enabled', 'URL.headers.APIKey']);
  expect(state.fields.User?.value).toBe('u');
});

test('a secret left alone is left out, a replaced one is sent, a removed one is null', () => {
  const state = formOf(catalogue, saml, ['tokenServicePassword']);
  expect(bodyFor(state)).not.toHaveProperty('tokenServicePassword');
  expect(bodyFor(withField(catalogue, state, 'tokenServicePassword', ' new '))).toMatchObject({
    tokenServicePassword: ' new ',
  });
  const removed = withSecret(state, 'tokenServicePassword', 'remove');
  expect(bodyFor(removed).tokenServicePassword).toBeNull();
  expect(bodyFor(withSecret(removed, 'tokenServicePassword', 'keep'))).not.toHaveProperty(
    'tokenServicePassword',
  );
});

test('a secret that shall be replaced needs a value, it is never removed by an empty field', () => {
  const state = withSecret(
    formOf(catalogue, saml, ['tokenServicePassword']),
    'tokenServicePassword',
    'replace',
  );
  expect(faultsOf(catalogue, { ...state }).get('tokenServicePassword')).toBe('required');
});

test('a stored secret satisfies what is required', () => {
  expect(faultsOf(catalogue, formOf(catalogue, basic, ['Password'])).size).toBe(0);
  expect(faultsOf(catalogue, formOf(catalogue, basic, [])).get('Password')).toBe('required');
});

test('an additional secret is kept, replaced and removed with its row', () => {
  const state = formOf(catalogue, basic, ['Password', 'URL.headers.APIKey']);
  const row = state.rows[0];
  if (!row) throw new Error('no row');
  expect(bodyFor(state)).toEqual(basic);
  const replaced = withRow(withRowSecret(state, row.id, 'replace'), row.id, { value: 'new' });
  expect(bodyFor(replaced)['URL.headers.APIKey']).toBe('new');
  expect(bodyFor(withRowSecret(state, row.id, 'remove'))['URL.headers.APIKey']).toBeNull();
  expect(bodyFor(withoutRow(state, row.id))['URL.headers.APIKey']).toBeNull();
});

test('another authentication type keeps the values of the first as additional properties and brings its defaults', () => {
  const before = formOf(catalogue, basic, ['Password']);
  const after = withField(catalogue, before, 'Authentication', 'OAuth2SAMLBearerAssertion');
  expect(movedToRows(before, after)).toEqual(['User', 'Password']);
  expect(after.fields.tokenServiceURLType?.value).toBe('Dedicated');
  const back = withField(catalogue, after, 'Authentication', 'BasicAuthentication');
  expect(back.fields.User?.value).toBe('u');
  expect(back.fields.Password?.stored).toBe(true);
});

test('only an HTTP destination has fields of an authentication type and needs a URL', () => {
  const state = formOf(catalogue, { Name: 'M', Type: 'MAIL', Authentication: 'BasicAuthentication' }, []);
  expect(fieldsOf(catalogue, state).map(one => one.name)).not.toContain('User');
  expect(faultsOf(catalogue, state).size).toBe(0);
});

test('what is required may depend on an additional property', () => {
  expect(faultsOf(catalogue, formOf(catalogue, saml, [])).get('audience')).toBe('required');
  const provided = { ...saml, SAMLAssertionProvider: 'ClientProvided' };
  expect(faultsOf(catalogue, formOf(catalogue, provided, [])).size).toBe(0);
});

test('a property that is there twice and a value without a name are pointed out; an empty row is not', () => {
  let state = withNewRow(formOf(catalogue, { ...saml, audience: 'x' }, []));
  expect(faultsOf(catalogue, state).size).toBe(0);
  const id = state.rows[0]?.id ?? 0;
  state = withRow(state, id, { value: 'v' });
  expect(faultsOf(catalogue, state).get('')).toBe('required');
  expect(faultsOf(catalogue, withRow(state, id, { name: 'audience' })).get('audience')).toBe('twice');
});

test('an empty form begins with the defaults', () => {
  expect(bodyFor(emptyForm(catalogue))).toEqual({ Type: 'HTTP', Authentication: 'NoAuthentication' });
});

test('values are sent without the spaces around them, secrets as they are', () => {
  const state = withField(catalogue, formOf(catalogue, basic, []), 'URL', ' https://b.example\n');
  expect(bodyFor(withField(catalogue, state, 'Password', ' p '))).toMatchObject({
    URL: 'https://b.example',
    Password: ' p ',
  });
});

test('secrets are recognised by their names as the server does', () => {
  for (const name of [
    'Password',
    'clientsecret',
    'URL.headers.APIKey',
    'tokenService.body.refresh_token',
    'jco.client.passwd',
    'jco.client.mysapsso2',
    'privateKey',
    'refresh_token',
  ]) {
    expect(isSecret(name), name).toBe(true);
  }
  for (const name of ['clientKey', 'apiKey', 'URL.headers.Accept', 'jco.client.user', 'jco.client.getsso2'])
    expect(isSecret(name), name).toBe(false);
});

test('a suggestion is found by name or by the beginning of it', () => {
  expect(suggestionFor(catalogue, 'URL.headers.X')?.description).toBe('Header.');
  expect(suggestionFor(catalogue, 'Tc.enabled')).toBeUndefined();
});

test('the destination for persons has neither the technical user nor its key nor the switch', () => {
  const primary = {
    properties: {
      ...saml,
      SystemUser: 'TECH',
      nameQualifier: 'q',
      clientKey: 'k',
      apiKey: 'k',
      companyId: 'C',
      'tc.enabled': 'true',
      'tc.provider_type': 'SuccessFactors',
    },
    secrets: [],
    warnings: [],
  } as unknown as Destination;
  expect(secondaryOf(primary)).toEqual({
    ...saml,
    Name: 'S_PP',
    companyId: 'C',
    'tc.provider_type': 'SuccessFactors',
  });
  expect(copyOf(primary).Name).toBe('S_copy');
});
