import { expect, test } from 'vitest';
import { type Facts, nextStep, progressOf } from './progress.ts';
import { propertiesFor } from './properties.ts';

const tenant = { apiServer: 'https://api4.successfactors.com', companyId: 'ACME', signInAt: '' };
const primary = propertiesFor('technical', 'SF', tenant, 'KEY1');
const nothing: Facts = {
  tenant: null,
  upgradeNoted: false,
  trustedUntil: null,
  key: false,
  primary: undefined,
  secondary: undefined,
  tests: [],
  connector: null,
  now: new Date('2027-01-01T00:00:00Z'),
};
const job = (jobType: 'CONFIG' | 'INITIAL' | 'DELTA', status: 'OK' | 'RUNNING' | 'ERROR') => ({
  jobType,
  status,
  message: '',
  startedAt: '',
  finishedAt: null,
  counts: { received: 0, stored: 0, invalid: 0, dropped: 0 },
  cursor: null,
  logs: [],
});

test('with nothing there the tenant comes first', () => {
  expect(nextStep(progressOf(nothing))).toBe('tenant');
  expect(new Set(Object.values(progressOf(nothing)))).toEqual(new Set(['open']));
});

test('a connector that loaded its tasks proves the upgrade and the connection', () => {
  const connector = { status: 'OK', jobs: [job('CONFIG', 'OK'), job('INITIAL', 'OK')] } as const;
  const facts: Facts = {
    ...nothing,
    tenant,
    trustedUntil: new Date('2028-01-01T00:00:00Z'),
    key: true,
    primary: { ...primary, 'tc.enabled': 'true' },
    secondary: propertiesFor('persons', 'SF', tenant, 'KEY2'),
    connector: { ...connector, jobs: [...connector.jobs] },
  };
  expect(nextStep(progressOf(facts))).toBeNull();
  expect(progressOf({ ...facts, primary })).toMatchObject({ switchOn: 'open', upgrade: 'done' });
});

test('switching on is done only once tasks were loaded, and an error asks for attention', () => {
  const on = { ...nothing, primary: { ...primary, 'tc.enabled': 'true' } };
  const running = { status: 'OK' as const, jobs: [job('CONFIG', 'OK'), job('INITIAL', 'RUNNING')] };
  expect(progressOf({ ...on, connector: running }).switchOn).toBe('open');
  const failed = { status: 'ERROR' as const, jobs: [job('CONFIG', 'ERROR')] };
  expect(progressOf({ ...on, connector: failed }).switchOn).toBe('attention');
});

test('the same API key for both clients, an expired certificate and a test that fails ask for attention', () => {
  const facts: Facts = {
    ...nothing,
    trustedUntil: new Date('2026-12-31T00:00:00Z'),
    primary,
    secondary: propertiesFor('persons', 'SF', tenant, 'KEY1'),
    tests: [false],
  };
  expect(progressOf(facts)).toMatchObject({
    trust: 'attention',
    technical: 'done',
    persons: 'attention',
    connection: 'attention',
  });
});

test('the connection is done only if every destination that was tested passed', () => {
  const connectionAfter = (...tests: boolean[]) => progressOf({ ...nothing, primary, tests }).connection;
  expect(connectionAfter()).toBe('open');
  expect(connectionAfter(true)).toBe('done');
  expect(connectionAfter(true, false)).toBe('attention');
  expect(connectionAfter(true, true)).toBe('done');
});
