/** What the pages of destinations read and change. */

import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { bodyOf, client } from '../../../api/client.ts';
import { useMe } from '../../../api/me.ts';
import { saveFile } from '../../../components/saveFile.ts';
import { draftOf, type Finding } from './findings.ts';
import { bodyFor, type Destination, type FormState } from './form.ts';
import type { ImportRequest } from './importing.ts';

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
    onSuccess: saved => afterSaving(queries, saved),
  });
}

async function afterSaving(queries: QueryClient, saved: Destination): Promise<void> {
  queries.setQueryData([...ALL, saved.properties.Name], saved);
  await Promise.all([
    queries.invalidateQueries({ queryKey: ALL, exact: true }),
    queries.invalidateQueries({ queryKey: LINT, exact: true }),
  ]);
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
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ALL, exact: true }),
        queries.invalidateQueries({ queryKey: LINT, exact: true }),
      ]),
  });
}

const LINT = ['lint'] as const;
/** Typing is looked at once it pauses. */
const PAUSE_MILLISECONDS = 400;

/** What the rules find in all destinations. */
export function useAllFindings(enabled: boolean) {
  return useQuery({
    queryKey: LINT,
    queryFn: async () => (await bodyOf(client.GET('/cockpit-api/v1/lint'))).value,
    enabled,
  });
}

/** What the rules find in a form. A new one is not blamed for what is not filled in yet. */
export function useFindings(state: FormState, isNew: boolean): readonly Finding[] {
  const [draft, setDraft] = useState(() => draftOf(state));
  useEffect(() => {
    const timer = setTimeout(() => setDraft(draftOf(state)), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [state]);
  const { data } = useQuery({
    queryKey: [...LINT, draft],
    queryFn: async () => (await bodyOf(client.POST('/cockpit-api/v1/lint', { body: draft }))).value,
    enabled: Boolean(draft.properties.Name),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  // What keeps it from being saved is told when it is.
  const told = (data ?? []).filter(finding => finding.code !== 'INVALID');
  if (!isNew) return told;
  return told.filter(({ property }) => property !== null && property in draft.properties);
}

/** Makes the change a finding names in the destination that is stored. */
export function useFix(name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ code, property }: Finding) =>
      bodyOf(
        client.POST('/cockpit-api/v1/destinations/{name}/fix', {
          params: { path: { name } },
          body: { code, ...(property === null ? {} : { property }) },
        }),
      ),
    onSuccess: saved => afterSaving(queries, saved),
  });
}

export type FileFormat = 'json' | 'yaml' | 'properties';

/** Destinations as one file; `separate` puts each into a file of its own within an archive. */
export async function exportDestinations(names: readonly string[], format: FileFormat, separate: boolean) {
  const { data, response } = await client.GET('/cockpit-api/v1/destination-export', {
    params: { query: { name: [...names], format, archive: separate } },
    parseAs: 'blob',
  });
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '');
  return { name: named?.[1] ?? 'destinations', content: data as Blob };
}

export function importDestinations(body: ImportRequest) {
  return bodyOf(client.POST('/cockpit-api/v1/destination-import', { body }));
}

export function checkConnection(name: string) {
  return bodyOf(
    client.POST('/cockpit-api/v1/destinations/{name}/check-connection', { params: { path: { name } } }),
  );
}

/** Calls through the destination, for nobody in particular or for somebody. It can take more than a minute. */
export function testDestination(name: string, asUser: string | null) {
  return bodyOf(
    client.POST('/cockpit-api/v1/destinations/{name}/test', {
      params: { path: { name } },
      body: { asUser },
    }),
  );
}

/** Saves the trust certificate as a file; the first time there is none yet and it is made. */
export async function downloadTrust(): Promise<void> {
  let { active } = await bodyOf(client.GET('/cockpit-api/v1/trust'));
  active ??= (await bodyOf(client.POST('/cockpit-api/v1/trust'))).active;
  if (active) saveFile('docket-trust.pem', active.certificate, 'application/x-pem-file');
}
