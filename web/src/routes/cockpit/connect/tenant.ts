/** The SuccessFactors tenant that is connected: what is typed, and what follows from it. */

/** What is known of it. */
export interface Tenant {
  /** Scheme, host and port of the API server. */
  apiServer: string;
  companyId: string;
  /** Where people sign in, if it is known; only links lead there. */
  signInAt: string;
}

/** The user the upgrade makes. Source: SAP Task Center, "Connect SAP SuccessFactors and SAP Task Center". */
export const TECHNICAL_USER = 'TECHNICAL_USER_INBOX_CEF979F3';

/** The names SAP's guide gives the two client applications. */
export const APPLICATIONS = { technical: 'OneInboxApp', persons: 'OneInboxAppPP' } as const;

/** What the destinations are called unless somebody wants another name. */
export const USUAL_NAME = 'SuccessFactors';

/** The name of the destination for persons: always this, since it is found by its name alone. */
export function secondaryName(name: string): string {
  return `${name}_PP`;
}

/** Whether both destinations can be called so: SAP allows 64 characters, and the second name has three more. */
export function isName(name: string): boolean {
  return /^[A-Za-z0-9_-]{1,61}$/.test(name) && !name.endsWith('_PP');
}

/** Scheme, host and port of an address; `null` if it is none. Guides give it with a path, as the OData address. */
export function originOf(text: string): string | null {
  const typed = text.trim();
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
    const good = ['http:', 'https:'].includes(url.protocol) && url.hostname !== '' && url.username === '';
    return good && !/\s/.test(typed) && typed !== '' ? url.origin : null;
  } catch {
    return null;
  }
}

/** Pages of SuccessFactors that a step sends to. */
export type TenantPage = 'home' | 'upgrade' | 'clients';

/** As docket's own stand-in has them; it listens on this machine and nowhere else. */
const sandboxPaths: Record<TenantPage, string> = {
  home: '/admin',
  upgrade: '/admin/upgrade-center/enhanced-to-do-integration',
  clients: '/admin/oauth-clients/register',
};

/** Where a page is. Of a real tenant only the sign-in has an address that is the same for all. */
export function linkTo(tenant: Tenant, page: TenantPage): string | null {
  const at = originOf(tenant.signInAt) ?? (isLoopback(tenant.apiServer) ? tenant.apiServer : null);
  if (at === null) return null;
  if (isLoopback(at)) return at + sandboxPaths[page];
  return `${at}/login?company=${encodeURIComponent(tenant.companyId)}`;
}

function isLoopback(origin: string): boolean {
  const host = originOf(origin) === null ? '' : new URL(origin).hostname;
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

/** Whether it looks like an API key: those seen are 38 letters, digits, "+" or "/". Others are worth a second look. */
export function looksLikeApiKey(key: string): boolean {
  return /^[A-Za-z0-9+/]{38}$/.test(key);
}

/** What a sample destination holds in its place is a sentence. */
export function isApiKey(key: string | undefined): key is string {
  return key !== undefined && /^\S+$/.test(key);
}
