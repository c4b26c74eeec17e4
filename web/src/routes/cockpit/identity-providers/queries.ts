/** The OpenID providers people sign in with, and whether passwords kept here count. */

import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '../../../api/client.ts';
import type { components } from '../../../api/schema.ts';
import { bodyFor, changesOf, type FormState } from './form.ts';

type Schemas = components['schemas'];
export type IdentityProvider = Schemas['IdentityProvider'];
export type ProviderTest = Schemas['ProviderTest'];
export type SignInSettings = Schemas['SignInSettings'];

const ALL = ['identity-providers'] as const;
const SETTINGS = ['sign-in-settings'] as const;
const EVERY = '/cockpit-api/v1/identity-providers';
const ONE = '/cockpit-api/v1/identity-providers/{name}';

export function useProviders() {
  return useQuery({ queryKey: ALL, queryFn: async () => (await bodyOf(client.GET(EVERY))).value });
}

export function useProvider(name: string | null) {
  return useQuery({
    queryKey: [...ALL, name],
    queryFn: () => bodyOf(client.GET(ONE, { params: { path: { name: name ?? '' } } })),
    enabled: name !== null,
    refetchOnWindowFocus: false,
  });
}

/** Creates a provider, or changes in the one called `name` what differs from `before`. */
export function useSaveProvider(name: string | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ before, state }: { before: FormState; state: FormState }) =>
      name === null
        ? bodyOf(client.POST(EVERY, { body: bodyFor(state) }))
        : bodyOf(client.PATCH(ONE, { params: { path: { name } }, body: changesOf(before, state) })),
    onSuccess: async saved => {
      queries.setQueryData([...ALL, saved.name], saved);
      await afterChange(queries);
    },
  });
}

export function useDeleteProvider() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => client.DELETE(ONE, { params: { path: { name } } }),
    onSuccess: () => afterChange(queries),
  });
}

/** The list is read again, and people, whose roles may have come from the provider. */
function afterChange(queries: QueryClient) {
  return Promise.all([
    queries.invalidateQueries({ queryKey: ALL, exact: true }),
    queries.invalidateQueries({ queryKey: ['users'] }),
  ]);
}

export function testProvider(name: string): Promise<ProviderTest> {
  return bodyOf(
    client.POST('/cockpit-api/v1/identity-providers/{name}/test', { params: { path: { name } } }),
  );
}

export function useSignInSettings() {
  return useQuery({
    queryKey: SETTINGS,
    queryFn: () => bodyOf(client.GET('/cockpit-api/v1/sign-in-settings')),
  });
}

export function useSetLocalPasswords() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (localPasswords: boolean) =>
      bodyOf(client.PUT('/cockpit-api/v1/sign-in-settings', { body: { localPasswords } })),
    onSuccess: settings => queries.setQueryData(SETTINGS, settings),
  });
}
