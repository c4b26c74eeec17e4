/**
 * A client that behaves as XSUAA's client libraries and the Cloud SDK were observed to: which address it builds, which
 * headers it sends, in which order it calls. It takes nothing from docket but the credentials of a service key.
 */

import { decodeJwt } from 'jose';
import { type Answer, type Call, call } from './call.ts';
import type { Credentials } from './landscape.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

export class CloudClient {
  /** Every address called, in order. */
  readonly called: string[] = [];

  constructor(
    readonly credentials: Credentials,
    private readonly options: Call['options'] = {},
  ) {}

  private async send(url: string, request: Call = {}): Promise<Answer> {
    this.called.push(url);
    return call(url, { ...request, options: this.options });
  }

  /** What every token request has: the client in the body, JSON asked for, gzip or deflate taken. */
  private async token(url: string, form: Record<string, string>, zone?: string): Promise<Answer> {
    const { grant_type: grant = '', ...rest } = form;
    const { clientid, clientsecret } = this.credentials;
    return this.send(`${url}/oauth/token`, {
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip,deflate',
        'user-agent': 'nodejs-xssec-4',
        ...(zone === undefined ? {} : { 'x-zid': zone }),
      },
      form: { grant_type: grant, client_id: clientid, client_secret: clientsecret, ...rest },
    });
  }

  /** The client's own token: at `url` as it is given; for a user with a tenant always at https://<uaadomain>. */
  async clientToken(userJwt?: string): Promise<Answer> {
    const zone = userJwt === undefined ? undefined : zoneOf(userJwt);
    const url = zone === undefined ? this.credentials.url : `https://${this.credentials.uaadomain}`;
    return this.token(url, { grant_type: 'client_credentials' }, zone);
  }

  /** A user's token for this client: always at https://<uaadomain>. */
  async exchange(userJwt: string): Promise<Answer> {
    const form = { grant_type: JWT_BEARER, assertion: userJwt, response_type: 'token' };
    return this.token(`https://${this.credentials.uaadomain}`, form, zoneOf(userJwt));
  }

  /** A tenant that is known by its subdomain alone: always at https://<subdomain>.<uaadomain>. */
  async tokenOfSubdomain(subdomain: string): Promise<Answer> {
    return this.token(`https://${subdomain}.${this.credentials.uaadomain}`, {
      grant_type: 'client_credentials',
    });
  }

  async passwordToken(userName: string, password: string): Promise<Answer> {
    return this.token(this.credentials.url, { grant_type: 'password', username: userName, password });
  }

  /** The keys to validate a token with: always at https://<uaadomain>. */
  async keysFor(jwt: string): Promise<Answer> {
    return this.send(`https://${this.credentials.uaadomain}/token_keys?zid=${zoneOf(jwt)}`);
  }

  /** A call of the destination service at the address of the credentials, or at another one. */
  async destinationService(
    path: string,
    token: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.send(`${this.credentials.uri}/destination-configuration/v1${path}`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
  }
}

export function zoneOf(jwt: string): string | undefined {
  const { zid } = decodeJwt(jwt);
  return typeof zid === 'string' ? zid : undefined;
}

/** The access token of an answer that must be a good one. */
export function accessToken(answer: Answer): string {
  if (answer.status !== 200) throw new Error(`no token: ${answer.status} ${answer.text}`);
  return answer.json.access_token as string;
}
