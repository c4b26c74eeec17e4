/** What all tests run against, made once before any of them. */

import { inject } from 'vitest';

/** The credentials of a service key, as an application reads them. */
export interface Credentials {
  clientid: string;
  clientsecret: string;
  url: string;
  uaadomain: string;
  xsappname: string;
  identityzone: string;
  tenantid: string;
  zoneid: string;
  verificationkey: string;
  /** Of the destination service only. */
  uri?: string;
}

export interface Person {
  userName: string;
  password: string;
}

export interface Landscape {
  /** A whole demo, whose issuer has an http address. */
  demo: {
    dataDirectory: string;
    application: Credentials;
    destination: Credentials;
    person: Person;
  };
  /** A task center whose issuer has an https address. */
  secure: {
    dataDirectory: string;
    url: string;
    application: Credentials;
    /** The application's key with a certificate. */
    certificate: { clientid: string; certificate: string; key: string; certurl: string };
    person: Person;
  };
  /** The authorities of both. */
  caFile: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    landscape: Landscape;
  }
}

export function landscape(): Landscape {
  return inject('landscape');
}
