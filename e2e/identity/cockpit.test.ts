/** An administrator sets a provider up in the cockpit, from what to register there to passwords switched off. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling } from '../browser/src/accessible.ts';
import { setUp } from '../browser/src/docketSteps.ts';
import { picture } from '../browser/src/pictures.ts';
import { type Docket, startDocket } from '../browser/src/servers.ts';
import { launchBrowser, Visitor } from '../browser/src/visitor.ts';
import { type RunningProvider, startProvider } from './src/provider.ts';

const ADMINISTRATOR = { userName: 'admin', password: 'eleven quiet harbours' };
const SECRET = 'a secret:with+everything';
const PROVIDERS = '/cockpit/identity-providers';
let docket: Docket;
let browser: Browser;
let corporate: RunningProvider;

beforeAll(async () => {
  [docket, browser] = await Promise.all([startDocket(), launchBrowser()]);
  corporate = await startProvider({
    name: 'corp',
    docketUrl: docket.url,
    people: {
      ada: { preferred_username: 'ada', email: 'ada@corp.example', name: 'Ada Lovelace', groups: ['Admins'] },
    },
    client: { client_secret: SECRET, token_endpoint_auth_method: 'client_secret_basic' },
    everythingInIdToken: true,
    algorithm: 'ES256',
  });
});

afterAll(async () => {
  await browser?.close();
  await corporate?.stop();
  await docket?.program.stop();
});

const shows = (page: Page, button: string) => page.getByRole('button', { name: button, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
/** What has just been told. */
const told = (page: Page, message: string) => page.locator('[data-announcement]', { hasText: message });
const asked = (page: Page) => page.locator('ui5-dialog[open]');

async function look(page: Page, name: string): Promise<void> {
  // What fades away has less and less contrast.
  await expect.poll(() => page.locator('ui5-toast[open]').count()).toBe(0);
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  await picture(page, name);
}

/** Adds choices to a field that takes several; the list closes after each. */
async function choose(page: Page, field: string, options: readonly string[]): Promise<void> {
  const box = page.getByRole('combobox', { name: field });
  for (const option of options) {
    await box.click();
    await box.press('F4');
    await page.getByRole('option', { name: option }).click();
  }
}

test('a provider is set up in the cockpit, tried, used and deleted, and passwords are off meanwhile', async () => {
  const visitor = await Visitor.arrive(browser, { origins: [docket.url] });
  const { page } = visitor;
  await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await setUp(page, docket, ADMINISTRATOR);
  await page.goto(docket.url + PROVIDERS);
  await page.getByText('There is no identity provider yet').first().waitFor();

  // What to register is known before anything is saved.
  await shows(page, 'Create').click();
  await field(page, 'Name').fill('corp');
  await shows(page, 'Copy Redirect address').click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${docket.url}/login/callback/corp`);

  // What is missing, and what the server refuses, stands beside its field.
  await shows(page, 'Save').click();
  await expect.poll(() => page.getByRole('alert').filter({ hasText: 'Fill this in.' }).count()).toBe(3);
  await field(page, 'Display name').first().fill('Corporate ID');
  await field(page, 'Issuer').fill('http://id.example.com');
  await field(page, 'Client ID').fill('docket');
  await field(page, 'Client secret').fill(SECRET);
  await page.getByRole('checkbox', { name: /^Create people/ }).click();
  await shows(page, 'New Group').click();
  await field(page, 'Group').fill('Admins');
  await choose(page, 'Role collections', ['SubaccountAdministrator', 'TaskCenterAdmin']);
  visitor.expectFault(/status of 400 .*\/identity-providers/s);
  await shows(page, 'Save').click();
  await page.getByRole('alert').filter({ hasText: 'The issuer must be an https address.' }).waitFor();
  await look(page, 'identity-provider-refused');
  await field(page, 'Issuer').fill(corporate.issuer);
  await shows(page, 'Save').click();
  await page.getByRole('heading', { level: 1, name: 'Corporate ID' }).waitFor();
  await page.reload();
  await page.getByText('••••••• (set)').first().waitFor();
  expect(await page.content()).not.toContain(SECRET);
  await look(page, 'identity-provider');

  // The provider signs otherwise: the test says so, and is content when that is put right.
  await shows(page, 'Test').click();
  await asked(page)
    .getByText(/signs with ES256.*RS256 is configured/)
    .waitFor();
  await look(page, 'identity-provider-test');
  await shows(page, 'Close').click();
  await choose(page, 'Signature algorithms', ['ES256']);
  await shows(page, 'Save').click();
  await told(page, 'The identity provider Corporate ID was saved.').waitFor({ state: 'attached' });
  await shows(page, 'Test').click();
  await asked(page).getByText('People can be sent there.').first().waitFor();
  await shows(page, 'Close').click();

  // Nobody could get in without passwords yet.
  await page.getByRole('link', { name: 'Back to all identity providers' }).click();
  await page.getByRole('row').filter({ hasText: 'Corporate ID' }).waitFor();
  visitor.expectFault(/status of 409 /);
  await shows(page, 'Switch Passwords Off').click();
  const off = asked(page);
  await off.getByRole('button', { name: 'Switch Passwords Off' }).click();
  await off.getByText(/has signed in with an enabled identity provider yet/).waitFor();
  await off.getByRole('button', { name: 'Cancel' }).click();

  const ada = await Visitor.arrive(browser, { origins: [docket.url, corporate.issuer] });
  await ada.page.goto(`${docket.url}/login`);
  await ada.page.getByRole('link', { name: 'Corporate ID' }).click();
  await ada.page.getByLabel('Your name at the provider').fill('ada');
  await ada.page.getByRole('button', { name: 'Continue' }).click();
  await ada.page.getByRole('button', { name: 'Cockpit', exact: true }).waitFor();

  await shows(page, 'Switch Passwords Off').click();
  await asked(page).getByRole('button', { name: 'Switch Passwords Off' }).click();
  await shows(page, 'Switch Passwords On').waitFor();
  const stranger = await Visitor.arrive(browser, { origins: [docket.url, corporate.issuer] });
  await stranger.page.goto(`${docket.url}/cockpit`);
  await stranger.page.getByLabel('Your name at the provider').waitFor();
  await stranger.leave();

  // The last way in is not closed, by changing it or by deleting it.
  await page.getByRole('link', { name: 'Corporate ID' }).click();
  await page.getByRole('checkbox', { name: 'People can sign in with it' }).click();
  await shows(page, 'Save').click();
  const switching = asked(page);
  await switching.getByRole('button', { name: 'Save' }).click();
  await switching.getByText(/no administrator could sign in any more/).waitFor();
  await switching.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('checkbox', { name: 'People can sign in with it' }).click();

  await page.goto(docket.url + PROVIDERS);
  await shows(page, 'Switch Passwords On').click();
  await asked(page).getByRole('button', { name: 'Switch Passwords On' }).click();
  await shows(page, 'Switch Passwords Off').waitFor();
  await page.getByRole('link', { name: 'Corporate ID' }).click();
  await shows(page, 'Delete').click();
  const deleting = asked(page);
  await deleting.getByText(/whoever did is signed out/).waitFor();
  await deleting.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('There is no identity provider yet').first().waitFor();
  await visitor.leave();

  await ada.page.goto(`${docket.url}/cockpit`);
  await ada.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await ada.leave();
});
