/** The web app's frame and parts in a demo: usable by everybody, in both languages and every look. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling, settled } from './src/accessible.ts';
import { signIn } from './src/docketSteps.ts';
import { picture } from './src/pictures.ts';
import { type Demo, type DemoUser, startDemo } from './src/servers.ts';
import { launchBrowser, Visitor } from './src/visitor.ts';

/** Where the web app has pages, and the name of their pictures. */
const PAGES = [
  ['/', 'inbox'],
  ['/cockpit/destinations', 'destinations'],
  ['/cockpit/destinations/~import', 'import'],
  ['/cockpit/trust', 'trust'],
  ['/cockpit/certificates', 'certificates'],
  ['/cockpit/fragments', 'fragments'],
  ['/cockpit/instances', 'instances'],
  ['/cockpit/boosters', 'boosters'],
  ['/cockpit/connect-successfactors', 'connect'],
  ['/cockpit/users', 'users'],
  ['/cockpit/identity-providers', 'identity-providers'],
  ['/cockpit/role-collections', 'role-collections'],
  ['/cockpit/role-collections/TaskCenterAdmin', 'role-collection'],
  ['/admin', 'admin'],
  ['/nowhere', 'not-found'],
] as const;

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await demo?.program.interrupt();
});

async function signedIn(user: DemoUser, locale = 'en-GB'): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, { origins: [demo.url], locale });
  await signIn(visitor.page, demo.url, { userName: user.user_name, password: user.password });
  return visitor;
}

async function look(page: Page, name: string): Promise<void> {
  await page.locator('main').waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  await picture(page, name);
}

describe('every page', () => {
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await signedIn(demo.admin);
    visitor.expectFault(/status of 404 .*\/nowhere/s);
  });
  afterEach(() => visitor.turn());

  test.for(PAGES)('%s is accessible and fits a narrow window', async ([path, name]) => {
    await visitor.page.goto(demo.url + path);
    await look(visitor.page, name);
  });
});

test('the user menu leads to the settings, where the look and the language are chosen', async () => {
  const visitor = await signedIn(demo.manager);
  const { page } = visitor;
  const menu = page.getByRole('button', { name: 'User menu' });
  const settings = page.locator('ui5-popover ui5-li').filter({ hasText: 'Settings' });
  await menu.click();
  await settings.waitFor();
  await look(page, 'user-menu');
  // A window that changes its size closes what hangs on a button.
  if (!(await settings.isVisible())) await menu.click();
  await settings.click();
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await look(page, 'settings');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Settings' }).waitFor({ state: 'hidden' });
  await visitor.leave();
});

test('a German browser gets German pages', async () => {
  const visitor = await signedIn(demo.admin, 'de-DE');
  const { page } = visitor;
  await page.goto(`${demo.url}/cockpit/boosters`);
  await settled(page);
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  await page.getByRole('link', { name: 'Zum Inhalt springen' }).waitFor({ state: 'attached' });
  await look(page, 'boosters-german');
  await visitor.leave();
});
