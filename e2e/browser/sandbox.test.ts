/** The sandbox's screens, from an empty tenant to a leave request. */

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling } from './src/accessible.ts';
import { picture } from './src/pictures.ts';
import { openRegistration, register, requestLeave, signInAtSandbox, upgrade } from './src/sandboxSteps.ts';
import { administrator, employeeAndManager, type Sandbox, startSandbox } from './src/servers.ts';
import { launchBrowser, Visitor } from './src/visitor.ts';

let sandbox: Sandbox;
let browser: Browser;

beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await sandbox?.program.stop();
});

async function visit(): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, { origins: [sandbox.url] });
  await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: sandbox.url });
  return visitor;
}

async function look(visitor: Visitor, name: string): Promise<void> {
  await expectAccessible(visitor.page);
  await expectNoSidewaysScrolling(visitor.page);
  await picture(visitor.page, `sandbox-${name}`);
}

test('an administrator upgrades the tenant and registers a client on accessible screens', async () => {
  const visitor = await visit();
  const { page } = visitor;
  await page.goto(sandbox.url);
  await look(visitor, 'sign-in');
  await signInAtSandbox(page, sandbox, administrator(sandbox));
  await look(visitor, 'home');
  for (const [path, name] of [
    ['/about', 'about'],
    ['/people', 'people'],
    ['/admin', 'admin-center'],
    ['/admin/upgrade-center', 'upgrade-center'],
    ['/admin/upgrade-center/enhanced-to-do-integration', 'upgrade'],
    ['/admin/oauth-clients', 'no-clients'],
  ] as const) {
    await page.goto(sandbox.url + path);
    await look(visitor, name);
  }

  const technicalUser = await upgrade(page);
  await look(visitor, 'upgraded');
  await openRegistration(page);
  await look(visitor, 'register');
  visitor.expectFault(/status of 400 .*oauth-clients/s);
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await look(visitor, 'register-refused');

  // A certificate of the tenant's own making, as for a client that has none.
  await page.getByText('Generate X.509 Certificate').click();
  await page.getByLabel('Common Name (CN)').fill('docket tests');
  await page.getByRole('button', { name: 'Generate' }).click();
  await page.getByRole('link', { name: 'Download' }).waitFor();
  await look(visitor, 'register-generated');
  const certificate = await page.getByLabel('X.509 Certificate').inputValue();

  const key = await register(page, {
    name: 'OneInboxApp',
    url: 'http://127.0.0.1:1',
    boundTo: technicalUser,
    certificate,
  });
  await look(visitor, 'view');
  const other = await register(page, { name: 'OneInboxAppPP', url: 'http://127.0.0.1:1/pp', certificate });
  expect(other).not.toBe(key);
  for (const action of ['Edit', 'Delete']) {
    await page.goto(`${sandbox.url}/admin/oauth-clients`);
    await page.getByRole('link', { name: `${action} OneInboxAppPP` }).click();
    await look(visitor, action.toLowerCase());
  }
  await page.goto(`${sandbox.url}/admin/oauth-clients`);
  await page.getByRole('button', { name: 'Disable OneInboxAppPP' }).click();
  await page.getByRole('status').filter({ hasText: 'is disabled' }).waitFor();
  await look(visitor, 'clients');
  await visitor.leave();
});

test('a leave request waits in orange for the manager, whose team shows it', async () => {
  const { employee, manager } = employeeAndManager(sandbox);
  const asking = await visit();
  await signInAtSandbox(asking.page, sandbox, employee);
  await requestLeave(asking.page, '2027-03-01', '2027-03-05', 'Skiing in March');
  await look(asking, 'time-off');
  const own = asking.page.getByRole('listitem').filter({ hasText: 'Skiing in March' });
  expect(await own.textContent()).toContain(`Waits for ${manager.display_name}`);
  await own.getByRole('link').click();
  await asking.page.getByRole('button', { name: 'Withdraw request' }).waitFor();
  await look(asking, 'request');
  asking.expectFault(/status of 40[34] .*\/(admin|nowhere)/s);
  for (const [path, name] of [
    ['/admin', 'not-allowed'],
    ['/nowhere', 'not-found'],
  ]) {
    await asking.page.goto(sandbox.url + path);
    await look(asking, name ?? '');
  }
  await asking.leave();

  const deciding = await visit();
  await signInAtSandbox(deciding.page, sandbox, manager);
  await deciding.page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'My Team' })
    .click();
  const waiting = deciding.page.getByRole('listitem').filter({ hasText: 'Skiing in March' });
  expect(await waiting.textContent()).toContain(employee.display_name);
  await look(deciding, 'team');
  await deciding.leave();
});
