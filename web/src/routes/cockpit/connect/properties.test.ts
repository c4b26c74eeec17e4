import { expect, test } from 'vitest';
import { apiKeyOf, connectionIn, differences, propertiesFor, tenantOf } from './properties.ts';

const tenant = { apiServer: 'https://api4.successfactors.com', companyId: 'ACME', signInAt: '' };
const primary = propertiesFor('technical', 'SF', tenant, 'KEY1');
const secondary = propertiesFor('persons', 'SF', tenant, 'KEY2');

test('only the destination of the technical user names it, and its companion ends in _PP', () => {
  expect(primary).toMatchObject({
    Name: 'SF',
    URL: 'https://api4.successfactors.com/api-ext/',
    tokenServiceURL: 'https://api4.successfactors.com/oauth/token',
    SystemUser: 'TECHNICAL_USER_INBOX_CEF979F3',
    nameQualifier: 'www.successfactors.com',
    clientKey: 'KEY1',
    apiKey: 'KEY1',
  });
  expect(secondary).toMatchObject({ Name: 'SF_PP', clientKey: 'KEY2', apiKey: 'KEY2', companyId: 'ACME' });
  expect('SystemUser' in secondary || 'nameQualifier' in secondary).toBe(false);
  expect('tc.enabled' in primary).toBe(false);
});

test('a destination tells its tenant again, and a sample tells none', () => {
  expect(tenantOf(primary)).toEqual({ apiServer: tenant.apiServer, companyId: 'ACME' });
  expect(tenantOf({ ...primary, URL: 'https://api.successfactors.example/api-ext/' })).toBeNull();
  expect(tenantOf(undefined)).toBeNull();
});

test('an API key counts only if both properties hold it', () => {
  expect(apiKeyOf(primary)).toBe('KEY1');
  expect(apiKeyOf({ ...primary, apiKey: 'KEY2' })).toBeNull();
  expect(apiKeyOf({ ...primary, clientKey: 'the key', apiKey: 'the key' })).toBeNull();
});

test('what differs is named, and what a destination has besides is not asked about', () => {
  expect(differences({ ...primary, 'tc.enabled': 'true' }, primary)).toEqual([]);
  expect(differences({ ...primary, companyId: 'acme' }, primary)).toEqual(['companyId']);
});

test('the connection is found by its destinations, samples and other systems aside', () => {
  const sample = { ...primary, Name: 'Success_Factors', URL: 'https://api.successfactors.example/api-ext/' };
  const other = { Name: 'backend', URL: 'https://backend.example.com' };
  expect(connectionIn([other, sample, secondary, primary])).toBe('SF');
  expect(connectionIn([other, secondary])).toBe('SF');
  expect(connectionIn([other, sample])).toBeNull();
});
