/** A manager at the inbox of a demo: with the mouse, with the keyboard, in German and on a phone. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling } from './src/accessible.ts';
import { signIn } from './src/docketSteps.ts';
import { picture } from './src/pictures.ts';
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

async function atTheInbox(locale = 'en-GB'): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, { origins: [demo.url], locale });
  const { user_name: userName, password } = demo.manager;
  await signIn(visitor.page, demo.url, { userName, password });
  await rows(visitor.page).first().waitFor();
  return visitor;
}

const rows = (page: Page) => page.locator('ui5-table-row[data-urn]');

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  await picture(page, name);
}

test('the list, the details and every dialog are accessible', async () => {
  const visitor = await atTheInbox();
  const { page } = visitor;
  await look(page, 'inbox-list');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await look(page, 'inbox-shortcuts');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await rows(page).first().getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog', { name: 'Approve' }).waitFor();
  await look(page, 'inbox-approve');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('dialog', { name: 'Approve' }).waitFor({ state: 'hidden' });
  await visitor.leave();
});

test('j, k, Enter, a, r and / work without a mouse', async () => {
  const visitor = await atTheInbox();
  const { page } = visitor;
  const focusedRow = () =>
    page.evaluate(() => document.activeElement?.closest('ui5-table-row')?.getAttribute('data-urn') ?? null);
  const urns = await rows(page).evaluateAll(all => all.map(row => row.getAttribute('data-urn')));
  await page.keyboard.press('j');
  await expect.poll(focusedRow).toBe(urns[0]);
  await page.keyboard.press('j');
  await expect.poll(focusedRow).toBe(urns[1]);
  await page.keyboard.press('k');
  await expect.poll(focusedRow).toBe(urns[0]);
  await page.keyboard.press('a');
  await page.getByRole('dialog', { name: 'Approve' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Approve' }).waitFor({ state: 'hidden' });
  await expect.poll(focusedRow).toBe(urns[0]);
  await page.keyboard.press('r');
  await page.getByRole('dialog', { name: 'Decline' }).waitFor();
  await look(page, 'inbox-decline');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Decline' }).waitFor({ state: 'hidden' });
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tasks\//);
  await look(page, 'inbox-details');
  // The window is wide again: list and details stand side by side.
  await rows(page).first().waitFor();
  await page.keyboard.press('/');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName.toLowerCase()))
    .toMatch(/input|search/);
  await visitor.leave();
});

test('a German manager reads German', async () => {
  const visitor = await atTheInbox('de-DE');
  await visitor.page.getByRole('columnheader', { name: 'Aufgabe' }).waitFor({ state: 'attached' });
  await look(visitor.page, 'inbox-german');
  await visitor.leave();
});
