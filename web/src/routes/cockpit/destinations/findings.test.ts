import { expect, test } from 'vitest';
import { byProperty, draftOf, type Finding, fitsForm, withChange, worstOf } from './findings.ts';
import { bodyFor, type Catalogue, type Field, formOf, withRowSecret } from './form.ts';

function field(name: string): Field {
  return { name, description: `${name}.`, required: false, secret: name === 'Password', closed: false };
}

const catalogue: Catalogue = {
  common: ['Name', 'Type', 'URL', 'Authentication'].map(field),
  authentications: [
    {
      name: 'BasicAuthentication',
      supported: true,
      further: [],
      fields: ['User', 'Password'].map(field),
    },
  ],
  suggestions: [],
};
const basic = {
  Name: 'b',
  Type: 'HTTP',
  URL: 'https://b.example',
  Authentication: 'BasicAuthentication',
  User: 'u',
  'Tc.enabled': 'true',
};
const finding = (property: string | null, severity: Finding['severity'] = 'WARNING'): Finding => ({
  destination: 'b',
  code: 'MISSPELT',
  severity,
  property,
  message: 'm',
  fix: 'f',
  change: null,
  safe: false,
  example: null,
});
const change = (
  part: Partial<{ rename: Record<string, string>; remove: string[]; set: Record<string, string> }>,
) => ({
  rename: {},
  remove: [],
  set: {},
  ...part,
});

test('a finding stands at the property it is about, and above all if the form does not show that', () => {
  const findings = [finding('Tc.enabled'), finding(null), finding('tc.provider_type')];
  const found = byProperty(findings, ['Name', 'Tc.enabled']);
  expect(found.get('Tc.enabled')).toEqual([findings[0]]);
  expect(found.get('')).toEqual([findings[1], findings[2]]);
});

test('the gravest finding counts', () => {
  expect(worstOf([finding(null, 'HINT'), finding(null, 'ERROR'), finding(null)])).toBe('ERROR');
  expect(worstOf([])).toBeNull();
});

test('the rules are told the names of secrets and never their values', () => {
  const stored = formOf(catalogue, basic, ['Password']);
  expect(draftOf(stored)).toEqual({ properties: basic, secrets: ['Password'] });
  const typed = formOf(catalogue, { ...basic, Password: 'quiet harbour' }, []);
  expect(draftOf(typed)).toEqual({ properties: basic, secrets: ['Password'] });
});

test('a fix renames, removes and sets in the form, and nothing else changes', () => {
  const state = formOf(catalogue, { ...basic, superfluous: 'x' }, ['Password']);
  const fixed = withChange(
    catalogue,
    state,
    change({
      rename: { 'Tc.enabled': 'tc.enabled' },
      remove: ['superfluous'],
      set: { URL: 'https://c.example', added: 'y' },
    }),
  );
  const { 'Tc.enabled': enabled, ...others } = basic;
  expect(bodyFor(fixed)).toEqual({
    ...others,
    'tc.enabled': enabled,
    URL: 'https://c.example',
    added: 'y',
  });
  expect(fixed.storedSecrets).toEqual(['Password']);
  expect(fixed.fields.Password?.stored).toBe(true);
  expect(new Set(fixed.rows.map(row => row.id)).size).toBe(fixed.rows.length);
});

test('a secret taken away stays so through a fix, and removing a kept one takes it away', () => {
  const state = formOf(catalogue, { ...basic, Authentication: 'NoAuthentication' }, ['Password']);
  const gone = withRowSecret(state, state.rows.find(row => row.name === 'Password')?.id ?? -1, 'remove');
  const fixed = withChange(catalogue, gone, change({ set: { Authentication: 'BasicAuthentication' } }));
  expect(fixed.fields.Password?.removed).toBe(true);
  expect(bodyFor(withChange(catalogue, state, change({ remove: ['Password'] }))).Password).toBeNull();
});

test('only the server can rename a secret it keeps', () => {
  const state = formOf(catalogue, basic, ['password']);
  expect(fitsForm(state, change({ rename: { password: 'Password' } }))).toBe(false);
  expect(fitsForm(state, change({ rename: { 'Tc.enabled': 'tc.enabled' } }))).toBe(true);
});
