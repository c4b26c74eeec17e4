/**
 * The one way to the server: typed by its own description, with the language of the person, the session's CSRF token and
 * refusals as {@link Problem}s.
 */

import createClient, { type Middleware } from 'openapi-fetch';
import { currentLanguage } from '../i18n/language.ts';
import { Problem } from './problem.ts';
import type { paths } from './schema.ts';

const CSRF = 'X-CSRF-Token';

let csrfToken: Promise<string> | null = null;

/** The token every request that changes something must carry. It lives as long as the session. */
async function fetchCsrfToken(): Promise<string> {
  const answer = await fetch('/cockpit-api/v1/me', { headers: { [CSRF]: 'Fetch' } });
  return answer.headers.get(CSRF) ?? '';
}

/** The session is another one: the next request that changes something fetches its token. */
export function renewCsrfToken(): void {
  csrfToken = null;
}

const asThePerson: Middleware = {
  async onRequest({ request }) {
    request.headers.set('Accept-Language', currentLanguage());
    if (request.method !== 'GET') {
      csrfToken ??= fetchCsrfToken();
      request.headers.set(CSRF, await csrfToken);
    }
    return request;
  },
  async onResponse({ request, response }) {
    if (response.ok) return response;
    if (response.status === 401) signInAgain();
    // A token of a session that ended: the next request fetches its own.
    if (response.status === 403 && request.method !== 'GET') csrfToken = null;
    throw Problem.of(response.status, await response.json().catch(() => null));
  },
  onError() {
    return new Problem(0, 'unreachable', 'docket does not answer. Check the connection and try again.');
  },
};

/** The session ended: sign in and come back to the same page. */
function signInAgain(): void {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/login?return=${encodeURIComponent(here)}`);
}

export const client = createClient<paths>({ baseUrl: '/' });
client.use(asThePerson);

/** The body of an answer. Refusals were thrown before, so an answer without a body has none by design. */
export async function bodyOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}
