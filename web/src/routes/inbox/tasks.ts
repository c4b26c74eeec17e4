/** Tasks as the task center serves them, and the calls of the inbox. */

import { bodyOf, client } from '../../api/client.ts';
import type { components } from '../../api/schema.ts';
import { type ListQuery, parametersOf } from './listQuery.ts';

export type Task = components['schemas']['Task'];
export type Decision = components['schemas']['Decision'];
export type Nature = components['schemas']['Nature'];
export type Priority = components['schemas']['Priority'];
export type Attribute = components['schemas']['AttributeValue'];
export type OperationError = components['schemas']['OperationError'];
export type TaskDefinition = components['schemas']['TaskDefinition'];

/** A response completes its task, an action leaves it open. */
export type Kind = 'response' | 'action';

/** One page, and the providers that could not be asked. */
export interface Page {
  tasks: Task[];
  count: number;
  /** Where the next page begins; `null` on the last one. */
  next: string | null;
  inaccessible: string[];
}

/** What goes to the provider with a decision. */
export interface Statement {
  comment: string | null;
  reasonCode: string | null;
}

export const OPEN_STATES: readonly string[] = ['READY', 'RESERVED', 'IN_PROGRESS'];

export async function listTasks(query: ListQuery, top: number, token: string | null): Promise<Page> {
  const { data, response } = await client.GET('/task-center-service/v1/tasks', {
    params: { query: { $top: top, ...(token ? { $skiptoken: token } : {}), ...parametersOf(query) } },
    querySerializer: { array: { style: 'form', explode: false } },
  });
  return {
    tasks: data?.value ?? [],
    count: data?.count ?? 0,
    next: tokenOf(data?.nextLink),
    inaccessible: namesOf(response.headers.get('X-Inaccessible-Providers')),
  };
}

export function getTask(urn: string): Promise<Task> {
  return bodyOf(client.GET('/task-center-service/v1/tasks/{urn}', { params: { path: { urn } } }));
}

export function getDescription(urn: string): Promise<string> {
  return bodyOf(
    client.GET('/task-center-service/v1/tasks/{urn}/description', {
      params: { path: { urn } },
      parseAs: 'text',
    }),
  );
}

export async function listTaskDefinitions(): Promise<TaskDefinition[]> {
  return (await bodyOf(client.GET('/task-center-service/v1/taskDefinitions'))).value;
}

/** Carries a decision out; `accepted` if its provider will finish it later. The same key never decides twice. */
export async function decide(
  urn: string,
  kind: Kind,
  code: string,
  statement: Statement,
  key: string,
): Promise<{ task: Task; accepted: boolean }> {
  const options = {
    params: { path: { urn }, header: { 'Idempotency-Key': key } },
    body: { code, ...statement },
  };
  const { data, response } =
    kind === 'response'
      ? await client.POST('/task-center-service/v1/tasks/{urn}/response', options)
      : await client.POST('/task-center-service/v1/tasks/{urn}/action', options);
  return { task: data as Task, accepted: response.status === 202 };
}

/** The key of the next page in `nextLink`. */
export function tokenOf(nextLink: string | undefined): string | null {
  if (!nextLink) return null;
  return new URL(nextLink, window.location.origin).searchParams.get('$skiptoken');
}

/** The names in the header, which are percent-encoded where a header cannot hold them. */
export function namesOf(header: string | null): string[] {
  return (header ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
    .map(name => {
      try {
        return decodeURIComponent(name);
      } catch {
        return name;
      }
    });
}

/** The link of a task to its own app, if a browser may follow it. */
export function appLink(task: Pick<Task, 'uiLink'>): string | null {
  return task.uiLink && /^https?:\/\//i.test(task.uiLink) ? task.uiLink : null;
}
