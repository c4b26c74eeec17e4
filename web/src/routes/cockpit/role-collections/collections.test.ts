import { expect, test } from 'vitest';
import { byApplication, found } from './collections.ts';
import type { Role, RoleCollection } from './queries.ts';

const collection = (name: string, ...roles: string[]): RoleCollection => ({
  name,
  description: `About ${name}`,
  source: 'CUSTOM',
  application: null,
  readOnly: false,
  roles,
  people: 0,
  groups: 0,
  mappings: [],
  createdAt: null,
  modifiedAt: null,
});

const role = (name: string, application: string | null): Role => ({
  name,
  application,
  description: '',
  scopes: [],
});

test('a collection is found by words of its name, description and roles', () => {
  const all = [collection('Readers', 'books!t1.Viewer'), collection('Operators', 'TaskCenterAdmin')];
  const names = (search: string) => found(all, search).map(one => one.name);
  expect(names('')).toEqual(['Readers', 'Operators']);
  expect(names('BOOKS about')).toEqual(['Readers']);
  expect(names('taskcenteradmin')).toEqual(['Operators']);
  expect(names('readers operators')).toEqual([]);
});

test('roles are offered by the application they are of, the own ones first', () => {
  const roles = [
    role('FlexKeyUser', null),
    role('a!t1.V', 'a!t1'),
    role('a!t1.E', 'a!t1'),
    role('b!t1.V', 'b!t1'),
  ];
  expect(byApplication(roles).map(one => [one.application, one.roles.length])).toEqual([
    [null, 1],
    ['a!t1', 2],
    ['b!t1', 1],
  ]);
});
