/** What the guided page reads, and what it makes. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  createInstance,
  createKey,
  listConnectors,
  listInstances,
  listKeys,
  showConnector,
  showKey,
} from '../../../api/administration.ts';
import { bodyOf, client } from '../../../api/client.ts';
import { Problem } from '../../../api/problem.ts';
import { testDestination, useDestinations } from '../destinations/queries.ts';
import { notedValues } from '../instances/noted.ts';
import { hasFetched } from './progress.ts';
import type { Properties } from './properties.ts';
import { secondaryName } from './tenant.ts';

const TASK_CENTER = 'one-inbox-service';
/** The names SAP's guide suggests for what is made for this connection alone. */
export const NEW_INSTANCE = 'successfactors_taskcenter';
export const NEW_KEY = 'sf_key';
const SOON_MILLISECONDS = 2_000;
const LATER_MILLISECONDS = 15_000;

/** Nothing, where there is none yet. */
async function orNull<T>(call: Promise<T>): Promise<T | null> {
  return call.catch(reason => {
    if (reason instanceof Problem && reason.status === 404) return null;
    throw reason;
  });
}

/** Makes the first trust certificate. */
export function useMakeTrust() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => bodyOf(client.POST('/cockpit-api/v1/trust')),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['trust'] }),
  });
}

/** The instances of the task center. */
export function useInstances() {
  return useQuery({
    queryKey: ['instances'],
    queryFn: listInstances,
    select: all => all.filter(one => one.service === TASK_CENTER),
  });
}

/** The newest key of an instance, its secret left out. */
export function useNotedKey(instance: string | null) {
  return useQuery({
    queryKey: ['instances', instance, 'noted'],
    queryFn: async () => {
      const keys = await listKeys(instance ?? '');
      const newest = keys.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))[0];
      if (!newest) return null;
      const { credentials } = await showKey(instance ?? '', newest.name);
      return {
        name: newest.name,
        values: notedValues(TASK_CENTER, credentials).filter(value => !value.secret),
      };
    },
    enabled: instance !== null,
  });
}

/** Makes an instance if it is missing, and a key of it. */
export function useMakeKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (instance: string | null) => {
      const name = instance ?? (await createInstance({ name: NEW_INSTANCE, service: TASK_CENTER })).name;
      await createKey(name, NEW_KEY);
      return name;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['instances'] }),
  });
}

/** The two destinations of a connection, and all others. */
export function usePair(name: string) {
  const { data, error, isPending } = useDestinations(true);
  const find = (wanted: string) => data?.find(one => one.properties.Name === wanted)?.properties;
  return { all: data, error, isPending, primary: find(name), secondary: find(secondaryName(name)) };
}

/** Makes a destination, or gives an existing one these properties and leaves its others and its secrets alone. */
export function useWrite() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ found, wanted }: { found: Properties | undefined; wanted: Properties }) => {
      const body = { ...found, ...wanted };
      return found
        ? bodyOf(
            client.PUT('/cockpit-api/v1/destinations/{name}', {
              params: { path: { name: found.Name ?? '' } },
              body,
            }),
          )
        : bodyOf(client.POST('/cockpit-api/v1/destinations', { body }));
    },
    onSuccess: saved =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['destinations'] }),
        queries.invalidateQueries({ queryKey: ['connect', saved.properties.Name] }),
      ]),
  });
}

/**
 * A call through a destination with a token fetched for it, for its technical user or for `person`; made once, after each
 * change of the destination, and again on demand.
 */
export function useTest(name: string, person: string | null, enabled: boolean) {
  return useQuery({
    queryKey: ['connect', name, 'test', person],
    queryFn: () => testDestination(name, person),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
}

/** The connector of a destination that is switched on; looked at often until it has loaded its tasks. */
export function useConnector(name: string, enabled: boolean) {
  return useQuery({
    queryKey: ['connect', name, 'connector'],
    // Its own address would be looked up in vain until docket has noticed it.
    queryFn: async () => {
      const all = await listConnectors();
      return all.some(one => one.id === name) ? orNull(showConnector(name)) : null;
    },
    enabled,
    refetchInterval: query => (hasFetched(query.state.data ?? null) ? LATER_MILLISECONDS : SOON_MILLISECONDS),
  });
}
