/**
 * Starts a demo and a task center with an https issuer, makes an application in each with the command line, and tells Node.js
 * to trust their authorities, as an application's environment would.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { Program } from '../../browser/src/program.ts';
import { startDemo } from '../../browser/src/servers.ts';
import { docket } from './docket.ts';
import type { Credentials } from './landscape.ts';

const PASSWORD = 'correct horse battery';

const APPLICATION = JSON.stringify({
  xsappname: 'app',
  'oauth2-configuration': {
    'redirect-uris': ['http://localhost:*/**'],
    'grant-types': [
      ...['authorization_code', 'refresh_token', 'client_credentials', 'password'],
      'urn:ietf:params:oauth:grant-type:jwt-bearer',
    ],
  },
});

/** A port nobody listens on at the moment: an issuer's address has to be known before it starts. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise(done => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}

function createApplication(dataDirectory: string): void {
  docket(dataDirectory, ['service-instance', 'create', 'app', '--service', 'xsuaa', '-c', APPLICATION]);
  docket(dataDirectory, ['service-key', 'create', 'app', 'key']);
}

function credentialsOf(dataDirectory: string, key: string): Credentials {
  const [instance = '', name = ''] = key.split('/');
  return JSON.parse(docket(dataDirectory, ['service-key', 'get', instance, name])) as Credentials;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const demo = await startDemo();
  const port = await freePort();
  const url = `https://localhost:${port}`;
  const secure = new Program(
    'docket serve',
    ['serve', '--listen', '127.0.0.1:0', '--tls-listen', `127.0.0.1:${port}`, '--stop-with-stdin'],
    // Making a key of 4096 bits takes seconds.
    { DOCKET_HTTP_PUBLIC_URL: url, DOCKET_TRUST_KEY_BITS: '2048' },
  );
  await secure.url();
  const [one, two] = [demo.program.dataDirectory, secure.dataDirectory];

  createApplication(one);
  createApplication(two);
  const x509 = {
    'credential-type': 'x509',
    x509: { 'key-length': 2048, validity: 1, 'validity-type': 'YEARS' },
  };
  docket(two, ['service-key', 'create', 'app', 'certificate', '-c', JSON.stringify({ xsuaa: x509 })]);
  docket(two, ['user', 'create', 'ada', '--email', 'ada@example.com', '--role', 'TaskCenterAdmin'], PASSWORD);

  const caFile = join(two, 'both-authorities.pem');
  writeFileSync(
    caFile,
    [one, two].map(directory => readFileSync(join(directory, 'tls/ca.pem'), 'utf8')).join(''),
  );
  process.env.NODE_EXTRA_CA_CERTS = caFile;

  const services = JSON.parse(docket(one, ['env', '--format', 'vcap']));
  project.provide('landscape', {
    demo: {
      dataDirectory: one,
      application: services.xsuaa[0].credentials,
      destination: services.destination[0].credentials,
      person: { userName: demo.manager.user_name, password: demo.manager.password },
    },
    secure: {
      dataDirectory: two,
      url,
      application: credentialsOf(two, 'app/key'),
      certificate: JSON.parse(docket(two, ['service-key', 'get', 'app', 'certificate'])),
      person: { userName: 'ada', password: PASSWORD },
    },
    caFile,
  });
  return async () => {
    await demo.program.interrupt();
    await secure.stop();
  };
}
