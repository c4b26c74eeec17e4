/** An OpenID provider of somebody else's making, with a sign-in page of its own. */

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Context } from 'oidc-provider';

/** What the provider says about somebody, besides who they are. */
export type Claims = Record<string, unknown>;

export interface ProviderOptions {
  /** What docket calls it. */
  name: string;
  docketUrl: string;
  /** Its people, by what they type to sign in. */
  people: Record<string, Claims>;
  /** What is particular about docket's client. */
  client: Record<string, unknown>;
  /** Whether the ID token says everything; otherwise it is asked of `/me`. */
  everythingInIdToken: boolean;
  algorithm: 'RS256' | 'ES256';
}

export interface RunningProvider {
  issuer: string;
  /** How often somebody typed who they are. */
  signIns(): number;
  stop(): Promise<void>;
}

/** A page without anything from elsewhere. */
function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1>${content}</main></body></html>`;
}

function signingKey(algorithm: ProviderOptions['algorithm']) {
  const { privateKey } =
    algorithm === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), kid: 'signing', use: 'sig', alg: algorithm };
}

function configuration(options: ProviderOptions): Record<string, unknown> {
  const { name, docketUrl, people } = options;
  return {
    clients: [
      {
        client_id: 'docket',
        redirect_uris: [`${docketUrl}/login/callback/${name}`],
        post_logout_redirect_uris: [`${docketUrl}/logout/callback`],
        backchannel_logout_uri: `${docketUrl}/login/backchannel-logout/${name}`,
        backchannel_logout_session_required: true,
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: options.algorithm,
        require_auth_time: true,
        ...options.client,
      },
    ],
    jwks: { keys: [signingKey(options.algorithm)] },
    // Cookies of one host are everybody's on it, whatever the port.
    cookies: {
      keys: [randomBytes(16).toString('hex')],
      names: { session: `${name}_session`, interaction: `${name}_interaction`, resume: `${name}_resume` },
    },
    claims: {
      openid: ['sub', 'guid', 'groups'],
      profile: ['preferred_username', 'given_name', 'family_name', 'name', 'locale'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: !options.everythingInIdToken,
    pkce: { required: () => true },
    interactions: { url: (_: Context, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: Context, form: string) => {
          const button =
            '<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out there</button>';
          context.body = page('Sign out', `${form}${button}`);
        },
        postLogoutSuccessSource: (context: Context) => {
          context.body = page('Signed out there', '');
        },
      },
    },
    findAccount: (_: Context, sub: string) =>
      people[sub] && { accountId: sub, claims: async () => ({ sub, ...people[sub] }) },
    // Docket is at an address of this machine, which it does not call by itself: for keys, and to tell of people who left.
    fetch: (url: URL, { method, body, headers, signal }: RequestInit) =>
      fetch(url, { method, body, headers, signal }),
    // Nobody is asked what docket may know: the administrators decided that.
    loadExistingGrant: async ({ oidc }: Context) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

/** Starts it on a free port. */
export async function startProvider(options: ProviderOptions): Promise<RunningProvider> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configuration(options));
  const rest = provider.callback();
  let signIns = 0;

  async function interaction(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await provider.interactionDetails(request, response);
    if (request.method === 'POST') {
      signIns += 1;
      const accountId = (await bodyOf(request)).get('login');
      await provider.interactionFinished(request, response, { login: { accountId, amr: ['pwd', 'otp'] } });
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const field = '<label for="login">Your name at the provider</label><input id="login" name="login">';
    response.end(
      page('The provider', `<form method="post">${field}<button type="submit">Continue</button></form>`),
    );
  }

  server.on('request', (request, response) => {
    if (request.url === '/favicon.ico') {
      response.statusCode = 204;
      response.end();
      return;
    }
    if (!request.url?.startsWith('/interaction/')) return rest(request, response);
    interaction(request, response).catch(error => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  return {
    issuer,
    signIns: () => signIns,
    stop: () =>
      new Promise(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
