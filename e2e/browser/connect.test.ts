/** The guided page: an administrator connects an empty tenant and need not know which page is next. */

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling } from './src/accessible.ts';
import { setUp, signIn } from './src/docketSteps.ts';
import { picture } from './src/pictures.ts';
import { register, signInAtSandbox, upgrade } from './src/sandboxSteps.ts';
import { administrator, type Docket, type Sandbox, startDocket, startSandbox } from './src/servers.ts';
import { launchBrowser, Visitor } from './src/visitor.ts';

const account = { userName: 'admin', password: 'eleven quiet harbours' };
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

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  await picture(page, name);
}

/** What the button beside a value copies. */
async function copied(step: Locator, label: string): Promise<string> {
  await step.getByRole('button', { name: `Copy ${label}`, exact: true }).click();
  await step.page().getByText(`${label} was copied.`).first().waitFor();
  return step.page().evaluate(() => navigator.clipboard.readText());
}

test('an empty inbox leads to the guided page, which connects a tenant and knows afterwards that it is', async () => {
  const visitor = await arrive();
  const { page } = visitor;
  await setUp(page, docket, account);
  if (new URL(page.url()).pathname === '/login') await signIn(page, docket.url, account);
  await page.getByRole('button', { name: 'Connect SuccessFactors' }).click();
  await page.getByRole('heading', { level: 1, name: 'Connect SuccessFactors' }).waitFor();
  const step = (name: string) => page.locator(`#step-${name}`);
  const button = (name: string, text: string) => step(name).getByRole('button', { name: text, exact: true });
  const done = (name: string) => page.locator(`#step-${name}[data-state="done"]`).waitFor();

  const tenant = step('tenant');
  await button('tenant', 'Continue').click();
  await tenant.getByRole('alert').filter({ hasText: 'Fill this in.' }).first().waitFor();
  await look(page, 'connect-start');
  await tenant.getByRole('textbox', { name: 'API server' }).fill(`${sandbox.url}/odata/v2/`);
  await tenant.getByRole('textbox', { name: 'Company ID' }).fill(sandbox.companyId);
  await button('tenant', 'Continue').click();
  await done('tenant');

  const tenantAdmin = await arrive();
  await signInAtSandbox(tenantAdmin.page, sandbox, administrator(sandbox));
  const link = step('upgrade').getByRole('link', { name: 'Open in SuccessFactors' });
  expect(await link.getAttribute('href')).toBe(
    `${sandbox.url}/admin/upgrade-center/enhanced-to-do-integration`,
  );
  expect(await copied(step('upgrade'), 'Technical user')).toBe(await upgrade(tenantAdmin.page));
  await button('upgrade', 'I Have Run It').click();
  await done('upgrade');

  if (await button('trust', 'Make the Certificate').isVisible()) {
    await button('trust', 'Make the Certificate').click();
  }
  await done('trust');
  await button('key', 'Create Instance and Key').click();
  await done('key');

  await look(page, 'connect-client');
  const client = async (side: string, bound: boolean) => ({
    name: await copied(step(side), 'Application Name'),
    url: await copied(step(side), 'Application URL'),
    certificate: await copied(step(side), 'X.509 Certificate'),
    ...(bound ? { boundTo: await copied(step(side), 'User IDs') } : {}),
  });
  const technicalKey = await register(tenantAdmin.page, await client('technical', true));
  await page.bringToFront();

  // What is hardly an API key may be saved, with a word of warning before; the test then tells that it is none.
  const technicalField = step('technical').getByRole('textbox', { name: 'API Key' });
  await technicalField.fill('tooshort');
  await step('technical').getByRole('status').filter({ hasText: 'this has 8 characters' }).waitFor();
  await picture(page, 'connect-unusual-key');
  await button('technical', 'Create SuccessFactors').click();
  await done('technical');
  await page.locator('#step-connection[data-state="attention"]').waitFor();
  await step('connection').getByRole('heading', { name: 'Check the connection' }).click();
  await step('connection').getByText('The test did not pass.').waitFor();
  const token = step('connection').getByRole('listitem').filter({ hasText: 'Token' });
  await token.filter({ hasText: 'Failed' }).filter({ hasText: 'API key' }).waitFor();
  await look(page, 'connect-wrong-key');

  // The row of a step's title opens it.
  await step('technical').getByRole('heading', { name: 'Client application for the technical user' }).click();
  await technicalField.fill(technicalKey);
  await button('technical', 'Save SuccessFactors').click();
  await done('connection');

  // The API key of the wrong client is noticed before anything is saved.
  const personsField = step('persons').getByRole('textbox', { name: 'API Key' });
  await personsField.fill(technicalKey);
  await step('persons').getByRole('alert').filter({ hasText: 'the other client application' }).waitFor();
  const personsKey = await register(tenantAdmin.page, await client('persons', false));
  await page.bringToFront();
  await personsField.fill(personsKey);
  await button('persons', 'Create SuccessFactors_PP').click();
  await done('persons');
  await tenantAdmin.leave();

  await button('switchOn', 'Switch On').click();
  await step('switchOn')
    .getByText(/\d+ tasks were loaded\./)
    .waitFor();
  await page.getByText('8 of 8 steps are done.').waitFor();
  await look(page, 'connect-done');

  // What there is tells it, also in a browser that remembers nothing.
  const elsewhere = await arrive();
  await signIn(elsewhere.page, docket.url, account);
  await elsewhere.page.goto(`${docket.url}/cockpit/connect-successfactors`);
  await elsewhere.page.getByText('8 of 8 steps are done.').waitFor();
  await elsewhere.page.goto(`${docket.url}/cockpit/destinations/SuccessFactors`);
  const value = (name: string) => elsewhere.page.locator(`[id="property-${name}"] input`).inputValue();
  await elsewhere.page.getByRole('heading', { level: 1, name: 'SuccessFactors' }).waitFor();
  await expect.poll(() => value('URL')).toBe(`${sandbox.url}/api-ext/`);
  await expect.poll(() => value('clientKey')).toBe(technicalKey);
  await elsewhere.leave();
  await visitor.leave();
});
