/** Certificates and key stores that destinations name. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { bodyOf, client } from '../../../api/client.ts';
import type { components } from '../../../api/schema.ts';

type Schemas = components['schemas'];
export type Certificate = Schemas['CertificateSummary'];
export type CertificateDetails = Schemas['CertificateDetails'];
export type Generation = Schemas['CertificateGeneration'];
export type Upload = Schemas['CertificateUpload'];

const ALL = ['certificates'] as const;
const ONE = '/cockpit-api/v1/certificates/{name}';

export function useCertificates() {
  return useQuery({
    queryKey: ALL,
    queryFn: async () => (await bodyOf(client.GET('/cockpit-api/v1/certificates'))).value,
  });
}

export function useCertificate(name: string) {
  return useQuery({
    queryKey: [...ALL, name],
    queryFn: () => bodyOf(client.GET(ONE, { params: { path: { name } } })),
  });
}

export function useCertificateActions() {
  const queries = useQueryClient();
  const after = async <T>(call: Promise<T>): Promise<T> => {
    const answer = await call;
    await queries.invalidateQueries({ queryKey: ALL });
    return answer;
  };
  return {
    upload: (body: Upload) => after(bodyOf(client.POST('/cockpit-api/v1/certificates', { body }))),
    replace: (body: Upload) =>
      after(bodyOf(client.PUT(ONE, { params: { path: { name: body.name } }, body }))),
    generate: (body: Generation) =>
      after(bodyOf(client.POST('/cockpit-api/v1/certificates/generate', { body }))),
    /** What is gone is not read again. */
    remove: async (name: string) => {
      await client.DELETE(ONE, { params: { path: { name } } });
      await queries.invalidateQueries({ queryKey: ALL, exact: true });
    },
  };
}
