/** What people do in docket, by clicking and typing. */

import type { Page } from 'playwright-core';
import { type Docket, setUpLink } from './servers.ts';

export interface Account {
  userName: string;
  password: string;
}

/** The first administrator, on the one-time link that docket prints. */
export async function setUp(page: Page, docket: Docket, account: Account): Promise<void> {
  await page.goto(await setUpLink(docket));
  await page.getByLabel('User name').fill(account.userName);
  await page.getByLabel('E-mail address').fill(`${account.userName}@example.com`);
  await page.getByLabel('Given name').fill('Ada');
  await page.getByLabel('Family name').fill('Minister');
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByLabel('Password again').fill(account.password);
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await page.waitForURL(url => url.pathname !== '/set-up');
}

/** Signs in, in English or German, and waits for the web app's frame. */
export async function signIn(page: Page, docketUrl: string, account: Account): Promise<void> {
  await page.goto(`${docketUrl}/login`);
  await page.getByLabel(/^(User name|Benutzername)$/).fill(account.userName);
  await page.getByLabel(/^(Password|Kennwort)$/).fill(account.password);
  await page.getByRole('button', { name: /^(Sign in|Anmelden)$/ }).click();
  await page.getByRole('button', { name: /^(User menu|Benutzermenü)$/ }).waitFor();
}
