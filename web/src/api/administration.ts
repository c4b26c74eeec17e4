/** What administrators ask of the server: service instances and their keys, boosters, people, connectors. */

import { bodyOf, client } from './client.ts';
import type { components } from './schema.ts';

type Schemas = components['schemas'];

export type ServiceInstance = Schemas['ServiceInstance'];
export type NewServiceInstance = Schemas['NewServiceInstance'];
/** An instance with what an update changed. */
export type UpdatedServiceInstance = Schemas['UpdatedServiceInstance'];
export type RotatedServiceKey = Schemas['RotatedServiceKey'];
export type ServiceKey = Schemas['ServiceKeySummary'];
/** With its secrets: keep it no longer than it is on the screen. */
export type ServiceKeyWithCredentials = Schemas['ServiceKey'];
export type Booster = Schemas['Booster'];
export type BoosterStep = Schemas['BoosterStep'];
export type User = Schemas['User'];
export type NewUser = Schemas['NewUserRequest'];
export type UserChange = Schemas['UserChangeRequest'];
export type Connector = Schemas['ConnectorSummary'];
export type ConnectorWithJobs = Schemas['Connector'];
export type Job = Schemas['JobRecord'];
export type JobType = Schemas['JobType'];
export type JobLog = Schemas['JobLog'];
export type ServiceStatus = Schemas['ServiceStatus'];

async function valuesOf<T>(call: Promise<{ data?: { value: T[] } }>): Promise<T[]> {
  return (await bodyOf(call)).value;
}

const INSTANCE = '/cockpit-api/v1/service-instances/{name}';
const KEYS = '/cockpit-api/v1/service-instances/{name}/keys';
const KEY = '/cockpit-api/v1/service-instances/{name}/keys/{key}';
const USER = '/cockpit-api/v1/users/{id}';
const USER_ROLE = '/cockpit-api/v1/users/{id}/roles/{role}';

export const listInstances = () => valuesOf(client.GET('/cockpit-api/v1/service-instances'));
export const createInstance = (body: NewServiceInstance) =>
  bodyOf(client.POST('/cockpit-api/v1/service-instances', { body }));
/** Puts these parameters in the place of all it has. */
export const updateInstance = (name: string, parameters: Record<string, unknown>) =>
  bodyOf(client.PATCH(INSTANCE, { params: { path: { name } }, body: { parameters } }));
/** Deletes the instance together with its keys. */
export const deleteInstance = (name: string) =>
  client.DELETE(INSTANCE, { params: { path: { name }, query: { purge: true } } });

export const listKeys = (name: string) => valuesOf(client.GET(KEYS, { params: { path: { name } } }));
export const createKey = (name: string, key: string) =>
  client.POST(KEYS, { params: { path: { name } }, body: { name: key } });
export const showKey = (name: string, key: string) =>
  bodyOf(client.GET(KEY, { params: { path: { name, key } } }));
/** Gives the key another secret or certificate; the old one keeps working for that long. */
export const rotateKey = (name: string, key: string, keepOldSeconds: number | null) =>
  bodyOf(
    client.POST('/cockpit-api/v1/service-instances/{name}/keys/{key}/rotate', {
      params: { path: { name, key } },
      body: { keepOldSeconds },
    }),
  );
export const deleteKey = (name: string, key: string) =>
  client.DELETE(KEY, { params: { path: { name, key } } });

export const listBoosters = () => valuesOf(client.GET('/cockpit-api/v1/boosters'));
export const runBooster = async () =>
  (await bodyOf(client.POST('/cockpit-api/v1/boosters/task-center/run', { body: { userName: null } }))).steps;

/** Everybody, page by page. */
export async function listUsers(): Promise<User[]> {
  const users: User[] = [];
  let after: string | undefined;
  do {
    const query = { limit: 1000, ...(after === undefined ? {} : { after }) };
    const page = await bodyOf(client.GET('/cockpit-api/v1/users', { params: { query } }));
    users.push(...page.value);
    after = page.next;
  } while (after !== undefined);
  return users;
}
export const createUser = (body: NewUser) => bodyOf(client.POST('/cockpit-api/v1/users', { body }));
export const showUser = (id: string) => bodyOf(client.GET(USER, { params: { path: { id } } }));
export const changeUser = (id: string, body: UserChange) =>
  bodyOf(client.PATCH(USER, { params: { path: { id } }, body }));
export const setPassword = (id: string, password: string) =>
  client.PUT('/cockpit-api/v1/users/{id}/password', { params: { path: { id } }, body: { password } });
export const assignRole = (id: string, role: string) =>
  client.PUT(USER_ROLE, { params: { path: { id, role } } });
export const removeRole = (id: string, role: string) =>
  client.DELETE(USER_ROLE, { params: { path: { id, role } } });

export const listConnectors = () => valuesOf(client.GET('/task-center-service/v1/connectors'));
export const showConnector = (id: string) =>
  bodyOf(client.GET('/task-center-service/v1/connectors/{id}', { params: { path: { id } } }));
export const listJobs = (id: string, jobType: JobType) =>
  valuesOf(
    client.GET('/task-center-service/v1/connectors/{id}/jobTypes/{jobType}', {
      params: { path: { id, jobType } },
    }),
  );
export const listServiceStatus = () => valuesOf(client.GET('/task-center-service/v1/service-status'));
