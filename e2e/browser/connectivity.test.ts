/** What an administrator does about reaching other systems: the trust certificates, files of destinations, findings. */

import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from './src/docketSteps.ts';
import { type Demo, startDemo } from './src/servers.ts';
import { launchBrowser, Visitor } from './src/visitor.ts';

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
}, 90_000);

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
  await shows(page, 'Rotate').waitFor({ timeout: 60_000 });
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
  expect([await fingerprint('Active certificate'), await fingerprint('Passive certificate')]).toEqual([
    second,
    first,
  ]);

  await shows(page, 'Rotate Back').click();
  await confirm(page, 'Rotate Back').click();
  await page.getByText('The certificates were rotated back.').first().waitFor();
  await shows(page, 'Delete').click();
  await confirm(page, 'Delete').click();
  await shows(page, 'Create Passive Certificate').waitFor();
  expect(await fingerprint('Active certificate')).toBe(first);
  await visitor.leave();
});
