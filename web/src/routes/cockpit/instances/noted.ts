/** Which values of a service key one has to note, and how its JSON is shown. */

/** One value of a service key; `path` is how guides name it, as in `uaa.clientid`. */
export interface NotedValue {
  path: string;
  value: string;
  secret: boolean;
}

/** By service: the values the other system asks for. Task center: SAP's guide for connecting a task provider. */
const noted: Record<string, readonly string[]> = {
  'one-inbox-service': ['endpoints.inbox_rest_url', 'uaa.url', 'uaa.clientid', 'uaa.clientsecret'],
  destination: ['uri', 'url', 'clientid', 'clientsecret'],
  xsuaa: ['url', 'clientid', 'clientsecret'],
};

const SECRET = 'clientsecret';
/** What nobody should see over a shoulder: the secret, and the private key of a key with a certificate. */
const MASKED: readonly string[] = [SECRET, 'key'];
const MASK = '••••••••';

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(credentials: Json, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), credentials);
}

/** The values to note, those the key has. */
export function notedValues(service: string, credentials: Json): NotedValue[] {
  return (noted[service] ?? []).flatMap(path => {
    const value = at(credentials, path);
    return typeof value === 'string' ? [{ path, value, secret: path.endsWith(SECRET) }] : [];
  });
}

/** The key as JSON to read; `masked` hides its secrets. */
export function formatKey(credentials: Json, masked: boolean): string {
  const hide = (name: string, value: unknown) =>
    masked && typeof value === 'string' && MASKED.includes(name) ? MASK : value;
  return JSON.stringify(credentials, hide, 2);
}

/** What a downloaded key is called. */
export function fileName(instance: string, key: string): string {
  const safe = (name: string) => name.replace(/[^\p{L}\p{N}._-]+/gu, '_');
  return `${safe(instance)}-${safe(key)}.json`;
}
