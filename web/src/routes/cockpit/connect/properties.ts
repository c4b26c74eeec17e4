/**
 * The two destinations of a SuccessFactors tenant, property by property.
 *
 * Source: SAP Task Center, "Creating the Primary Destination with the Technical User", "Creating a Secondary Destination
 * for the Principal Propagation".
 */

import { isApiKey, originOf, secondaryName, TECHNICAL_USER, type Tenant } from './tenant.ts';

export type Properties = Readonly<Record<string, string>>;

/** Whose client application a destination uses. */
export type Side = 'technical' | 'persons';

/** What a destination shall have. What it has besides is left alone. */
export function propertiesFor(side: Side, name: string, tenant: Tenant, apiKey: string): Properties {
  const both = {
    Type: 'HTTP',
    URL: `${tenant.apiServer}/api-ext/`,
    ProxyType: 'Internet',
    Authentication: 'OAuth2SAMLBearerAssertion',
    audience: 'www.successfactors.com',
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession',
    clientKey: apiKey,
    apiKey,
    companyId: tenant.companyId,
    tokenServiceURLType: 'Dedicated',
    tokenServiceURL: `${tenant.apiServer}/oauth/token`,
    nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
    'tc.provider_type': 'SuccessFactors',
  };
  if (side === 'persons') return { Name: secondaryName(name), ...both };
  return { Name: name, ...both, nameQualifier: 'www.successfactors.com', SystemUser: TECHNICAL_USER };
}

/** The tenant a destination leads to; samples lead nowhere. */
export function tenantOf(properties: Properties | undefined): Omit<Tenant, 'signInAt'> | null {
  const apiServer = originOf(properties?.URL ?? '');
  const companyId = properties?.companyId ?? '';
  if (apiServer === null || companyId === '' || new URL(apiServer).hostname.endsWith('.example')) return null;
  return { apiServer, companyId };
}

/** The API key a destination calls with. Both properties hold it, and only if they agree it is one. */
export function apiKeyOf(properties: Properties | undefined): string | null {
  const key = properties?.clientKey;
  return isApiKey(key) && properties?.apiKey === key ? key : null;
}

/** What differs from what it should be, by name; a new destination differs in everything. */
export function differences(found: Properties | undefined, wanted: Properties): string[] {
  return Object.keys(wanted).filter(name => found?.[name] !== wanted[name]);
}

/** The connection an administrator probably means: the first that leads to a SuccessFactors tenant. */
export function connectionIn(all: readonly Properties[]): string | null {
  const names = new Set(all.map(one => one.Name));
  const primary = all.find(
    one =>
      one['tc.provider_type'] === 'SuccessFactors' &&
      one.Authentication === 'OAuth2SAMLBearerAssertion' &&
      tenantOf(one) !== null &&
      !(one.Name?.endsWith('_PP') && names.has(one.Name.slice(0, -3))),
  );
  return primary?.Name?.replace(/_PP$/, '') ?? null;
}
