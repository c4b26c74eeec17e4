/** Every form and dialog of the cockpit and the administration: usable by everybody, in every look. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './src/accessible.ts';
import { dialogOf, signIn } from './src/docketSteps.ts';
import { picture } from './src/pictures.ts';
import { type Demo, startDemo } from './src/servers.ts';
import { launchBrowser, Visitor } from './src/visitor.ts';

let demo: Demo;
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  visitor = await Visitor.arrive(browser, { origins: [demo.url] });
  await signIn(visitor.page, demo.url, { userName: demo.admin.user_name, password: demo.admin.password });
});

afterEach(() => visitor.turn());

afterAll(async () => {
  await browser?.close();
  await demo?.program.interrupt();
});

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).first().click();
};

/** Where to go, what to press, and what is then open. */
const PLACES: readonly [string, string, (page: Page) => Promise<void>, (page: Page) => Promise<void>][] = [
  ['destination-new', '/cockpit/destinations', press('Create'), heading('New Destination')],
  ['destination', '/cockpit/destinations/SuccessFactors', async () => {}, heading('SuccessFactors')],
  [
    'check-connection',
    '/cockpit/destinations/SuccessFactors',
    press('Check Connection'),
    async page => {
      await dialogOf(page, 'Connection to SuccessFactors').getByText('A server answers').first().waitFor();
    },
  ],
  [
    'destination-test',
    '/cockpit/destinations/SuccessFactors',
    press('Run Test'),
    async page => {
      const open = dialogOf(page, 'Test of SuccessFactors');
      await open.getByRole('button', { name: 'Run Test' }).click();
      await open.getByText('The call was answered.').first().waitFor();
    },
  ],
  ['destination-export', '/cockpit/destinations', press('Export'), dialog(/^Export/)],
  ['destination-delete', '/cockpit/destinations/SuccessFactors', press('Delete'), dialog(/^Delete/)],
  [
    'destination-copy',
    '/cockpit/destinations/SuccessFactors',
    press('Duplicate'),
    heading('New Destination'),
  ],
  ['certificate-upload', '/cockpit/certificates', press('Upload'), dialog('Upload a certificate')],
  ['certificate-new', '/cockpit/certificates', press('Generate'), dialog('Generate a certificate')],
  ['trust-renew', '/cockpit/trust', press('Renew'), dialog(/^Renew/)],
  ['instance-new', '/cockpit/instances', press('Create Instance'), dialog('New service instance')],
  ['instance-delete', '/cockpit/instances', press(/^Delete/), dialog(/^Delete/)],
  ['instance-update', '/cockpit/instances/demo_taskcenter', press('Update'), dialog(/^Parameters of/)],
  ['key-rotate', '/cockpit/instances/demo_taskcenter', press(/^Rotate/), dialog(/^Rotate/)],
  ['key-new', '/cockpit/instances/demo_taskcenter', press('Create Service Key'), dialog(/^New service key/)],
  ['key', '/cockpit/instances/demo_taskcenter', press(/^View/), dialog(/^Service key/)],
  [
    'identity-provider-new',
    '/cockpit/identity-providers/~create',
    press('New Group'),
    heading('New Identity Provider'),
  ],
  [
    'passwords-off',
    '/cockpit/identity-providers',
    press('Switch Passwords Off'),
    dialog('Switch passwords off?'),
  ],
  ['user-new', '/cockpit/users', press('Create User'), dialog('New user')],
  [
    'role-collection-new',
    '/cockpit/role-collections',
    press('Create Role Collection'),
    dialog('New role collection'),
  ],
  [
    'role-collection-people',
    '/cockpit/role-collections/TaskCenterAdmin',
    press('Add People'),
    dialog(/^People who get/),
  ],
  [
    'role-collection-groups',
    '/cockpit/role-collections/TaskCenterAdmin',
    press('Add Groups'),
    dialog(/^Groups that get/),
  ],
  ['connector', '/admin/connectors/SuccessFactors', async () => {}, text('INITIAL')],
  ['job', '/admin/connectors/SuccessFactors/INITIAL', async () => {}, text('INITIAL')],
  ['service-status', '/admin', tab('Service Status'), text('Service_Configuration')],
];

function heading(name: string) {
  return async (page: Page) => {
    await page.getByRole('heading', { name, exact: true }).first().waitFor();
  };
}

function dialog(name: string | RegExp) {
  return async (page: Page) => {
    await page.getByRole('dialog', { name }).or(page.getByRole('alertdialog', { name })).first().waitFor();
  };
}

function text(wanted: string) {
  return async (page: Page) => {
    await page.getByText(wanted).first().waitFor();
  };
}

function tab(name: string) {
  return async (page: Page) => {
    await page.getByRole('tab', { name }).click();
  };
}

test.for(PLACES)('%s is accessible', async ([name, path, open, shown]) => {
  const { page } = visitor;
  await page.goto(demo.url + path);
  await open(page);
  await shown(page);
  await expectAccessible(page);
  await picture(page, name);
});

test('Enter takes the way back where it is asked whether to delete', async () => {
  const { page } = visitor;
  await page.goto(`${demo.url}/cockpit/destinations/SuccessFactors`);
  await press('Delete')(page);
  await dialog(/^Delete/)(page);
  const cancel = page.getByRole('button', { name: 'Cancel' }).and(page.locator(':focus'));
  await cancel.waitFor();
  await page.keyboard.press('Enter');
  await cancel.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'SuccessFactors' }).waitFor();
});

test('a secret of a destination is never in the page', async () => {
  const { page } = visitor;
  await page.goto(`${demo.url}/cockpit/destinations`);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const name = page.locator('[id="property-Name"] input');
  await name.fill('with_secret');
  await page.locator('[id="property-URL"] input').fill('https://example.com');
  await page.locator('[id="property-Authentication"]').click();
  await page.getByRole('option', { name: 'BasicAuthentication', exact: true }).click();
  await page.locator('[id="property-User"] input').fill('somebody');
  await page.locator('[id="property-Password"] input').fill('quiet-harbour-11');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'with_secret' }).waitFor();
  const answer = page.waitForResponse(response => response.url().endsWith('/destinations/with_secret'));
  await page.reload();
  expect(await (await answer).text()).not.toContain('quiet-harbour-11');
  await page.getByText('somebody').or(page.locator('[id="property-User"]')).first().waitFor();
  expect(await page.content()).not.toContain('quiet-harbour-11');
});
