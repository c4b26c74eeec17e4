import { expect, test } from 'vitest';
import { sectionsFor } from './sections.ts';

test('an administrator of the subaccount is offered every section', () => {
  expect(sectionsFor(['SubaccountAdministrator'])).toEqual([
    'destinations',
    'trust',
    'certificates',
    'fragments',
    'instances',
    'boosters',
    'connect-successfactors',
    'users',
    'identity-providers',
    'role-collections',
  ]);
});

test('who administers or views destinations is offered these alone', () => {
  expect(sectionsFor(['DestinationViewer', 'TaskCenterAdmin'])).toEqual([
    'destinations',
    'certificates',
    'fragments',
  ]);
  expect(sectionsFor(['DestinationTrustAdministrator'])).toEqual(['destinations', 'trust']);
});

test('nobody else is offered anything', () => {
  expect(sectionsFor([])).toEqual([]);
  expect(sectionsFor(['TaskCenterAdmin'])).toEqual([]);
});
