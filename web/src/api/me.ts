/** Who is signed in, and what they may do. */

import { useQuery } from '@tanstack/react-query';
import { bodyOf, client } from './client.ts';

export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: () => bodyOf(client.GET('/cockpit-api/v1/me')),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The parts of docket beside the inbox, which everybody has. */
export interface Parts {
  cockpit: boolean;
  admin: boolean;
}

/** Which parts somebody with these roles can use at all; each request is checked by the server again. */
export function partsFor(roles: readonly string[]): Parts {
  const has = (...wanted: string[]) => wanted.some(role => roles.includes(role));
  return {
    cockpit: has(
      'SubaccountAdministrator',
      'DestinationAdministrator',
      'DestinationTrustAdministrator',
      'DestinationViewer',
    ),
    admin: has('TaskCenterAdmin', 'SubaccountAdministrator'),
  };
}
