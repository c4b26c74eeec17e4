/** The way into an empty docket: the set-up link, signing in and out, in English and German. */

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling } from './src/accessible.ts';
import { dialogOf, setUp, signIn } from './src/docketSteps.ts';
import { picture } from './src/pictures.ts';
import { type Docket, setUpLink, startDocket } from './src/servers.ts';
import { launchBrowser, Visitor } from './src/visitor.ts';

const first = { userName: 'admin', password: 'eleven quiet harbours' };
let docket: Docket;
let browser: Browser;

beforeAll(async () => {
  [docket, browser] = await Promise.all([startDocket(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await docket?.program.stop();
});

async function visit(locale = 'en-GB'): Promise<Visitor> {
  return Visitor.arrive(browser, { origins: [docket.url], locale });
}

async function look(visitor: Visitor, name: string): Promise<void> {
  await expectAccessible(visitor.page);
  await expectNoSidewaysScrolling(visitor.page);
  await picture(visitor.page, name);
}

test('the set-up link makes the first administrator once', async () => {
  const german = await visit('de-DE');
  await german.page.goto(await setUpLink(docket));
  await german.page.getByRole('heading', { level: 1, name: 'Willkommen bei docket' }).waitFor();
  await look(german, 'set-up-german');
  await german.leave();

  const visitor = await visit();
  await visitor.page.goto(await setUpLink(docket));
  await look(visitor, 'set-up');
  await setUp(visitor.page, docket, first);
  visitor.expectFault(/status of 410 /);
  await visitor.page.goto(await setUpLink(docket));
  await visitor.page.getByRole('heading', { level: 1, name: 'This link does not work any more' }).waitFor();
  await look(visitor, 'set-up-over');
  await visitor.leave();
});

test('a wrong password is refused and the right one opens the web app, until signing out', async () => {
  const visitor = await visit();
  const { page } = visitor;
  await page.goto(`${docket.url}/cockpit`);
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await look(visitor, 'sign-in');
  visitor.expectFault(/status of 401 .*\/login/s);
  await page.getByLabel('User name').fill(first.userName);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await look(visitor, 'sign-in-refused');
  await signIn(page, docket.url, first);
  await page.goto(`${docket.url}/logout.do`);
  await page.getByRole('heading', { level: 1, name: 'You are signed out' }).waitFor();
  await look(visitor, 'signed-out');
  await page.goto(docket.url);
  expect(new URL(page.url()).pathname).toBe('/login');
  await visitor.leave();
});

test('people change their own password, and go on with what they were doing', async () => {
  const visitor = await visit();
  const { page } = visitor;
  await signIn(page, docket.url, first);
  await page.getByRole('button', { name: 'User menu' }).click();
  await page.locator('ui5-popover ui5-li').filter({ hasText: 'Change Password' }).click();
  const dialog = dialogOf(page, 'Change password');
  const field = (name: string) => dialog.getByRole('textbox', { name, exact: true });
  await field('Current password').fill('not the password');
  await field('New password').fill('twelve quiet harbours');
  await field('New password again').fill('twelve quiet harbors');
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await dialog.getByRole('alert').filter({ hasText: 'The two are not the same.' }).waitFor();
  await look(visitor, 'password');
  await field('New password again').fill('twelve quiet harbours');
  visitor.expectFault(/status of 400 .*\/me\/password/s);
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await dialog.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
  await field('Current password').fill(first.password);
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByText('Your password was changed.').first().waitFor();
  // The session is a new one, and the page knows it.
  await page.goto(`${docket.url}/cockpit/users`);
  await page.getByRole('button', { name: 'Create User' }).waitFor();
  await visitor.leave();
  const again = await visit();
  await signIn(again.page, docket.url, { ...first, password: 'twelve quiet harbours' });
  await again.leave();
});
