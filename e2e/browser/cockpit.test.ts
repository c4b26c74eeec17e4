/** An administrator in the cockpit of a demo: people and their roles, destinations and their secrets, service keys. */

import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServiceKey, createUser, dialogOf, signIn } from './src/docketSteps.ts';
import { type Demo, startDemo } from './src/servers.ts';
import { launchBrowser, Visitor } from './src/visitor.ts';

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await demo?.program.interrupt();
});

async function asAdministrator(path: string): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, { origins: [demo.url] });
  await signIn(visitor.page, demo.url, { userName: demo.admin.user_name, password: demo.admin.password });
  await visitor.page.goto(demo.url + path);
  return visitor;
}

const shows = (page: Page, button: string) => page.getByRole('button', { name: button, exact: true });

test('a person is created, gets a role and another password, and finds the part the role opens', async () => {
  const visitor = await asAdministrator('/cockpit/users');
  const { page } = visitor;
  await createUser(page, demo.url, {
    'User name': 'ngrant',
    'E-mail': 'ngrant@example.com',
    'Display name': 'Nora Grant',
    'Initial password': 'first quiet harbour',
  });
  await page.getByRole('heading', { level: 1, name: 'Nora Grant' }).waitFor();
  const role = page.getByRole('checkbox', { name: /TaskCenterAdmin/ });
  await role.click();
  await page.getByText('Nora Grant now has the role collection TaskCenterAdmin.').first().waitFor();
  await page.reload();
  await expect.poll(() => role.getAttribute('aria-checked')).toBe('true');
  await shows(page, 'Set Password').click();
  const dialog = dialogOf(page, 'Password of Nora Grant');
  await dialog.getByRole('textbox', { name: 'New password' }).fill('second quiet harbour');
  await dialog
    .getByRole('button', { name: 'Set Password' })
    .or(dialog.getByRole('button', { name: 'Save' }))
    .click();
  await page.getByText('The password of Nora Grant was set.').first().waitFor();
  await visitor.leave();

  const nora = await Visitor.arrive(browser, { origins: [demo.url] });
  await signIn(nora.page, demo.url, { userName: 'ngrant', password: 'second quiet harbour' });
  await nora.page.getByText('You have nothing to decide').first().waitFor();
  await shows(nora.page, 'Administration').click();
  await nora.page.getByText('SuccessFactors').first().waitFor();
  expect(await shows(nora.page, 'Cockpit').count()).toBe(0);
  await nora.leave();
});

test('a bad user name is told beside its field, and nobody is created', async () => {
  const visitor = await asAdministrator('/cockpit/users');
  const { page } = visitor;
  visitor.expectFault(/status of 4\d\d/);
  await shows(page, 'Create User').click();
  const dialog = dialogOf(page, 'New user');
  await dialog.getByRole('textbox', { name: 'User name' }).fill('somebody');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('no address');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await dialog.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.reload();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  expect(await page.getByText('somebody').count()).toBe(0);
  await visitor.leave();
});

test('a destination is copied without its secret, changed and deleted', async () => {
  const visitor = await asAdministrator('/cockpit/destinations');
  const { page } = visitor;
  const field = (name: string) => page.locator(`[id="property-${name}"]`);
  await shows(page, 'Create').click();
  await field('Name').locator('input').fill('backend');
  await field('URL').locator('input').fill('https://backend.example.com');
  await field('Authentication').click();
  await page.getByRole('option', { name: 'BasicAuthentication', exact: true }).click();
  await field('User').locator('input').fill('reader');
  await field('Password').locator('input').fill('quiet-harbour-11');
  await shows(page, 'Save').click();
  await page.getByRole('heading', { level: 1, name: 'backend' }).waitFor();
  await page.getByText('••••••• (set)').first().waitFor();

  await shows(page, 'Duplicate').click();
  await page.getByText('Secrets are not copied.').first().waitFor();
  await expect.poll(() => field('Name').locator('input').inputValue()).toBe('backend_copy');
  await field('Password').locator('input').fill('another-harbour-12');
  await shows(page, 'Save').click();
  await page.getByRole('heading', { level: 1, name: 'backend_copy' }).waitFor();

  await shows(page, 'Delete').click();
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL(/\/cockpit\/destinations$/);
  await page.getByRole('link', { name: 'backend', exact: true }).waitFor();
  await expect.poll(() => page.getByRole('link', { name: 'backend_copy' }).count()).toBe(0);
  await visitor.leave();
});

test('what keeps a destination from being saved stands beside its field', async () => {
  const visitor = await asAdministrator('/cockpit/destinations');
  const { page } = visitor;
  visitor.expectFault(/status of 4\d\d/);
  await shows(page, 'Create').click();
  await page.locator('[id="property-Name"] input').fill('half');
  await shows(page, 'Save').click();
  await page.getByText('Fill this in.').first().waitFor();
  expect(page.url()).toMatch(/create/);
  await shows(page, 'Cancel').click();
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Discard' }).click();
  await page.waitForURL(/\/cockpit\/destinations$/);
  await visitor.leave();
});

test('a service key is downloaded as the file programs read, and deleted', async () => {
  const visitor = await asAdministrator('/cockpit/instances/demo_taskcenter');
  const { page } = visitor;
  await shows(page, 'Create Service Key').click();
  const naming = dialogOf(page, 'New service key of demo_taskcenter');
  await naming.getByRole('textbox', { name: 'Key name' }).fill('reports');
  await naming.getByRole('button', { name: 'Create', exact: true }).click();
  await shows(page, 'View reports').click();
  const shown = dialogOf(page, 'Service key reports of demo_taskcenter');
  const secret = shown.getByRole('textbox', { name: 'uaa.clientsecret' });
  await secret.waitFor();
  const download = page.waitForEvent('download');
  await shown.getByRole('button', { name: 'Download' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('demo_taskcenter-reports.json');
  const key = JSON.parse(readFileSync(await file.path(), 'utf8')) as Record<string, Record<string, string>>;
  expect(key.endpoints?.inbox_rest_url).toMatch(/^http/);
  expect(key.uaa?.clientsecret).toMatch(/.{20,}/);
  expect(await page.getByText(key.uaa?.clientsecret ?? '').count()).toBe(0);
  // Over plain http from another machine the browser gives a page no clipboard.
  await visitor.context.grantPermissions(['clipboard-read'], { origin: demo.url });
  const clipboard = await page.evaluateHandle(() => navigator.clipboard);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await shown.getByRole('button', { name: 'Copy uaa.clientsecret' }).click();
  await page.getByText('uaa.clientsecret was copied.').first().waitFor();
  expect(await clipboard.evaluate(it => it.readText())).toBe(key.uaa?.clientsecret);
  await shown.getByRole('button', { name: 'Close' }).click();
  await shows(page, 'Delete reports').click();
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Delete' }).click();
  await shows(page, 'View reports').waitFor({ state: 'detached' });
  await visitor.leave();
});

test('an instance gets other parameters, and a key another secret while the old one goes on for a day', async () => {
  const visitor = await asAdministrator('/cockpit/instances');
  const { page } = visitor;
  await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: demo.url });
  const before = await createServiceKey(page, demo.url, 'rotating', 'first');

  await page.getByText('None were given.').first().waitFor();
  await shows(page, 'Update').click();
  const updating = dialogOf(page, 'Parameters of rotating');
  const parameters = updating.getByRole('textbox', { name: 'Parameters (JSON)' });
  await parameters.fill('{"oauth2-configuration": {"token-validity": "soon"}}');
  visitor.expectFault(/status of 400 .*\/rotating/s);
  await updating.getByRole('button', { name: 'Update' }).click();
  await updating
    .getByRole('alert')
    .filter({ hasText: /token-validity/ })
    .waitFor();
  await parameters.fill('{"oauth2-configuration": {"token-validity": 1800}}');
  await updating.getByRole('button', { name: 'Update' }).click();
  await page.getByText(/oauth2-configuration\.token-validity: not given → 1800/).waitFor();

  await shows(page, 'Rotate first').click();
  await dialogOf(page, 'Rotate first').getByRole('button', { name: 'Rotate', exact: true }).click();
  const shown = dialogOf(page, 'Service key first of rotating');
  await shown.getByText(/^Give the new credentials to every program/).waitFor();
  const secret = await shown.locator('ui5-input[type=Password]').first().getAttribute('value');
  expect(secret).toMatch(/.{20,}/);
  expect(secret).not.toBe(before['uaa.clientsecret']);
  await shown.getByRole('button', { name: 'Close' }).click();

  // The old one is a key of its own until it stops, and is not rotated again.
  const old = page.getByRole('row').filter({ hasText: 'first~' });
  await old.getByText(/^Stops on /).waitFor();
  await expect.poll(() => page.getByRole('button', { name: /^Rotate first/ }).count()).toBe(1);
  await page.getByRole('button', { name: /^Delete first~/ }).click();
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Delete' }).click();
  await old.waitFor({ state: 'detached' });
  await visitor.leave();
});

test('a role collection is created, given to somebody, changed, taken and deleted', async () => {
  const visitor = await asAdministrator('/cockpit/role-collections');
  const { page } = visitor;
  await shows(page, 'Create Role Collection').click();
  const creating = dialogOf(page, 'New role collection');
  await creating.getByRole('textbox', { name: 'Name' }).fill('Operators & Co');
  await creating.getByRole('textbox', { name: 'Description' }).fill('Who watches the connectors');
  await creating.getByRole('checkbox', { name: /^TaskCenterAdmin/ }).click();
  await creating.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Operators & Co' }).waitFor();
  await page.getByText('See the state of connectors and services.').first().waitFor();

  await shows(page, 'Add People').click();
  const adding = dialogOf(page, 'People who get Operators & Co');
  await adding.locator('ui5-input input').fill(demo.manager.user_name);
  await adding.getByRole('checkbox', { name: demo.manager.display_name }).click();
  await adding.getByRole('button', { name: 'Add People', exact: true }).click();
  const manager = page.getByRole('link', { name: demo.manager.display_name });
  await manager.waitFor();

  await shows(page, 'Edit').click();
  const editing = dialogOf(page, 'Edit Operators & Co');
  await editing.getByRole('checkbox', { name: /^DestinationViewer/ }).click();
  await editing.getByRole('button', { name: 'Save' }).click();
  await page.getByText('See destinations, without their secrets.').first().waitFor();

  await shows(page, `Remove ${demo.manager.display_name}`).click();
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Remove', exact: true }).click();
  await manager.waitFor({ state: 'detached' });
  await shows(page, 'Delete').click();
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('link', { name: 'TaskCenterAdmin', exact: true }).waitFor();
  await expect.poll(() => page.getByRole('link', { name: 'Operators & Co' }).count()).toBe(0);
  await visitor.leave();
});
