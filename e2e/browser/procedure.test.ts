/** The procedure, clicked: from an empty task center and an empty tenant to the approved request. */

import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createServiceKey,
  createUser,
  dialogOf,
  downloadTrust,
  runBooster,
  saveDestination,
  setUp,
  signIn,
  startDestination,
  writeProperties,
} from './src/docketSteps.ts';
import { publish } from './src/pictures.ts';
import { register, requestLeave, signInAtSandbox, upgrade } from './src/sandboxSteps.ts';
import {
  administrator,
  type Docket,
  employeeAndManager,
  type Sandbox,
  startDocket,
  startSandbox,
} from './src/servers.ts';
import { launchBrowser, Visitor } from './src/visitor.ts';

let docket: Docket;
let sandbox: Sandbox;
let browser: Browser;

beforeAll(async () => {
  [docket, sandbox, browser] = await Promise.all([startDocket(), startSandbox(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([docket?.program.stop(), sandbox?.program.stop()]);
});

async function arrive(): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, { origins: [docket.url, sandbox.url] });
  for (const origin of [docket.url, sandbox.url]) {
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  }
  return visitor;
}

/** What both destinations of the pair have in common, as the guide lists it. */
const common = (apiKey: string): Record<string, string> => ({
  Authentication: 'OAuth2SAMLBearerAssertion',
  URL: `${sandbox.url}/api-ext/`,
  ProxyType: 'Internet',
  audience: 'www.successfactors.com',
  authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession',
  clientKey: apiKey,
  tokenServiceURLType: 'Dedicated',
  tokenServiceURL: `${sandbox.url}/oauth/token`,
  apiKey,
  companyId: sandbox.companyId,
  nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  'tc.provider_type': 'SuccessFactors',
});

test('an administrator connects SuccessFactors by clicking, and a manager approves a leave request', async () => {
  const { employee, manager } = employeeAndManager(sandbox);

  // docket: the first administrator, the booster, the trust certificate, a service key, the manager.
  const admin = await arrive();
  const cockpit = admin.page;
  await setUp(cockpit, docket, { userName: 'admin', password: 'eleven quiet harbours' });
  if (new URL(cockpit.url()).pathname === '/login') {
    await signIn(cockpit, docket.url, { userName: 'admin', password: 'eleven quiet harbours' });
  }
  await runBooster(cockpit, docket.url);
  const certificate = readFileSync(await downloadTrust(cockpit, docket.url), 'utf8');
  expect(certificate).toMatch(/^-----BEGIN CERTIFICATE-----/);
  const noted = await createServiceKey(cockpit, docket.url, 'successfactors_taskcenter', 'sf_key');
  expect(Object.keys(noted)).toEqual([
    'endpoints.inbox_rest_url',
    'uaa.url',
    'uaa.clientid',
    'uaa.clientsecret',
  ]);
  const uaaUrl = noted['uaa.url'] ?? '';

  // The tenant: the upgrade, and two client applications with docket's certificate.
  const tenantAdmin = await arrive();
  const tenant = tenantAdmin.page;
  await signInAtSandbox(tenant, sandbox, administrator(sandbox));
  const technicalUser = await upgrade(tenant);
  const technicalKey = await register(tenant, {
    name: 'OneInboxApp',
    url: uaaUrl,
    boundTo: technicalUser,
    certificate,
  });
  const personsKey = await register(tenant, { name: 'OneInboxAppPP', url: `${uaaUrl}/pp`, certificate });
  await tenant.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'People' }).click();
  const card = tenant
    .getByRole('listitem')
    .filter({ hasText: manager.display_name })
    .filter({
      has: tenant.getByRole('heading', { name: manager.display_name, exact: true }),
    });
  const globalUserId = (await card.locator('dt:text-is("Global User ID") + dd').textContent()) ?? '';
  await tenantAdmin.leave();

  // docket: the manager, both destinations, and last of all tc.enabled.
  await createUser(cockpit, docket.url, {
    'User name': manager.user_id,
    'E-mail': manager.email,
    'Display name': manager.display_name,
    'Global User ID': globalUserId.trim(),
    'SuccessFactors user ID': manager.user_id,
    'Initial password': manager.password,
  });
  await startDestination(cockpit, docket.url, 'SuccessFactors_PP');
  await writeProperties(cockpit, common(personsKey));
  await saveDestination(cockpit, 'SuccessFactors_PP');
  await startDestination(cockpit, docket.url, 'SuccessFactors');
  await writeProperties(cockpit, {
    ...common(technicalKey),
    SystemUser: technicalUser,
    nameQualifier: 'www.successfactors.com',
    'tc.enabled': 'true',
  });
  await saveDestination(cockpit, 'SuccessFactors');
  await publish(cockpit, 'destination');
  await cockpit.goto(`${docket.url}/admin/connectors/SuccessFactors`);
  await cockpit.getByRole('row').filter({ hasText: 'DELTA' }).filter({ hasText: 'OK' }).first().waitFor();
  await publish(cockpit, 'connector');
  await admin.leave();

  // The manager's inbox is open before anybody asks for anything.
  const deciding = await arrive();
  const inbox = deciding.page;
  await signIn(inbox, docket.url, { userName: manager.user_id, password: manager.password });
  await inbox.getByRole('heading', { level: 1, name: /^Tasks/ }).waitFor();
  await inbox.locator('ui5-table-row').first().waitFor();
  const task = taskOf(inbox, employee.display_name, '2027-03-01');
  expect(await task.count()).toBe(0);

  const asking = await arrive();
  await signInAtSandbox(asking.page, sandbox, employee);
  await requestLeave(asking.page, '2027-03-01', '2027-03-05', 'Skiing in March');

  await task.waitFor();
  await publish(inbox, 'inbox');
  await task.getByRole('button', { name: 'Approve', exact: true }).click();
  const dialog = dialogOf(inbox, 'Approve');
  await dialog.getByRole('textbox', { name: 'Decision Note' }).fill('Enjoy the snow');
  await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await task.waitFor({ state: 'detached' });
  await deciding.leave();

  await asking.page.reload();
  const request = asking.page.getByRole('listitem').filter({ hasText: 'Skiing in March' });
  const outcome = (await request.textContent()) ?? '';
  expect(outcome).toContain(`Approved by ${manager.display_name}`);
  expect(outcome).toContain('“Enjoy the snow”');
  await asking.leave();
});

function taskOf(page: Page, person: string, firstDay: string) {
  return page.locator('ui5-table-row').filter({ hasText: person }).filter({ hasText: firstDay });
}
