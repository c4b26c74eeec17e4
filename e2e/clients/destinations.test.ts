/**
 * The orders in which the Cloud SDK calls the destination service, over http and https.
 *
 * Source: observed with @sap-cloud-sdk/connectivity 4.9.1.
 */

import { beforeEach, describe, expect, it } from 'vitest';
import { accessToken, CloudClient } from './src/client.ts';
import { landscape } from './src/landscape.ts';

describe.each(['http', 'https'] as const)('over %s', scheme => {
  let client: CloudClient;
  let userJwt: string;

  beforeEach(async () => {
    const { application, destination, person } = landscape().demo;
    const secure = `https://${destination.uaadomain}`;
    client = new CloudClient(scheme === 'http' ? destination : { ...destination, url: secure, uri: secure });
    const login = new CloudClient(application);
    userJwt = accessToken(await login.passwordToken(person.userName, person.password));
  });

  const properties = (name: string, token: string) =>
    client.destinationService(`/destinations/${name}?$skipTokenRetrieval=true`, token);

  it('a destination for a user: properties first, then with the exchanged user token as Authorization', async () => {
    const service = accessToken(await client.clientToken(userJwt));
    const first = await properties('SuccessFactors_PP', service);
    expect(first.json.destinationConfiguration.Authentication).toBe('OAuth2SAMLBearerAssertion');
    expect(first.json.destinationConfiguration.SystemUser).toBeUndefined();
    expect(first.json.authTokens).toBeUndefined();
    const exchanged = accessToken(await client.exchange(userJwt));
    const second = await client.destinationService('/destinations/SuccessFactors_PP', exchanged);
    expect(second.json.authTokens).toHaveLength(1);
    expect(second.json.authTokens[0].error).toBeUndefined();
    expect(second.json.authTokens[0].http_header).toMatchObject({ key: 'Authorization' });
  });

  it('a destination for a user: with the service token as Authorization and the user token as X-user-token', async () => {
    const service = accessToken(await client.clientToken());
    await properties('SuccessFactors_PP', service);
    const second = await client.destinationService('/destinations/SuccessFactors_PP', service, {
      'X-user-token': userJwt,
    });
    expect(second.json.authTokens).toHaveLength(1);
    expect(second.json.authTokens[0].error).toBeUndefined();
  });

  it('a destination with a technical user: the second call has the service token alone', async () => {
    const service = accessToken(await client.clientToken());
    const first = await properties('SuccessFactors', service);
    expect(first.json.destinationConfiguration.SystemUser).toBeTruthy();
    const second = await client.destinationService('/destinations/SuccessFactors', service);
    expect(second.json.authTokens[0].value).toBeTruthy();
  });

  it('every property is a text, and the owner is never empty', async () => {
    const service = accessToken(await client.clientToken());
    const { json } = await properties('SuccessFactors', service);
    for (const [name, value] of Object.entries(json.destinationConfiguration)) {
      expect(typeof value, name).toBe('string');
    }
    expect(Object.values(json.owner).some(id => typeof id === 'string' && id !== '')).toBe(true);
  });

  it('a destination that is not there is told by status and text, which the SDK turns into null', async () => {
    const service = accessToken(await client.clientToken());
    const missing = await properties('Nowhere', service);
    expect([missing.status, missing.json]).toEqual([
      404,
      { ErrorMessage: 'Configuration with the specified name was not found' },
    ]);
  });

  it('all destinations: both levels, without a query', async () => {
    const service = accessToken(await client.clientToken());
    const instance = await client.destinationService('/instanceDestinations', service);
    const subaccount = await client.destinationService('/subaccountDestinations', service);
    expect([instance.status, subaccount.status]).toEqual([200, 200]);
    const names = subaccount.json.map((destination: { Name: string }) => destination.Name);
    expect(names).toEqual(expect.arrayContaining(['SuccessFactors', 'SuccessFactors_PP']));
  });
});
