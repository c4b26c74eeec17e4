/** Fragments: properties a program adds to a destination when it asks for it. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '../../../api/client.ts';
import type { components } from '../../../api/schema.ts';
import { bodyFor, type Catalogue, type FormState } from '../destinations/form.ts';
import { withoutRemovals } from '../destinations/queries.ts';

export type Fragment = components['schemas']['Fragment'];

/** The property that holds a fragment's name. */
export const NAME = 'FragmentName';
const ALL = ['fragments'] as const;
const ONE = '/cockpit-api/v1/fragments/{name}';

export function useFragments() {
  return useQuery({
    queryKey: ALL,
    queryFn: async () => (await bodyOf(client.GET('/cockpit-api/v1/fragments'))).value,
  });
}

export function useFragment(name: string | null) {
  return useQuery({
    queryKey: [...ALL, name],
    queryFn: () => bodyOf(client.GET(ONE, { params: { path: { name: name ?? '' } } })),
    enabled: name !== null,
    refetchOnWindowFocus: false,
  });
}

/** Creates a fragment, or changes the one called `name`. */
export function useSaveFragment(name: string | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (state: FormState) => {
      const body = bodyFor(state);
      return name === null
        ? bodyOf(client.POST('/cockpit-api/v1/fragments', { body: withoutRemovals(body) }))
        : bodyOf(client.PUT(ONE, { params: { path: { name } }, body }));
    },
    onSuccess: async saved => {
      queries.setQueryData([...ALL, saved.properties[NAME]], saved);
      await queries.invalidateQueries({ queryKey: ALL, exact: true });
    },
  });
}

export function useDeleteFragment(name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.DELETE(ONE, { params: { path: { name } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ALL, exact: true }),
  });
}

/** What a fragment's form knows: its name has a field, and every property of destinations is suggested. */
export function fragmentCatalogue(catalogue: Catalogue, description: string): Catalogue {
  const fields = [...catalogue.common, ...catalogue.authentications.flatMap(one => one.fields)];
  const known = new Set(catalogue.suggestions.map(one => one.name));
  const more = fields.filter(field => field.name !== 'Name' && !known.has(field.name));
  const unique = [...new Map(more.map(field => [field.name, field])).values()];
  return {
    common: [{ name: NAME, description, required: true, secret: false, closed: false }],
    authentications: [],
    suggestions: [
      ...unique.map(({ name, description: about, values }) => ({
        name,
        description: about,
        prefix: false,
        ...(values ? { values } : {}),
      })),
      ...catalogue.suggestions,
    ] as Catalogue['suggestions'],
  };
}
