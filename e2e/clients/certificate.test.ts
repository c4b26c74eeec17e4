/** A client that shows a certificate instead of a secret. */

import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import { call } from './src/call.ts';
import { accessToken } from './src/client.ts';
import { landscape } from './src/landscape.ts';

function tokenRequest() {
  const { clientid, certurl } = landscape().secure.certificate;
  const form = { grant_type: 'client_credentials', client_id: clientid };
  return { address: `${certurl}/oauth/token`, form };
}

it('gets a token at certurl with the certificate and the key of its service key, and without a secret', async () => {
  const { certificate: cert, key, clientid } = landscape().secure.certificate;
  const { address, form } = tokenRequest();
  const token = accessToken(await call(address, { form, options: { cert, key } }));
  expect(decodeJwt(token).cid).toBe(clientid);
});

it('is refused without the certificate', async () => {
  const { address, form } = tokenRequest();
  const answer = await call(address, { form });
  expect([answer.status, answer.json.error]).toEqual([401, 'unauthorized']);
});

it('cannot use the certificate without its key', async () => {
  const { certificate: cert } = landscape().secure.certificate;
  const { generateKeyPairSync } = await import('node:crypto');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const { address, form } = tokenRequest();
  await expect(call(address, { form, options: { cert, key } })).rejects.toThrow();
});
