/**
 * What unmodified XSUAA clients do with http and https, each rule with its test.
 *
 * Source: observed with @sap-cloud-sdk/connectivity 4.9.1 and @sap/xssec 4.15.0; the client here behaves as they do.
 */

import { execFileSync } from 'node:child_process';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { call } from './src/call.ts';
import { accessToken, CloudClient, zoneOf } from './src/client.ts';
import { landscape } from './src/landscape.ts';

let application: CloudClient;
let userJwt: string;

/** The client of the destination service, calling it over the scheme. */
function destinationClient(scheme: 'http' | 'https' = 'http'): CloudClient {
  const credentials = landscape().demo.destination;
  const secure = `https://${credentials.uaadomain}`;
  return new CloudClient(scheme === 'http' ? credentials : { ...credentials, url: secure, uri: secure });
}

beforeAll(async () => {
  const { demo } = landscape();
  application = new CloudClient(demo.application);
  userJwt = accessToken(await application.passwordToken(demo.person.userName, demo.person.password));
});

describe('which address a call goes to', () => {
  it.each(['http', 'https'] as const)(
    'a client token without a user JWT is asked for at the url of the credentials, over %s as given',
    async scheme => {
      const client = destinationClient(scheme);
      accessToken(await client.clientToken());
      expect(client.called).toEqual([`${client.credentials.url}/oauth/token`]);
      expect(client.credentials.url.startsWith(`${scheme}:`)).toBe(true);
    },
  );

  it('a client token with a user JWT that has a zid is asked for at https://<uaadomain> with x-zid', async () => {
    const client = destinationClient();
    const token = accessToken(await client.clientToken(userJwt));
    expect(client.called).toEqual([`https://${client.credentials.uaadomain}/oauth/token`]);
    expect(zoneOf(token)).toBe(zoneOf(userJwt));
  });

  it('a user JWT with a zid is exchanged at https://<uaadomain> with x-zid, and keeps its person', async () => {
    const client = destinationClient();
    const token = decodeJwt(accessToken(await client.exchange(userJwt)));
    expect(client.called).toEqual([`https://${client.credentials.uaadomain}/oauth/token`]);
    const before = decodeJwt(userJwt);
    for (const claim of ['user_name', 'user_id', 'user_uuid', 'email', 'origin', 'zid']) {
      expect(token[claim], claim).toEqual(before[claim]);
    }
    expect(token.cid).toBe(client.credentials.clientid);
    expect(token.aud).toContain(client.credentials.clientid);
  });

  it('a tenant that is known by its subdomain is asked for at https://<subdomain>.<uaadomain>', async () => {
    // Names below localhost are this machine's (RFC 6761, 6.3), whatever the resolver of the machine makes of them.
    const lookup = (_name: string, options: { all?: boolean }, done: (...found: unknown[]) => void) =>
      options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
    const { credentials } = destinationClient();
    const client = new CloudClient(credentials, { lookup: lookup as never });
    const token = accessToken(await client.tokenOfSubdomain(credentials.identityzone));
    expect(client.called).toEqual([
      `https://${credentials.identityzone}.${credentials.uaadomain}/oauth/token`,
    ]);
    expect(zoneOf(token)).toBe(credentials.tenantid);
  });

  it('tokens are validated with the keys of https://<uaadomain>/token_keys?zid=<zid>', async () => {
    const answer = await application.keysFor(userJwt);
    expect(application.called.at(-1)).toMatch(/^https:\/\/localhost:\d+\/token_keys\?zid=/);
    const { payload } = await jwtVerify(userJwt, createLocalJWKSet(answer.json), {
      issuer: `${application.credentials.url}/oauth/token`,
      audience: application.credentials.clientid,
    });
    expect(payload.user_name).toBe(landscape().demo.person.userName);
  });

  it.each(['http', 'https'] as const)(
    'the destination service is called at the uri of the credentials, over %s as given',
    async scheme => {
      const client = destinationClient(scheme);
      const token = accessToken(await client.clientToken());
      const answer = await client.destinationService(
        '/destinations/SuccessFactors?$skipTokenRetrieval=true',
        token,
      );
      expect(answer.status).toBe(200);
      expect(client.called.at(-1)?.startsWith(`${scheme}://`)).toBe(true);
    },
  );
});

describe('what a local installation must offer', () => {
  it('uaadomain is a bare host with a port, while url and uri stay http', () => {
    for (const credentials of [landscape().demo.application, landscape().demo.destination]) {
      expect(credentials.uaadomain).toMatch(/^localhost:\d+$/);
      expect(credentials.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    }
    expect(landscape().demo.destination.uri).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('the client process needs the authority in NODE_EXTRA_CA_CERTS and nothing else', () => {
    const script = `fetch('https://${application.credentials.uaadomain}/token_keys').then(
      answer => console.log(answer.status), error => console.log(error.cause?.code))`;
    const run = (environment: NodeJS.ProcessEnv) =>
      execFileSync(process.execPath, ['--eval', script], { env: environment, encoding: 'utf8' }).trim();
    const { NODE_EXTRA_CA_CERTS: caFile, ...without } = process.env;
    expect(run(without)).toMatch(/SELF_SIGNED|UNABLE_TO_/);
    expect(run({ ...without, NODE_EXTRA_CA_CERTS: caFile })).toBe('200');
  });

  it('without https a destination without a user works, and one for a user with X-user-token', async () => {
    const client = destinationClient('http');
    const token = accessToken(await client.clientToken());
    const technical = await client.destinationService('/destinations/SuccessFactors', token);
    expect(technical.json.authTokens[0].value).toBeTruthy();
    const personal = await client.destinationService('/destinations/SuccessFactors_PP', token, {
      'x-user-token': userJwt,
    });
    expect(personal.json.authTokens[0].value).toBeTruthy();
    expect(client.called.every(url => url.startsWith('http://'))).toBe(true);
  });

  it('a whole run works: client token, destination for a user, all destinations, validation, a miss', async () => {
    const client = destinationClient();
    const service = accessToken(await client.clientToken(userJwt));
    const exchanged = accessToken(await client.exchange(userJwt));
    const found = await client.destinationService('/destinations/SuccessFactors_PP', exchanged);
    expect(found.json.authTokens[0].type).toMatch(/bearer/i);
    for (const path of ['/instanceDestinations', '/subaccountDestinations']) {
      expect(Array.isArray((await client.destinationService(path, service)).json), path).toBe(true);
    }
    const keys = await client.keysFor(exchanged);
    await jwtVerify(exchanged, createLocalJWKSet(keys.json));
    expect((await client.destinationService('/destinations/Nowhere', service)).status).toBe(404);
  });
});

describe('tokens', () => {
  it('are known as XSUAA tokens by ext_attr.enhancer, with the zone and the subdomain a host without a dot needs', () => {
    const { ext_attr: more, zid } = decodeJwt(userJwt) as { ext_attr: Record<string, string>; zid: string };
    expect(more.enhancer).toBe('XSUAA');
    expect(more.zdn).toBe(application.credentials.identityzone);
    expect(zid).toBe(application.credentials.zoneid);
  });

  it('name their key and where it is', () => {
    const header = decodeProtectedHeader(userJwt);
    expect(header).toMatchObject({
      alg: 'RS256',
      typ: 'JWT',
      jku: `${application.credentials.url}/token_keys`,
    });
    expect(header.kid).toBeTruthy();
  });

  it('name the client and the application in aud, and carry cid, client_id and azp', () => {
    const claims = decodeJwt(userJwt);
    const { clientid, xsappname } = application.credentials;
    expect(claims.aud).toEqual(expect.arrayContaining([clientid, xsappname]));
    expect([claims.cid, claims.client_id, claims.azp]).toEqual([clientid, clientid, clientid]);
  });

  it('live long enough for the caches of client libraries, and expires_in is a number', async () => {
    const { expires_in: seconds } = (await application.clientToken()).json;
    expect(typeof seconds).toBe('number');
    expect(seconds).toBeGreaterThan(300);
  });

  it('of the client itself say client_credentials, so that nobody takes them for a person', async () => {
    const claims = decodeJwt(accessToken(await application.clientToken()));
    expect(claims.grant_type).toBe('client_credentials');
    expect(claims.sub).toBe(application.credentials.clientid);
    expect(claims.user_name).toBeUndefined();
  });
});

describe('the token service', () => {
  it('refuses the zone of another subaccount, and gives its keys whatever zid is asked with', async () => {
    const { clientid, clientsecret, uaadomain } = application.credentials;
    const zone = '00000000-0000-4000-8000-00000000dead';
    const form = { grant_type: 'client_credentials', client_id: clientid, client_secret: clientsecret };
    const refused = await call(`https://${uaadomain}/oauth/token`, { headers: { 'x-zid': zone }, form });
    expect([refused.status, refused.json.error]).toEqual([401, 'unauthorized']);
    expect(
      (await call(`https://${uaadomain}/token_keys?zid=${zone}`, { headers: { 'x-zid': zone } })).status,
    ).toBe(200);
  });

  it('publishes RSA keys only, each complete: one malformed key fails the whole validation of a client', async () => {
    const { keys } = (await application.keysFor(userJwt)).json;
    for (const key of keys) {
      expect(key).toMatchObject({ kty: 'RSA', use: 'sig', alg: 'RS256', e: 'AQAB' });
      expect(key.value).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    }
  });

  it('answers with gzip or as it is, never with deflate or br', async () => {
    const { uaadomain } = application.credentials;
    for (const [accepted, given] of [
      ['gzip,deflate', ['gzip', undefined]],
      ['deflate, br', [undefined]],
      ['br', [undefined]],
    ] as const) {
      const answer = await call(`https://${uaadomain}/token_keys`, {
        headers: { 'accept-encoding': accepted },
      });
      expect(given, accepted).toContain(answer.headers['content-encoding']);
      expect(answer.json.keys.length).toBeGreaterThan(0);
    }
  });

  it('answers in JSON, in time and without a redirect, also when it refuses', async () => {
    const { clientid, uaadomain } = application.credentials;
    for (const [form, status] of [
      [{ grant_type: 'client_credentials', client_id: clientid, client_secret: 'wrong' }, 401],
      [
        { grant_type: 'nonsense', client_id: clientid, client_secret: application.credentials.clientsecret },
        400,
      ],
      [{ client_id: clientid, client_secret: application.credentials.clientsecret }, 400],
    ] as const) {
      const answer = await call(`https://${uaadomain}/oauth/token`, { form });
      expect(answer.status).toBe(status);
      expect(typeof answer.json.error).toBe('string');
      expect(typeof answer.json.error_description).toBe('string');
      expect(answer.milliseconds).toBeLessThan(2000);
      if (status === 401) expect(answer.headers['www-authenticate']).toBeTruthy();
    }
  });

  it('takes the client as Basic too, raw or percent-encoded, together with client_id in the body', async () => {
    const { clientid, clientsecret, url } = application.credentials;
    expect(clientid).toContain('!');
    for (const [id, secret] of [
      [clientid, clientsecret],
      [encodeURIComponent(clientid), encodeURIComponent(clientsecret)],
    ]) {
      const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
      const form = { grant_type: 'client_credentials', client_id: clientid };
      const body = id === clientid ? form : { grant_type: 'client_credentials' };
      accessToken(await call(`${url}/oauth/token`, { headers: { authorization }, form: body }));
    }
  });
});
