/** An independent OpenID client logs a person in, and an independent JOSE library validates what it gets. */

import { createRemoteJWKSet, importPKCS8, jwtVerify } from 'jose';
import * as openid from 'openid-client';
import { beforeAll, describe, expect, it } from 'vitest';
import { call } from './src/call.ts';
import { landscape } from './src/landscape.ts';

const REDIRECT = 'http://localhost:4711/callback';

let config: openid.Configuration;

beforeAll(async () => {
  const { application, url } = landscape().secure;
  const discovery = new URL(`${url}/.well-known/openid-configuration`);
  config = await openid.discovery(discovery, application.clientid, application.clientsecret);
});

/** A browser without scripts: keeps cookies, follows redirects until one leaves for the application. */
class Browser {
  private readonly cookies = new Map<string, string>();

  private async send(url: URL, form?: Record<string, string>) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await call(url.href, { headers: { cookie }, ...(form ? { form } : {}) });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/Max-Age=0/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** Goes to the address, fills in the sign-in page if it is shown, and gives the address of the application. */
  async signIn(address: URL, userName: string, password: string): Promise<URL> {
    let [url, form]: [URL, Record<string, string> | undefined] = [address, undefined];
    for (let steps = 0; steps < 10; steps += 1) {
      const answer = await this.send(url, form);
      form = undefined;
      if (answer.status === 302) {
        const target = new URL(answer.headers.location ?? '', url);
        if (target.href.startsWith(REDIRECT)) return target;
        url = target;
      } else {
        expect(answer.status, answer.text).toBe(200);
        const hidden = (name: string) =>
          (new RegExp(`name="${name}" value="([^"]*)"`).exec(answer.text)?.[1] ?? '').replaceAll(
            '&amp;',
            '&',
          );
        form = {
          csrf_token: hidden('csrf_token'),
          return: hidden('return'),
          username: userName,
          password,
        };
        url = new URL('/login', url);
      }
    }
    throw new Error('the sign-in leads nowhere');
  }
}

async function logIn(browser: Browser) {
  const { person } = landscape().secure;
  const verifier = openid.randomPKCECodeVerifier();
  const [state, nonce] = [openid.randomState(), openid.randomNonce()];
  const address = openid.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT,
    scope: 'openid',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  const callback = await browser.signIn(address, person.userName, person.password);
  return openid.authorizationCodeGrant(config, callback, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
}

describe('openid-client', () => {
  it('discovers, logs a person in with PKCE, and reads who they are', async () => {
    const { person } = landscape().secure;
    const tokens = await logIn(new Browser());
    const claims = tokens.claims();
    expect(claims).toMatchObject({
      user_name: person.userName,
      email: 'ada@example.com',
      azp: config.clientMetadata().client_id,
    });
    const info = await openid.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '');
    expect(info).toMatchObject({ sub: claims?.sub, user_name: person.userName });
  });

  it('signs in once for two requests of one browser', async () => {
    const browser = new Browser();
    const first = (await logIn(browser)).claims();
    const second = (await logIn(browser)).claims();
    expect(second?.auth_time).toBe(first?.auth_time);
  });

  it('refreshes, and a used refresh token is refused', async () => {
    const { refresh_token: first = '' } = await logIn(new Browser());
    const refreshed = await openid.refreshTokenGrant(config, first);
    expect(refreshed.claims()?.user_name).toBe(landscape().secure.person.userName);
    await expect(openid.refreshTokenGrant(config, first)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('gets a token of the client itself', async () => {
    const tokens = await openid.clientCredentialsGrant(config);
    expect(tokens.expiresIn()).toBeGreaterThan(300);
  });

  it('signs who it is with the private key of a certificate, and gets an opaque token', async () => {
    const { certificate, url } = landscape().secure;
    const key = await importPKCS8(certificate.key, 'RS256');
    const discovery = new URL(`${url}/.well-known/openid-configuration`);
    const signing = await openid.discovery(discovery, certificate.clientid, {}, openid.PrivateKeyJwt(key));
    const tokens = await openid.clientCredentialsGrant(signing, { token_format: 'opaque' });
    expect(tokens.access_token).toMatch(/^[0-9a-f]{64}$/);
  });

  it('ends the session at the address discovery names', async () => {
    const address = openid.buildEndSessionUrl(config, { post_logout_redirect_uri: REDIRECT });
    const answer = await call(address.href);
    expect([answer.status, answer.headers.location]).toEqual([302, REDIRECT]);
  });
});

describe('jose', () => {
  it('validates access and ID token with the published keys, and nothing that was changed', async () => {
    const { application, url } = landscape().secure;
    const keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri ?? ''));
    const tokens = await logIn(new Browser());
    const expected = { issuer: `${url}/oauth/token`, audience: application.clientid, algorithms: ['RS256'] };
    for (const token of [tokens.access_token, tokens.id_token ?? '']) {
      const { payload } = await jwtVerify(token, keys, expected);
      expect(payload.user_name).toBe('ada');
    }
    const [head, , signature] = tokens.access_token.split('.');
    const forged = Buffer.from(JSON.stringify({ ...expected, user_name: 'root' })).toString('base64url');
    await expect(jwtVerify(`${head}.${forged}.${signature}`, keys, expected)).rejects.toMatchObject({
      code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    });
  });
});
