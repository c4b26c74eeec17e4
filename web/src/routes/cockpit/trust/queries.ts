/** The certificates other systems trust docket by. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '../../../api/client.ts';
import type { components } from '../../../api/schema.ts';

export type Trust = components['schemas']['Trust'];
export type TrustCertificate = components['schemas']['TrustCertificate'];
export type TrustDependent = components['schemas']['TrustDependent'];

const TRUST = ['trust'] as const;

const trustQuery = { queryKey: TRUST, queryFn: () => bodyOf(client.GET('/cockpit-api/v1/trust')) };

export function useTrust() {
  return useQuery(trustQuery);
}

/** The certificate that signs; `null` if there is none. */
export function useActiveCertificate() {
  return useQuery({ ...trustQuery, select: ({ active }) => active });
}

/** What can be done about them. */
export function useTrustActions() {
  const queries = useQueryClient();
  const after = async <T>(call: Promise<T>): Promise<T> => {
    try {
      return await call;
    } finally {
      await queries.invalidateQueries({ queryKey: TRUST });
    }
  };
  return {
    renew: () => after(bodyOf(client.POST('/cockpit-api/v1/trust'))),
    createPassive: () => after(bodyOf(client.POST('/cockpit-api/v1/trust/passive'))),
    deletePassive: () => after(client.DELETE('/cockpit-api/v1/trust/passive')),
    /** Only to the certificate somebody looked at: another may have taken its place. */
    rotate: (to: string) =>
      after(bodyOf(client.POST('/cockpit-api/v1/trust/rotate', { params: { query: { to } } }))),
  };
}
