/** Role collections, the roles in them, and who has them. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '../../../api/client.ts';
import type { components } from '../../../api/schema.ts';

export type RoleCollection = components['schemas']['RoleCollection'];
export type Role = components['schemas']['RoleDescription'];
export type Person = components['schemas']['RoleCollectionPerson'];

/** A group of the directory. */
export interface Group {
  id: string;
  displayName: string;
}

/** What a form says about a collection. */
export interface Draft {
  name: string;
  description: string;
  roles: string[];
}

const ALL = ['role-collections'] as const;
const ROOT = '/cockpit-api/v1/role-collections';
const ONE = '/cockpit-api/v1/role-collections/{name}';
const PEOPLE = '/cockpit-api/v1/role-collections/{name}/users';
const PERSON = '/cockpit-api/v1/role-collections/{name}/users/{id}';
const GROUPS = '/cockpit-api/v1/role-collections/{name}/groups';
const GROUP = '/cockpit-api/v1/role-collections/{name}/groups/{id}';

export function useRoleCollections() {
  return useQuery({ queryKey: ALL, queryFn: async () => (await bodyOf(client.GET(ROOT))).value });
}

export function useRoleCollection(name: string) {
  return useQuery({
    queryKey: [...ALL, name],
    queryFn: () => bodyOf(client.GET(ONE, { params: { path: { name } } })),
  });
}

/** The roles there are to put into collections: docket's own, then the applications'. */
export function useRoles() {
  return useQuery({
    queryKey: ['roles'],
    queryFn: async () => (await bodyOf(client.GET('/cockpit-api/v1/roles'))).value,
  });
}

/** The people who were given the collection themselves, page by page. */
export function usePeople(name: string) {
  return useQuery({
    queryKey: [...ALL, name, 'people'],
    queryFn: async () => {
      const people: Person[] = [];
      let after: string | undefined;
      do {
        const query = { limit: 1000, ...(after === undefined ? {} : { after }) };
        const page = await bodyOf(client.GET(PEOPLE, { params: { path: { name }, query } }));
        people.push(...page.value);
        after = page.next;
      } while (after !== undefined);
      return people;
    },
  });
}

export function useGroups(name: string) {
  return useQuery({
    queryKey: [...ALL, name, 'groups'],
    queryFn: async () => (await bodyOf(client.GET(GROUPS, { params: { path: { name } } }))).value,
  });
}

/** How many groups are offered at most; a longer search finds the others. */
export const MOST_GROUPS = 50;

/** The groups of the directory whose display name holds the text. */
export function useDirectoryGroups(search: string, enabled: boolean) {
  return useQuery({
    queryKey: ['directory-groups', search],
    queryFn: async (): Promise<Group[]> => {
      const text = search.trim();
      const query = {
        count: MOST_GROUPS,
        excludedAttributes: 'members',
        sortBy: 'displayName',
        ...(text === '' ? {} : { filter: `displayName co ${JSON.stringify(text)}` }),
      };
      const { Resources: found } = await bodyOf(client.GET('/scim/v2/Groups', { params: { query } }));
      const resources: readonly Record<string, unknown>[] = found ?? [];
      return resources.map(one => ({ id: String(one.id), displayName: String(one.displayName) }));
    },
    placeholderData: before => before,
    enabled,
  });
}

/** Whatever changes, lists and counts, and maybe what the signed-in person may do, change with it. */
function useChange<V>(change: (values: V) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([ALL, ['users'], ['me']].map(queryKey => queries.invalidateQueries({ queryKey }))),
  });
}

export function useCreateCollection() {
  return useChange((body: Draft) => bodyOf(client.POST(ROOT, { body })));
}

export function useReplaceCollection() {
  return useChange(({ name, description, roles }: Draft) =>
    bodyOf(client.PUT(ONE, { params: { path: { name } }, body: { description, roles } })),
  );
}

/** The collection itself is not asked for again: its page is still open, and it is gone. */
export function useDeleteCollection(name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.DELETE(ONE, { params: { path: { name } } }),
    onSuccess: () =>
      Promise.all(
        [ALL, ['users'], ['me']].map(queryKey => queries.invalidateQueries({ queryKey, exact: true })),
      ),
  });
}

export interface Holder {
  kind: 'person' | 'group';
  id: string;
}

export function useAssign(name: string) {
  return useChange(async (holders: readonly Holder[]) => {
    for (const { kind, id } of holders) {
      const params = { path: { name, id } };
      await (kind === 'person' ? client.PUT(PERSON, { params }) : client.PUT(GROUP, { params }));
    }
  });
}

export function useUnassign(name: string) {
  return useChange(({ kind, id }: Holder) => {
    const params = { path: { name, id } };
    return kind === 'person' ? client.DELETE(PERSON, { params }) : client.DELETE(GROUP, { params });
  });
}
