/** What the tests run against: an empty task center, an empty tenant, or a whole demo. */

import { Program } from './program.ts';

/** Somebody at the sandbox's company, as `sandbox.json` has them. */
export interface Colleague {
  user_id: string;
  password: string;
  display_name: string;
  email: string;
  global_user_id: string | null;
  manager: string | null;
  admin: boolean;
}

export interface Docket {
  program: Program;
  url: string;
}

export interface Sandbox {
  program: Program;
  url: string;
  companyId: string;
  people: Colleague[];
}

/** An empty task center that may call this machine and looks for changes every second. */
export async function startDocket(settings: Record<string, string> = {}): Promise<Docket> {
  const program = new Program(
    'docket serve',
    ['serve', '--listen', '127.0.0.1:0', '--tls-listen', '127.0.0.1:0', '--stop-with-stdin'],
    {
      DOCKET_OUTBOUND_ALLOW_PRIVATE: 'loopback',
      DOCKET_CONNECTORS_DELTA_INTERVAL_SECONDS: '1',
      // Making a key of 4096 bits takes seconds.
      DOCKET_TRUST_KEY_BITS: '2048',
      ...settings,
    },
  );
  return { program, url: await program.url() };
}

/** The link on which the first administrator is made. */
export async function setUpLink(docket: Docket): Promise<string> {
  return docket.program.said('the set-up link', lines =>
    lines.map(line => line.trim()).find(line => /^https?:\/\/\S+\/set-up\?/.test(line)),
  );
}

/** A tenant with its ten leave requests, and as many further ones. */
export async function startSandbox(tasks = 0): Promise<Sandbox> {
  const program = new Program('docket sandbox', [
    ...['sandbox', 'successfactors', '--port', '0', '--tasks', String(tasks), '--stop-with-stdin'],
  ]);
  const url = await program.url();
  const { company_id: companyId, people } = program.facts<{ company_id: string; people: Colleague[] }>(
    'sandbox.json',
  );
  return { program, url, companyId, people };
}

/** An employee and their manager. */
export function employeeAndManager(sandbox: Sandbox): { employee: Colleague; manager: Colleague } {
  const employee = sandbox.people.find(person => person.manager && !person.admin);
  const manager = sandbox.people.find(person => person.user_id === employee?.manager);
  if (!employee || !manager) throw new Error('sandbox.json names no employee with a manager');
  return { employee, manager };
}

export function administrator(sandbox: Sandbox): Colleague {
  const admin = sandbox.people.find(person => person.admin);
  if (!admin) throw new Error('sandbox.json names no administrator');
  return admin;
}
