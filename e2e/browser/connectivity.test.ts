/** What an administrator does about reaching other systems: the trust certificates, files of destinations, findings. */

import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialogOf, saveDestination, signIn, startDestination, writeProperties } from './src/docketSteps.ts';
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
/** The button in the dialog that asks once more. */
const confirm = (page: Page, button: string) =>
  page.locator('ui5-dialog[open]').getByRole('button', { name: button, exact: true });

test('a passive certificate takes over and gives the place back, and dependants are named before', async () => {
  const visitor = await asAdministrator('/cockpit/trust');
  const { page } = visitor;
  const card = (name: string) => page.getByRole('region', { name, exact: true });
  const fingerprint = async (name: string) =>
    (await card(name)
      .getByText(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/i)
      .first()
      .textContent()) ?? '';
  const first = await fingerprint('Active certificate');
  await page.getByRole('link', { name: 'SuccessFactors', exact: true }).waitFor();
  await card('Active certificate')
    .getByText(/\d+ days left/)
    .waitFor();

  await shows(page, 'Create Passive Certificate').click();
  await shows(page, 'Rotate').waitFor();
  const second = await fingerprint('Passive certificate');
  expect(second).not.toBe(first);
  const download = page.waitForEvent('download');
  await card('Passive certificate').getByRole('button', { name: 'Download' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/);

  await shows(page, 'Rotate').click();
  const asked = page.locator('ui5-dialog[open]');
  await asked.getByText('SuccessFactors_PP').waitFor();
  await confirm(page, 'Rotate').click();
  await page.getByText('The certificates were rotated.').first().waitFor();
  await shows(page, 'Rotate Back').waitFor();
  await expect.poll(() => fingerprint('Active certificate')).toBe(second);
  await expect.poll(() => fingerprint('Passive certificate')).toBe(first);

  await shows(page, 'Rotate Back').click();
  await confirm(page, 'Rotate Back').click();
  await page.getByText('The certificates were rotated back.').first().waitFor();
  await shows(page, 'Delete').click();
  await confirm(page, 'Delete').click();
  await shows(page, 'Create Passive Certificate').waitFor();
  await expect.poll(() => fingerprint('Active certificate')).toBe(first);
  await visitor.leave();
});

test('a certificate is made, named by a destination, kept while it is named, and replaced by a file', async () => {
  const visitor = await asAdministrator('/cockpit/certificates');
  const { page } = visitor;
  await shows(page, 'Generate').click();
  const dialog = dialogOf(page, 'Generate a certificate');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('signing.pem');
  await dialog.getByRole('textbox', { name: 'Common Name (CN)' }).fill('docket signs');
  await dialog.getByRole('button', { name: 'Generate', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'signing.pem' }).waitFor();
  await page.getByText('CN=docket signs').first().waitFor();
  const download = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /^Download the certificate of/ })
    .first()
    .click();
  const file = readFileSync(await (await download).path());
  expect(file.toString()).toMatch(/^-----BEGIN CERTIFICATE-----/);
  expect(await page.content()).not.toContain('PRIVATE KEY');

  await page.goto(`${demo.url}/cockpit/certificates`);
  await shows(page, 'Generate').click();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('short.pem');
  await dialog.getByRole('textbox', { name: 'Common Name (CN)' }).fill('short');
  await dialog.getByRole('combobox', { name: 'Unit' }).click();
  await page.getByRole('option', { name: 'months' }).click();
  await dialog.getByRole('checkbox', { name: 'Renew it before it ends' }).click();
  await dialog.getByRole('button', { name: 'Generate', exact: true }).click();
  await page.getByText(/^It ends in \d+ days, and docket does not renew it/).waitFor();
  await page.getByRole('link', { name: 'Back to all certificates' }).click();
  await page.getByText('These end soon or have ended, and are not renewed by docket: short.pem.').waitFor();

  await startDestination(page, demo.url, 'with_certificate');
  await writeProperties(page, {
    URL: 'https://certificate.example.com',
    Authentication: 'ClientCertificateAuthentication',
    KeyStoreLocation: 'signing.pem',
  });
  await saveDestination(page, 'with_certificate');

  await page.goto(`${demo.url}/cockpit/certificates`);
  await page.getByRole('link', { name: 'with_certificate' }).waitFor();
  visitor.expectFault(/status of 409 .*\/certificates/s);
  await shows(page, 'Delete signing.pem').click();
  await confirm(page, 'Delete').click();
  await page
    .locator('ui5-dialog[open]')
    .getByText(/Used by with_certificate/)
    .waitFor();
  await page.locator('ui5-dialog[open]').getByRole('button', { name: 'Cancel' }).click();

  await shows(page, 'Upload').click();
  const uploading = dialogOf(page, 'Upload a certificate');
  await uploading.locator('input[type=file]').setInputFiles({
    name: 'partner.crt',
    mimeType: 'application/x-x509-ca-cert',
    buffer: file,
  });
  await uploading.getByRole('button', { name: 'Upload', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'partner.crt' }).waitFor();
  await shows(page, 'Delete').click();
  await confirm(page, 'Delete').click();
  await page.getByRole('link', { name: 'signing.pem' }).waitFor();
  await expect.poll(() => page.getByRole('link', { name: 'partner.crt' }).count()).toBe(0);
  await visitor.leave();
});

test('a fragment is made with a secret, changed without it, and deleted', async () => {
  const visitor = await asAdministrator('/cockpit/fragments');
  const { page } = visitor;
  await shows(page, 'Create').click();
  await page.getByRole('heading', { level: 1, name: 'New Fragment' }).waitFor();
  await writeProperties(page, {
    FragmentName: 'tenant_a',
    URL: 'https://a.example.com',
    Password: 'quiet-harbour-11',
  });
  await shows(page, 'Save').click();
  await page.getByRole('heading', { level: 1, name: 'tenant_a' }).waitFor();
  await page.getByText('••••••• (set)').first().waitFor();
  await writeProperties(page, { 'URL.headers.X-Tenant': 'a' });
  await shows(page, 'Save').click();
  await page.getByText('The fragment tenant_a was saved.').first().waitFor();
  await page.reload();
  await page.getByText('••••••• (set)').first().waitFor();
  expect(await page.content()).not.toContain('quiet-harbour-11');
  await page.goto(`${demo.url}/cockpit/fragments`);
  await page.getByText('URL, URL.headers.X-Tenant, Password').first().waitFor();
  await page.getByRole('link', { name: 'tenant_a' }).click();
  await shows(page, 'Delete').click();
  await confirm(page, 'Delete').click();
  await page.getByText('There is no fragment yet.').first().waitFor();
  await visitor.leave();
});

test('destinations leave as a file and come back from it, secrets typed in, after a look at each', async () => {
  const visitor = await asAdministrator('/cockpit/destinations/SuccessFactors');
  const { page } = visitor;
  await shows(page, 'Export').click();
  const exporting = dialogOf(page, 'Export SuccessFactors');
  const download = page.waitForEvent('download');
  await exporting.getByRole('button', { name: 'Download' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('SuccessFactors.json');
  const exported = JSON.parse(readFileSync(await file.path(), 'utf8')) as Record<string, string>;
  expect(exported.Name).toBe('SuccessFactors');

  await page.goto(`${demo.url}/cockpit/destinations`);
  await shows(page, 'Import').click();
  await page.getByRole('heading', { level: 1, name: 'Import Destinations' }).waitFor();
  const files = page.locator('ui5-file-uploader input[type=file]');
  await files.setInputFiles([
    {
      name: 'same.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...exported, 'tc.ui.label': 'Renamed' })),
    },
    {
      name: 'archive.properties',
      mimeType: 'text/plain',
      buffer: Buffer.from(
        'Name=archive\nType=HTTP\nURL=https\\://archive.example.com\nProxyType=Internet\n' +
          'Authentication=BasicAuthentication\nUser=reader\n',
      ),
    },
  ]);
  const entry = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name, exact: true }) });
  await entry('SuccessFactors').locator('ui5-tag', { hasText: 'Refused' }).waitFor();
  await page.locator('#import-existing').click();
  await page.getByRole('option', { name: /^Replace/ }).click();
  await entry('SuccessFactors').locator('ui5-tag', { hasText: 'Changes' }).waitFor();
  await entry('archive').locator('ui5-tag', { hasText: 'Refused' }).waitFor();
  await entry('archive').getByRole('textbox', { name: 'Password' }).fill('quiet-harbour-11');
  await entry('archive').locator('ui5-tag', { hasText: 'New' }).waitFor();
  await entry('SuccessFactors').getByRole('checkbox', { name: 'Import SuccessFactors' }).click();
  await shows(page, 'Import 1 Destination').click();
  await page.getByRole('link', { name: 'archive', exact: true }).click();
  await page.getByText('••••••• (set)').first().waitFor();
  await expect.poll(() => page.locator('[id="property-User"] input').inputValue()).toBe('reader');
  await visitor.leave();
});

test('a finding stands beside its property, and its button puts it right', async () => {
  const visitor = await asAdministrator('/cockpit/destinations/~create');
  const { page } = visitor;
  const field = (name: string) => page.locator(`[id="property-${name}"] input`);
  await field('Name').fill('misspelt');
  await field('URL').fill('https://misspelt.example.com');
  await shows(page, 'New Property').click();
  await page.getByRole('combobox', { name: 'Name of property 1', exact: true }).fill('Tc.provider_type');
  await page.keyboard.press('Tab');
  const value = page
    .getByRole('textbox', { name: 'Value of property 1', exact: true })
    .or(page.getByRole('combobox', { name: 'Value of property 1', exact: true }));
  await value.fill('SuccessFactors');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^Fix: .*Tc\.provider_type/ }).click();
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Name of property 1', exact: true }).inputValue())
    .toBe('tc.provider_type');
  await expect.poll(() => value.inputValue()).toBe('SuccessFactors');
  await page.getByRole('button', { name: /^Fix: .*Tc\.provider_type/ }).waitFor({ state: 'detached' });
  await shows(page, 'Save').click();
  await page.getByRole('heading', { level: 1, name: 'misspelt' }).waitFor();
  await page.goto(`${demo.url}/cockpit/destinations`);
  const row = page.getByRole('row').filter({ hasText: 'SuccessFactors_PP' });
  await row.first().waitFor();
  await visitor.leave();
});

test('a destination is tested step by step, as nobody and as somebody found by a part of a name', async () => {
  const visitor = await asAdministrator('/cockpit/destinations/SuccessFactors');
  const { page } = visitor;
  await shows(page, 'Run Test').click();
  const technical = dialogOf(page, 'Test of SuccessFactors');
  await technical.getByRole('button', { name: 'Run Test' }).click();
  await technical.getByText('The call was answered.').first().waitFor();
  const step = (name: string) => technical.getByRole('listitem').filter({ hasText: name });
  await step('Token').getByText('OK', { exact: true }).waitFor();
  await step('Call').getByText('OK', { exact: true }).waitFor();
  await technical.getByRole('button', { name: 'Close' }).click();

  await page.goto(`${demo.url}/cockpit/destinations/SuccessFactors_PP`);
  await shows(page, 'Run Test').click();
  const persons = dialogOf(page, 'Test of SuccessFactors_PP');
  const person = persons.getByRole('textbox', { name: 'Person to test as' });
  await person.fill('nobody at all');
  visitor.expectFault(/status of 400 .*\/test/s);
  await persons.getByRole('button', { name: 'Run Test' }).click();
  await persons
    .getByRole('alert')
    .filter({ hasText: /nobody at all/ })
    .first()
    .waitFor();

  const { display_name: name } = demo.manager;
  await person.fill('');
  await person.pressSequentially(name.slice(0, 4));
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await persons.getByRole('button', { name: 'Run Test' }).click();
  await persons.getByText(`The call was answered for ${demo.manager.user_name}.`).first().waitFor();
  await visitor.leave();
});

test('the guided page tests both destinations, the second one as somebody', async () => {
  const visitor = await asAdministrator('/cockpit/connect-successfactors');
  const { page } = visitor;
  const step = page.locator('#step-connection');
  await step.getByRole('heading', { name: '7. Check the connection' }).click();
  await step.getByText('The call was answered.').first().waitFor();
  const person = step.getByRole('textbox', { name: 'Person to test as' });
  await person.fill('nobody at all');
  visitor.expectFault(/status of 400 .*\/test/s);
  await step.getByRole('button', { name: 'Run Test' }).click();
  await step
    .getByRole('alert')
    .filter({ hasText: /nobody at all/ })
    .first()
    .waitFor();
  expect(await step.getAttribute('data-state')).toBe('attention');
  await person.fill(demo.manager.user_name);
  await step.getByRole('button', { name: 'Run Test' }).click();
  await step.getByText(`The call was answered for ${demo.manager.user_name}.`).first().waitFor();
  await page.locator('#step-connection[data-state="done"]').waitFor();
  await visitor.leave();
});
