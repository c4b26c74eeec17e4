import { expect, test } from 'vitest';
import {
  EVERYTHING,
  hasFilters,
  type ListQuery,
  namedApart,
  parametersOf,
  readQuery,
  writeQuery,
} from './listQuery.ts';

const narrowed: ListQuery = {
  search: 'leave & more',
  definitions: ['urn:a:1', 'urn:b,2'],
  priorities: ['HIGH', 'LOW'],
  states: ['READY'],
  sortBy: 'dueAt',
  descending: true,
};

test('a query survives its way through the address', () => {
  for (const query of [EVERYTHING, narrowed, { ...narrowed, descending: false }]) {
    expect(readQuery(new URLSearchParams(writeQuery(query).toString()))).toEqual(query);
  }
});

test('the list as always needs nothing in the address', () => {
  expect(writeQuery(EVERYTHING).toString()).toBe('');
  expect(hasFilters(EVERYTHING)).toBe(false);
  expect(hasFilters(narrowed)).toBe(true);
});

test('an address with words nobody knows still shows a list', () => {
  const query = readQuery(new URLSearchParams('priority=URGENT&status=COMPLETED&sort=colour desc'));
  expect(query).toEqual(EVERYTHING);
});

test('only what narrows the list is asked for', () => {
  expect(parametersOf(EVERYTHING)).toEqual({ $orderby: 'createdAt desc' });
  expect(parametersOf(narrowed)).toEqual({
    $orderby: 'dueAt desc',
    $search: 'leave & more',
    definitionId: ['urn:a:1', 'urn:b,2'],
    priority: ['HIGH', 'LOW'],
    status: ['READY'],
  });
});

test('task types stand in alphabetical order, and equal names are numbered', () => {
  const types = namedApart(
    [
      { urn: 'urn:3', name: 'Travel' },
      { urn: 'urn:2', name: 'Leave' },
      { urn: 'urn:1', name: 'Travel' },
    ],
    'en',
  );
  expect(types.map(({ urn, name }) => `${urn} ${name}`)).toEqual([
    'urn:2 Leave',
    'urn:1 Travel (1)',
    'urn:3 Travel (2)',
  ]);
});
