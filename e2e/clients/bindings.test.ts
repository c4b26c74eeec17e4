/** What `docket env` gives an application, read as applications read it. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { accessToken, CloudClient } from './src/client.ts';
import { docket } from './src/docket.ts';
import { landscape } from './src/landscape.ts';

const directory = mkdtempSync(join(tmpdir(), 'docket-env-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const env = (...args: string[]) => docket(landscape().demo.dataDirectory, ['env', ...args]);
const isPrivate = (file: string) => (statSync(file).mode & 0o077) === 0;

/** An application: finds its binding in VCAP_SERVICES and asks for a token over https. */
const APPLICATION = `
  const { uaadomain, clientid, clientsecret } = JSON.parse(process.env.VCAP_SERVICES).xsuaa[0].credentials;
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientid, client_secret: clientsecret });
  fetch('https://' + uaadomain + '/oauth/token', { method: 'POST', body }).then(answer => console.log(answer.status));
`;

it('dotenv: a shell reads the file, and an application started from it gets a token over https', () => {
  const file = join(directory, '.env');
  env('--format', 'dotenv', '--file', file);
  expect(isPrivate(file)).toBe(true);
  const script = `set -a; . "${file}"; exec "${process.execPath}" --eval "$APPLICATION"`;
  const { NODE_EXTRA_CA_CERTS: _, VCAP_SERVICES: __, ...clean } = process.env;
  const printed = execFileSync('sh', ['-c', script], { env: { ...clean, APPLICATION }, encoding: 'utf8' });
  expect(printed.trim()).toBe('200');
});

it('vcap: every service with its label, its plan and its credentials', async () => {
  const services = JSON.parse(env('--format', 'vcap'));
  expect(Object.keys(services).toSorted()).toEqual(['destination', 'one-inbox-service', 'xsuaa']);
  const [taskCenter] = services['one-inbox-service'];
  expect(taskCenter.credentials.endpoints.inbox_rest_url).toMatch(/\/task-center-service$/);
  accessToken(await new CloudClient(taskCenter.credentials.uaa).clientToken());
});

it('vcap: one key that was named, and no other', () => {
  const services = JSON.parse(env('--format', 'vcap', 'app/key'));
  expect(Object.keys(services)).toEqual(['xsuaa']);
  expect(services.xsuaa[0]).toMatchObject({
    name: 'app',
    label: 'xsuaa',
    plan: 'application',
    binding_name: 'key',
  });
});

it('default-env: the variables as one object', () => {
  const file = join(directory, 'default-env.json');
  env('--format', 'default-env', '--file', file, 'app');
  const variables = JSON.parse(readFileSync(file, 'utf8'));
  expect(variables.VCAP_SERVICES.xsuaa[0].credentials.clientid).toBe(landscape().demo.application.clientid);
  expect(isPrivate(file)).toBe(true);
});

it('k8s: mounted files, each readable by its owner alone, which the metadata tells how to read', () => {
  const root = join(directory, 'bindings');
  env('--format', 'k8s', '--file', root, 'app');
  const read = (name: string) => readFileSync(join(root, 'app', name), 'utf8');
  expect([read('type'), read('provider')]).toEqual(['xsuaa', 'docket']);
  const { credentialProperties } = JSON.parse(read('.metadata'));
  const credentials = Object.fromEntries(
    credentialProperties.map(({ name, format }: { name: string; format: string }) => [
      name,
      format === 'json' ? JSON.parse(read(name)) : read(name),
    ]),
  );
  expect(credentials).toEqual(landscape().demo.application);
  expect(readdirSync(join(root, 'app')).every(name => isPrivate(join(root, 'app', name)))).toBe(true);
});

it('k8s: secrets for kubectl without a directory', () => {
  const { items } = JSON.parse(env('--format', 'k8s', 'app/key'));
  expect(items[0]).toMatchObject({
    kind: 'Secret',
    type: 'servicebinding.io/xsuaa',
    metadata: { name: 'app' },
  });
});

it('a key that is not there is named', () => {
  expect(() => env('app/none')).toThrow(/none/);
  expect(() => env('nowhere')).toThrow(/no service instance/);
});
