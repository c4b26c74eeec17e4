/** What the pages of destinations read and change. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '../../../api/client.ts';
import { useMe } from '../../../api/me.ts';
import { bodyFor, type FormState } from './form.ts';

const ALL = ['destinations'] as const;

/** What the person may do here; each request is checked by the server again. */
export function useRights() {
  const { data: me } = useMe();
  const has = (...wanted: string[]) => me?.roles.some(role => wanted.includes(role)) ?? false;
  const write = has('SubaccountAdministrator', 'DestinationAdministrator');
  return {
    known: me !== undefined,
    connect: has('SubaccountAdministrator'),
    write,
    read: write || has('DestinationViewer'),
    trust: write || has('DestinationTrustAdministrator'),
  };
}

export function useDestinations(enabled: boolean) {
  return useQuery({
    queryKey: ALL,
    queryFn: async () => (await bodyOf(client.GET('/cockpit-api/v1/destinations'))).value,
    enabled,
  });
}

export function useDestination(name: string | null) {
  return useQuery({
    queryKey: [...ALL, name],
    queryFn: () =>
      bodyOf(client.GET('/cockpit-api/v1/destinations/{name}', { params: { path: { name: name ?? '' } } })),
    enabled: name !== null,
    refetchOnWindowFocus: false,
  });
}

export function useCatalogue() {
  return useQuery({
    queryKey: ['destination-properties'],
    queryFn: () => bodyOf(client.GET('/cockpit-api/v1/destination-properties')),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Creates a destination, or changes the one called `name`. */
export function useSave(name: string | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (state: FormState) => {
      const body = bodyFor(state);
      return name === null
        ? bodyOf(client.POST('/cockpit-api/v1/destinations', { body: withoutRemovals(body) }))
        : bodyOf(client.PUT('/cockpit-api/v1/destinations/{name}', { params: { path: { name } }, body }));
    },
    onSuccess: async saved => {
      queries.setQueryData([...ALL, saved.properties.Name], saved);
      await queries.invalidateQueries({ queryKey: ALL, exact: true });
    },
  });
}

/** A new destination has no secrets to remove. */
export function withoutRemovals(body: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).filter((pair): pair is [string, string] => pair[1] !== null),
  );
}

export function useDelete(name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      bodyOf(client.DELETE('/cockpit-api/v1/destinations/{name}', { params: { path: { name } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ALL, exact: true }),
  });
}

export function checkConnection(name: string) {
  return bodyOf(
    client.POST('/cockpit-api/v1/destinations/{name}/check-connection', { params: { path: { name } } }),
  );
}

/** Saves the trust certificate as a file; the first time there is none yet and it is made. */
export async function downloadTrust(): Promise<void> {
  let { active } = await bodyOf(client.GET('/cockpit-api/v1/trust'));
  active ??= (await bodyOf(client.POST('/cockpit-api/v1/trust'))).active;
  if (!active) return;
  const file = URL.createObjectURL(new Blob([active.certificate], { type: 'application/x-pem-file' }));
  const link = document.createElement('a');
  link.href = file;
  link.download = 'docket-trust.pem';
  link.click();
  URL.revokeObjectURL(file);
}
