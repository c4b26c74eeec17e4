import { expect, test } from 'vitest';
import type { User } from '../../../api/administration.ts';
import { found, given } from './people.ts';

const user = (id: string, userName: string, displayName: string): User => ({
  id,
  userName,
  displayName,
  email: `${userName}@example.com`,
  givenName: '',
  familyName: '',
  locale: null,
  active: true,
  providerIds: {},
  roles: [],
  createdAt: '',
  modifiedAt: '',
});
const people = [user('g-1', 'afischer', 'Anna Fischer'), user('g-2', 'mkeller', 'Martin Keller')];

test.each([
  ['', 2],
  ['KELLER', 1],
  ['fischer anna', 1],
  ['g-2', 1],
  ['anna keller', 0],
])('a search for "%s" finds %d', (search, count) => {
  expect(found(people, search)).toHaveLength(count);
});

test('fields left empty are not sent', () => {
  expect(given({ givenName: ' Anna ', familyName: '  ' })).toEqual({ givenName: 'Anna' });
});
