import { expect, test } from 'vitest';
import { isApiKey, isName, linkTo, looksLikeApiKey, originOf } from './tenant.ts';

const tenant = { apiServer: 'https://api4.successfactors.com', companyId: 'ACME 1', signInAt: '' };

test('the address of the API server is taken with or without scheme and path', () => {
  expect(originOf('https://api4.successfactors.com/odata/v2/')).toBe('https://api4.successfactors.com');
  expect(originOf(' api4.successfactors.com ')).toBe('https://api4.successfactors.com');
  expect(originOf('http://127.0.0.1:8181/api-ext/')).toBe('http://127.0.0.1:8181');
});

test('what is no address is not taken for one', () => {
  for (const text of [
    '',
    '  ',
    'ftp://api4.successfactors.com',
    'api 4',
    'https://me@api4.successfactors.com',
  ])
    expect(originOf(text), text).toBeNull();
});

test('names must leave room for _PP and must not end in it', () => {
  expect(isName('SuccessFactors')).toBe(true);
  expect(isName('x'.repeat(61))).toBe(true);
  for (const name of ['', 'x'.repeat(62), 'SuccessFactors_PP', 'with space'])
    expect(isName(name)).toBe(false);
});

test('links lead to the sign-in of a tenant, and to the very page of a sandbox', () => {
  expect(linkTo(tenant, 'clients')).toBeNull();
  expect(linkTo({ ...tenant, signInAt: 'https://hcm4.example.com/x' }, 'clients')).toBe(
    'https://hcm4.example.com/login?company=ACME%201',
  );
  expect(linkTo({ ...tenant, apiServer: 'http://127.0.0.1:8181' }, 'clients')).toBe(
    'http://127.0.0.1:8181/admin/oauth-clients/register',
  );
});

test('an API key has 38 characters, and a sentence is none', () => {
  expect(looksLikeApiKey('MWQ1ZmY4ZTg3YmM0YTY5NzI0ZjY3ZDUxNmE5Yg')).toBe(true);
  expect(looksLikeApiKey('short')).toBe(false);
  expect(isApiKey('short')).toBe(true);
  expect(isApiKey('API key of the client application')).toBe(false);
  expect(isApiKey(undefined)).toBe(false);
});
