/** What the list is asked for: search, filters and order, as they stand in the address of the page. */

export const SORTABLE = ['createdAt', 'dueAt', 'priority', 'status', 'subject'] as const;
export const PRIORITIES = ['VERY_HIGH', 'HIGH', 'MEDIUM', 'LOW'] as const;
export const STATES = ['READY', 'RESERVED', 'IN_PROGRESS'] as const;

export type SortBy = (typeof SORTABLE)[number];

export interface Filters {
  definitions: string[];
  priorities: (typeof PRIORITIES)[number][];
  states: (typeof STATES)[number][];
}

export interface ListQuery extends Filters {
  search: string;
  sortBy: SortBy;
  descending: boolean;
}

export const NO_FILTERS: Filters = { definitions: [], priorities: [], states: [] };

/** The newest first, as the server has it. */
export const EVERYTHING: ListQuery = { ...NO_FILTERS, search: '', sortBy: 'createdAt', descending: true };

/** Reads the address; what it does not understand it passes over, so that an old bookmark still shows a list. */
export function readQuery(address: URLSearchParams): ListQuery {
  const [name, direction] = (address.get('sort') ?? '').split(' ');
  const sortBy = SORTABLE.find(one => one === name);
  const chosen = <T extends string>(key: string, known: readonly T[]): T[] =>
    known.filter(one => address.getAll(key).includes(one));
  return {
    search: address.get('search') ?? '',
    definitions: address.getAll('type'),
    priorities: chosen('priority', PRIORITIES),
    states: chosen('status', STATES),
    sortBy: sortBy ?? EVERYTHING.sortBy,
    descending: sortBy ? direction === 'desc' : EVERYTHING.descending,
  };
}

/** Writes the address; what is as always is left out. */
export function writeQuery(query: ListQuery): URLSearchParams {
  const address = new URLSearchParams();
  if (query.search) address.set('search', query.search);
  for (const definition of query.definitions) address.append('type', definition);
  for (const priority of query.priorities) address.append('priority', priority);
  for (const state of query.states) address.append('status', state);
  if (query.sortBy !== EVERYTHING.sortBy || query.descending !== EVERYTHING.descending) {
    address.set('sort', orderOf(query));
  }
  return address;
}

/** The parameters of the request. */
export function parametersOf(query: ListQuery) {
  return {
    $orderby: orderOf(query),
    ...(query.search ? { $search: query.search } : {}),
    ...(query.definitions.length ? { definitionId: query.definitions } : {}),
    ...(query.priorities.length ? { priority: query.priorities } : {}),
    ...(query.states.length ? { status: query.states } : {}),
  };
}

export function hasFilters(query: Filters): boolean {
  return query.definitions.length + query.priorities.length + query.states.length > 0;
}

function orderOf(query: ListQuery): string {
  return query.descending ? `${query.sortBy} desc` : query.sortBy;
}

/** Definitions in alphabetical order; those of equal name are numbered. */
export function namedApart<T extends { urn: string; name: string }>(
  definitions: readonly T[],
  language: string,
): { urn: string; name: string }[] {
  const order = new Intl.Collator(language).compare;
  const sorted = [...definitions].sort((a, b) => order(a.name, b.name) || order(a.urn, b.urn));
  const seen = new Map<string, number>();
  return sorted.map(({ urn, name }) => {
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return {
      urn,
      name: sorted.filter(other => other.name === name).length > 1 ? `${name} (${number})` : name,
    };
  });
}
