/** What administrators ask of the server: service instances and their keys, boosters, people, connectors. */

import type { Client } from 'openapi-fetch';
import { bodyOf, client } from './client.ts';

export interface ServiceInstance {
  id: string;
  name: string;
  service: string;
  plan: string;
  clientId: string;
  parameters: Record<string, unknown>;
  createdAt: string;
}

export interface NewServiceInstance {
  name: string;
  service: string;
  plan?: string;
  parameters?: Record<string, unknown>;
}

export interface ServiceKey {
  id: string;
  name: string;
  createdAt: string;
}

/** With its secrets: keep it no longer than it is on the screen. */
export interface ServiceKeyWithCredentials {
  name: string;
  createdAt: string;
  credentials: Record<string, unknown>;
}

export interface Booster {
  name: string;
  title: string;
  description: string;
  steps: { title: string; description: string }[];
}

export interface BoosterStep {
  title: string;
  status: 'CREATED' | 'EXISTS' | 'SKIPPED' | 'FAILED';
  detail: string;
}

export interface User {
  id: string;
  userName: string;
  email: string;
  displayName: string;
  givenName: string | null;
  familyName: string | null;
  locale: string | null;
  active: boolean;
  providerIds: Record<string, string>;
  roles: string[];
  createdAt: string;
  modifiedAt: string;
}

export interface NewUser {
  id?: string;
  userName: string;
  email: string;
  displayName?: string;
  givenName?: string;
  familyName?: string;
  password?: string;
  providerIds?: Record<string, string>;
}

export interface UserChange {
  userName?: string;
  email?: string;
  displayName?: string;
  givenName?: string;
  familyName?: string;
  active?: boolean;
  providerIds?: Record<string, string | null>;
}

export interface Role {
  name: string;
  description: string;
}

export interface Connector {
  id: string;
  status: 'OK' | 'WARNING' | 'ERROR' | 'PAUSED';
  message: string | null;
  providerType: string;
  url: string;
  push: boolean;
  reachable: boolean;
  counts: { stored: number; valid: number; invalid: number };
}

export interface Job {
  jobType: 'CONFIG' | 'INITIAL' | 'META' | 'DELTA' | 'PUSH';
  status: 'OK' | 'RUNNING' | 'WARNING' | 'ERROR';
  message: string;
  startedAt: string;
  finishedAt: string | null;
  counts: Record<string, number>;
  logs: JobLog[];
}

export interface JobLog {
  at: string;
  level: string;
  text: string;
}

export interface ConnectorWithJobs extends Connector {
  jobs: Job[];
}

export interface ServiceStatus {
  code: string;
  status: 'OK' | 'WARNING' | 'ERROR';
  message: string;
  modifiedAt: string | null;
}

interface List<T> {
  value: T[];
}

type Answer<T> = { responses: { 200: { content: { 'application/json': T } } } };
type Body<T> = { requestBody: { content: { 'application/json': T } } };
type Path<T> = { parameters: { path: T } };
type Done = { responses: { 204: { content?: never } } };

interface AdministrationPaths {
  '/cockpit-api/v1/service-instances': {
    get: Answer<List<ServiceInstance>>;
    post: Body<NewServiceInstance> & Answer<ServiceInstance>;
  };
  '/cockpit-api/v1/service-instances/{name}': {
    delete: { parameters: { path: { name: string }; query: { purge: boolean } } } & Done;
  };
  '/cockpit-api/v1/service-instances/{name}/keys': {
    get: Path<{ name: string }> & Answer<List<ServiceKey>>;
    post: Path<{ name: string }> & Body<{ name: string }> & Done;
  };
  '/cockpit-api/v1/service-instances/{name}/keys/{key}': {
    get: Path<{ name: string; key: string }> & Answer<ServiceKeyWithCredentials>;
    delete: Path<{ name: string; key: string }> & Done;
  };
  '/cockpit-api/v1/boosters': { get: Answer<List<Booster>> };
  '/cockpit-api/v1/boosters/task-center/run': {
    post: Body<Record<string, never>> & Answer<{ steps: BoosterStep[] }>;
  };
  '/cockpit-api/v1/users': {
    get: { parameters: { query: { limit: number; after?: string } } } & Answer<
      List<User> & { next?: string }
    >;
    post: Body<NewUser> & Answer<User>;
  };
  '/cockpit-api/v1/users/{id}': {
    get: Path<{ id: string }> & Answer<User>;
    patch: Path<{ id: string }> & Body<UserChange> & Answer<User>;
  };
  '/cockpit-api/v1/users/{id}/password': {
    put: Path<{ id: string }> & Body<{ password: string }> & Done;
  };
  '/cockpit-api/v1/users/{id}/roles/{role}': {
    put: Path<{ id: string; role: string }> & Done;
    delete: Path<{ id: string; role: string }> & Done;
  };
  '/cockpit-api/v1/roles': { get: Answer<List<Role>> };
  '/task-center-service/v1/connectors': { get: Answer<List<Connector>> };
  '/task-center-service/v1/connectors/{id}': { get: Path<{ id: string }> & Answer<ConnectorWithJobs> };
  '/task-center-service/v1/connectors/{id}/jobTypes/{jobType}': {
    get: Path<{ id: string; jobType: string }> & Answer<List<Job>>;
  };
  '/task-center-service/v1/service-status': { get: Answer<List<ServiceStatus>> };
}

const server = client as unknown as Client<AdministrationPaths>;

async function valuesOf<T>(call: Promise<{ data?: List<T> }>): Promise<T[]> {
  return (await bodyOf(call)).value;
}

const INSTANCE = '/cockpit-api/v1/service-instances/{name}';
const KEYS = '/cockpit-api/v1/service-instances/{name}/keys';
const KEY = '/cockpit-api/v1/service-instances/{name}/keys/{key}';
const USER = '/cockpit-api/v1/users/{id}';
const USER_ROLE = '/cockpit-api/v1/users/{id}/roles/{role}';

export const listInstances = () => valuesOf(server.GET('/cockpit-api/v1/service-instances'));
export const createInstance = (body: NewServiceInstance) =>
  bodyOf(server.POST('/cockpit-api/v1/service-instances', { body }));
/** Deletes the instance together with its keys. */
export const deleteInstance = (name: string) =>
  server.DELETE(INSTANCE, { params: { path: { name }, query: { purge: true } } });

export const listKeys = (name: string) => valuesOf(server.GET(KEYS, { params: { path: { name } } }));
export const createKey = (name: string, key: string) =>
  server.POST(KEYS, { params: { path: { name } }, body: { name: key } });
export const showKey = (name: string, key: string) =>
  bodyOf(server.GET(KEY, { params: { path: { name, key } } }));
export const deleteKey = (name: string, key: string) =>
  server.DELETE(KEY, { params: { path: { name, key } } });

export const listBoosters = () => valuesOf(server.GET('/cockpit-api/v1/boosters'));
export const runBooster = async () =>
  (await bodyOf(server.POST('/cockpit-api/v1/boosters/task-center/run', { body: {} }))).steps;

/** Everybody, page by page. */
export async function listUsers(): Promise<User[]> {
  const users: User[] = [];
  let after: string | undefined;
  do {
    const query = { limit: 1000, ...(after === undefined ? {} : { after }) };
    const page = await bodyOf(server.GET('/cockpit-api/v1/users', { params: { query } }));
    users.push(...page.value);
    after = page.next;
  } while (after !== undefined);
  return users;
}
export const createUser = (body: NewUser) => bodyOf(server.POST('/cockpit-api/v1/users', { body }));
export const showUser = (id: string) => bodyOf(server.GET(USER, { params: { path: { id } } }));
export const changeUser = (id: string, body: UserChange) =>
  bodyOf(server.PATCH(USER, { params: { path: { id } }, body }));
export const setPassword = (id: string, password: string) =>
  server.PUT('/cockpit-api/v1/users/{id}/password', { params: { path: { id } }, body: { password } });
export const listRoles = () => valuesOf(server.GET('/cockpit-api/v1/roles'));
export const assignRole = (id: string, role: string) =>
  server.PUT(USER_ROLE, { params: { path: { id, role } } });
export const removeRole = (id: string, role: string) =>
  server.DELETE(USER_ROLE, { params: { path: { id, role } } });

export const listConnectors = () => valuesOf(server.GET('/task-center-service/v1/connectors'));
export const showConnector = (id: string) =>
  bodyOf(server.GET('/task-center-service/v1/connectors/{id}', { params: { path: { id } } }));
export const listJobs = (id: string, jobType: string) =>
  valuesOf(
    server.GET('/task-center-service/v1/connectors/{id}/jobTypes/{jobType}', {
      params: { path: { id, jobType } },
    }),
  );
export const listServiceStatus = () => valuesOf(server.GET('/task-center-service/v1/service-status'));
