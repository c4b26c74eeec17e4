/** A destination as a form: labelled fields, additional properties, and secrets that are never shown. */

import type { components } from '../../../api/schema.ts';

export type Destination = components['schemas']['Destination'];
export type Catalogue = components['schemas']['PropertyCatalogue'];
export type Field = components['schemas']['PropertyField'];
export type Suggestion = components['schemas']['PropertySuggestion'];

/** A property in the form. */
export interface Entry {
  value: string;
  /** The server keeps a secret for it, and it is left alone. */
  stored: boolean;
  /** Its secret is taken away when the form is saved. */
  removed?: boolean;
}

/** What happens to a secret the server keeps. */
export type SecretChoice = 'keep' | 'replace' | 'remove';

/** An additional property. */
export interface Row extends Entry {
  id: number;
  name: string;
}

export interface FormState {
  fields: Readonly<Record<string, Entry>>;
  rows: readonly Row[];
  /** The secrets the server keeps. */
  storedSecrets: readonly string[];
  nextId: number;
}

/** What is wrong with a property, by its name; the reason is a key of the texts. */
export type Faults = ReadonlyMap<string, 'required' | 'twice'>;

const nothing: Entry = { value: '', stored: false };

export function entryOf(state: FormState, name: string): Entry {
  return state.fields[name] ?? nothing;
}

/** The value a property has, wherever in the form it stands. */
export function propertyOf(state: FormState, name: string): string {
  return state.fields[name]?.value ?? state.rows.find(row => row.name === name)?.value ?? '';
}

/** The fields of the authentication type chosen. Only HTTP destinations have one. */
export function authenticationFields(catalogue: Catalogue, state: FormState): readonly Field[] {
  if (propertyOf(state, 'Type') !== 'HTTP') return [];
  const name = propertyOf(state, 'Authentication') || 'NoAuthentication';
  return catalogue.authentications.find(one => one.name === name)?.fields ?? [];
}

/** All labelled fields, in order. */
export function fieldsOf(catalogue: Catalogue, state: FormState): readonly Field[] {
  return [...catalogue.common, ...authenticationFields(catalogue, state)];
}

/** A form for a new destination, with the defaults it begins with. */
export function emptyForm(catalogue: Catalogue): FormState {
  const defaults = catalogue.common.filter(field => field.default);
  return formOf(catalogue, Object.fromEntries(defaults.map(field => [field.name, field.default ?? ''])), []);
}

export function formOf(
  catalogue: Catalogue,
  properties: Readonly<Record<string, string>>,
  secrets: readonly string[],
): FormState {
  const rows = [
    ...Object.entries(properties).map(([name, value]) => ({ name, value, stored: false })),
    ...secrets.map(name => ({ name, value: '', stored: true })),
  ];
  return formWith(
    catalogue,
    rows.map((row, id) => ({ ...row, id })),
    secrets,
    rows.length,
  );
}

/** A form with these properties, each where it belongs. */
export function formWith(
  catalogue: Catalogue,
  rows: readonly Row[],
  storedSecrets: readonly string[],
  nextId: number,
): FormState {
  const state: FormState = { fields: {}, rows, storedSecrets, nextId };
  // Twice: what the labelled fields are depends on Type and Authentication.
  return arranged(catalogue, arranged(catalogue, state));
}

/** Puts every property where it belongs: into its labelled field if it has one, else among the additional properties. */
function arranged(catalogue: Catalogue, state: FormState): FormState {
  const names = new Set(fieldsOf(catalogue, state).map(field => field.name));
  const fields: Record<string, Entry> = {};
  const rows: Row[] = [];
  let nextId = state.nextId;
  for (const [name, entry] of Object.entries(state.fields)) {
    if (names.has(name)) fields[name] = entry;
    else if (entry.stored || entry.value !== '') rows.push({ ...entry, name, id: nextId++ });
  }
  for (const row of state.rows) {
    const taken = fields[row.name];
    const free = !taken || (taken.value === '' && !taken.stored);
    if (names.has(row.name) && free) {
      const { id: _, name, ...entry } = row;
      fields[name] = entry;
    } else rows.push(row);
  }
  return { ...state, fields, rows, nextId };
}

export function withField(catalogue: Catalogue, state: FormState, name: string, value: string): FormState {
  const changed = { ...state, fields: { ...state.fields, [name]: { value, stored: false } } };
  if (name !== 'Type' && name !== 'Authentication') return changed;
  const moved = arranged(catalogue, changed);
  const fields = { ...moved.fields };
  for (const field of authenticationFields(catalogue, moved)) {
    if (field.default) fields[field.name] ??= { value: field.default, stored: false };
  }
  return { ...moved, fields };
}

function chosen(choice: SecretChoice): Entry {
  return { value: '', stored: choice === 'keep', removed: choice === 'remove' };
}

export function withSecret(state: FormState, name: string, choice: SecretChoice): FormState {
  return { ...state, fields: { ...state.fields, [name]: chosen(choice) } };
}

export function withRowSecret(state: FormState, id: number, choice: SecretChoice): FormState {
  const rows = state.rows.map(row => (row.id === id ? { ...row, ...chosen(choice) } : row));
  return { ...state, rows };
}

/** The properties that a change moved from labelled fields to the additional ones. */
export function movedToRows(before: FormState, after: FormState): string[] {
  const were = new Set(before.rows.map(row => row.name));
  return after.rows.map(row => row.name).filter(name => name in before.fields && !were.has(name));
}

export function withNewRow(state: FormState): FormState {
  const row = { id: state.nextId, name: '', value: '', stored: false };
  return { ...state, rows: [...state.rows, row], nextId: state.nextId + 1 };
}

export function withRow(
  state: FormState,
  id: number,
  change: Partial<Pick<Row, 'name' | 'value'>>,
): FormState {
  const rows = state.rows.map(row => (row.id === id ? { ...row, ...change, stored: false } : row));
  return { ...state, rows };
}

export function withoutRow(state: FormState, id: number): FormState {
  return { ...state, rows: state.rows.filter(row => row.id !== id) };
}

function isNeeded(field: Field, state: FormState): boolean {
  if (!field.required) return false;
  if (field.name === 'URL' && propertyOf(state, 'Type') !== 'HTTP') return false;
  return !(field.unless && propertyOf(state, field.unless.name) === field.unless.value);
}

/** Whether a destination without the field is refused. */
export function isRequired(field: Field, state: FormState): boolean {
  return isNeeded(field, state);
}

export function faultsOf(catalogue: Catalogue, state: FormState): Faults {
  const faults = new Map<string, 'required' | 'twice'>();
  for (const field of fieldsOf(catalogue, state)) {
    const entry = entryOf(state, field.name);
    if (isNeeded(field, state) && !entry.stored && entry.value.trim() === '')
      faults.set(field.name, 'required');
  }
  const seen = new Set(fieldsOf(catalogue, state).map(field => field.name));
  for (const row of state.rows) {
    const name = row.name.trim();
    if (name === '') {
      if (row.value !== '') faults.set('', 'required');
    } else if (seen.has(name)) faults.set(name, 'twice');
    seen.add(name);
  }
  for (const name of state.storedSecrets) {
    const entry = state.fields[name] ?? state.rows.find(row => row.name === name);
    const emptied = entry && !entry.stored && !entry.removed && entry.value === '';
    if (emptied) faults.set(name, 'required');
  }
  return faults;
}

/**
 * What is sent. A secret that was left alone is left out, which keeps it; one that was taken away is `null`, which
 * removes it.
 */
export function bodyFor(state: FormState): Record<string, string | null> {
  const body: Record<string, string | null> = {};
  const kept = new Set<string>();
  const put = (name: string, entry: Entry) => {
    if (entry.stored) kept.add(name);
    else body[name] = isSecret(name) ? entry.value : entry.value.trim();
  };
  for (const [name, entry] of Object.entries(state.fields)) {
    if (entry.stored || entry.value.trim() !== '') put(name, entry);
  }
  for (const row of state.rows) {
    if (row.name.trim() !== '' && !row.removed) put(row.name.trim(), row);
  }
  for (const name of state.storedSecrets) {
    if (!kept.has(name) && !(name in body)) body[name] = null;
  }
  return body;
}

const credentials = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'apikey',
  'api-key',
  'x-api-key',
  'access_token',
  'refresh_token',
];
const token = /(^|\.)(private[-_]?key|access_?token|refresh_?token|mysapsso2|ssoticket)$/;
const request = /^(url\.(headers|queries)|tokenserviceurl\.(headers|queries)|tokenservice\.body)\./;

/** Whether the server will keep a property as a secret, judged by its name as the server does. */
export function isSecret(name: string): boolean {
  const lower = name.toLowerCase();
  if (/password|passwd|passphrase|secret/.test(lower) || token.test(lower)) return true;
  return request.test(lower) && credentials.includes(lower.replace(request, ''));
}

/** What the catalogue knows of an additional property: exactly, else by the beginning of its name. */
export function suggestionFor(catalogue: Catalogue, name: string): Suggestion | undefined {
  const exact = catalogue.suggestions.find(one => one.name === name);
  return exact ?? catalogue.suggestions.find(one => one.prefix && name.startsWith(one.name));
}

/** Another destination like this one, under a name of its own. Secrets are not known here and cannot be copied. */
export function copyOf({ properties }: Destination): Record<string, string> {
  return { ...properties, Name: `${properties.Name}_copy` };
}

/** What only the destination of the technical user has, or is another value for persons. */
const technicalOnly =
  /^(SystemUser|nameQualifier|clientKey|apiKey|Description|tc\.(?!provider_type$|pp\.).*)$/;

/** The destination for calls in a person's own name that belongs to the technical user's; its API key is another. */
export function secondaryOf({ properties }: Destination): Record<string, string> {
  const same = Object.entries(properties).filter(([name]) => !technicalOnly.test(name));
  return { ...Object.fromEntries(same), Name: `${properties.Name}_PP` };
}

/** Whether it is a technical user's destination with a companion for persons. */
export function hasSecondary({ properties }: Destination): boolean {
  return properties.Authentication === 'OAuth2SAMLBearerAssertion' && Boolean(properties.SystemUser);
}
