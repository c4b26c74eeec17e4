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

/** A whole demo: both programs, with people, tasks and destinations. */
export interface Demo {
  program: Program;
  url: string;
  sandboxUrl: string;
  /** With the roles of the cockpit. */
  admin: DemoUser;
  /** With tasks in the inbox. */
  manager: DemoUser;
  /** The next call of the tenant's task interface fails in this way. */
  misbehave(fault: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface DemoUser {
  user_name: string;
  password: string;
  display_name: string;
  roles: string[];
}

interface DemoFile {
  base_url: string;
  company_id: string;
  sandbox_url: string;
  users: DemoUser[];
}

export async function startDemo(tasks = 0): Promise<Demo> {
  const program = new Program('docket demo', [
    ...['demo', '--port', '0', '--tls-port', '0', '--sandbox-port', '0', '--tasks', String(tasks)],
  ]);
  await program.said('that everything is ready', lines => lines.find(line => line.startsWith('Ready after')));
  await program.said('how to stop it', lines => lines.find(line => line.startsWith('Ctrl-C stops')));
  const { base_url: url, sandbox_url: sandboxUrl, users } = program.facts<DemoFile>('demo.json');
  const { people } = program.facts<{ people: Colleague[] }>('sandbox/sandbox.json');
  const admin = users.find(user => user.roles.includes('SubaccountAdministrator'));
  // Most of the company reports to one person.
  const reports = (user: DemoUser) => people.filter(person => person.manager === user.user_name).length;
  const manager = users.toSorted((one, other) => reports(other) - reports(one))[0];
  if (!admin || !manager) throw new Error('demo.json names no administrator or no manager');
  const { company_id: company } = program.facts<DemoFile>('demo.json');
  const misbehave = async (fault: Readonly<Record<string, unknown>>) => {
    const login = Buffer.from(`${admin.user_name}@${company}:${admin.password}`).toString('base64');
    const answer = await fetch(`${sandboxUrl}/api/v1/faults`, {
      method: 'PUT',
      headers: { authorization: `Basic ${login}`, 'content-type': 'application/json' },
      body: JSON.stringify({ value: [fault] }),
    });
    if (!answer.ok) throw new Error(`the sandbox takes no faults: ${answer.status} ${await answer.text()}`);
  };
  return { program, url, sandboxUrl, admin, manager, misbehave };
}
