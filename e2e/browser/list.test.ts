/** The inbox of somebody with much to do: searching, filtering, sorting, growing; and what happens when a decision fails. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './src/accessible.ts';
import { dialogOf, signIn } from './src/docketSteps.ts';
import { type Demo, startDemo } from './src/servers.ts';
import { launchBrowser, Visitor } from './src/visitor.ts';

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(300), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await demo?.program.interrupt();
});

const rows = (page: Page) => page.locator('ui5-table-row[data-urn]');
const titles = (page: Page) => rows(page).locator('[class*="subject"]').allInnerTexts();
/** The number in the title. */
const count = async (page: Page) => {
  const title = page
    .locator('ui5-title')
    .filter({ hasText: /\(\d+\)/ })
    .first();
  return Number(/\((\d+)\)/.exec((await title.textContent()) ?? '')?.[1]);
};

async function atTheInbox(): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, { origins: [demo.url] });
  await signIn(visitor.page, demo.url, {
    userName: demo.manager.user_name,
    password: demo.manager.password,
  });
  await rows(visitor.page).first().waitFor();
  return visitor;
}

test('the list begins with forty rows and grows on scrolling', async () => {
  const visitor = await atTheInbox();
  const { page } = visitor;
  await expect.poll(() => count(page)).toBeGreaterThan(80);
  await expect.poll(() => rows(page).count()).toBe(40);
  await rows(page).nth(5).hover();
  await page.mouse.wheel(0, 10_000);
  await expect.poll(() => rows(page).count()).toBe(80);
  const urns = await rows(page).evaluateAll(all => all.map(row => row.getAttribute('data-urn')));
  expect(new Set(urns).size).toBe(urns.length);
  await expectAccessible(page);
  await visitor.leave();
});

test('a search narrows the list, stays in the address, and can be taken back', async () => {
  const visitor = await atTheInbox();
  const { page } = visitor;
  const all = await count(page);
  const first = (await titles(page))[0] ?? '';
  const word = first.split(/\s+/)[0] ?? '';
  const search = page
    .getByRole('searchbox')
    .or(page.getByRole('textbox', { name: 'Search by Task Title' }))
    .first();
  await search.fill(word);
  await page.keyboard.press('Enter');
  await expect.poll(() => count(page)).toBeLessThan(all);
  for (const title of await titles(page)) expect(title.toLowerCase()).toContain(word.toLowerCase());
  await page.reload();
  await rows(page).first().waitFor();
  await expect.poll(() => count(page)).toBeLessThan(all);
  await search.fill('no such task anywhere');
  await page.keyboard.press('Enter');
  await page.getByText('No task matches').first().waitFor();
  await page.getByRole('button', { name: 'Clear Search and Filters' }).click();
  await expect.poll(() => count(page)).toBe(all);
  await visitor.leave();
});

test('filters hold from Go on and end with Clear', async () => {
  const visitor = await atTheInbox();
  const { page } = visitor;
  const all = await count(page);
  await page.getByRole('combobox', { name: 'Status' }).fill('In Progress');
  await page.keyboard.press('Enter');
  expect(await count(page)).toBe(all);
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await page.waitForURL(/status=IN_PROGRESS/);
  await expect.poll(() => count(page)).toBeLessThan(all);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect.poll(() => count(page)).toBe(all);
  await visitor.leave();
});

test('the order can be chosen, and the column says so', async () => {
  const visitor = await atTheInbox();
  const { page } = visitor;
  await page.getByRole('button', { name: 'Sort', exact: true }).click();
  const dialog = dialogOf(page, 'Sort');
  await dialog.getByRole('combobox', { name: 'Sort By' }).click();
  await page.getByRole('option', { name: 'Task Title' }).click();
  await dialog.getByRole('combobox', { name: 'Order' }).click();
  await page.getByRole('option', { name: 'Ascending' }).click();
  await dialog.getByRole('button', { name: 'OK', exact: true }).click();
  await expect
    .poll(async () => {
      const shown = await titles(page);
      return shown.length > 1 && shown.every((title, at) => at === 0 || (shown[at - 1] ?? '') <= title);
    })
    .toBe(true);
  await visitor.leave();
});

test('a decision the provider refuses leaves the task where it was and tells why', async () => {
  const visitor = await atTheInbox();
  const { page } = visitor;
  visitor.expectFault(/status of (4|5)\d\d/);
  const urn = (await rows(page).first().getAttribute('data-urn')) ?? '';
  await demo.misbehave({ operation: 'response', effect: 'status', status: 403 });
  const row = page.locator(`ui5-table-row[data-urn="${urn}"]`);
  await row.getByRole('button', { name: 'Approve', exact: true }).click();
  const dialog = dialogOf(page, 'Approve');
  await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
  await page
    .getByText(/This failure was planned/)
    .first()
    .waitFor();
  expect(await row.count()).toBe(1);
  await visitor.leave();
});

test('an address of a task that is not one’s own says so kindly', async () => {
  const visitor = await atTheInbox();
  const { page } = visitor;
  visitor.expectFault(/status of 404/);
  await page.goto(`${demo.url}/tasks/${encodeURIComponent('urn:nobodys:task')}`);
  await page.getByText('This task is not in your inbox any more').first().waitFor();
  await page.getByRole('button', { name: 'To the Inbox' }).click();
  await page.waitForURL(url => url.pathname === '/');
  await visitor.leave();
});

test('an address of a task opens it', async () => {
  const visitor = await atTheInbox();
  const { page } = visitor;
  // Both of the same row, whatever moves in the list meanwhile.
  const [urn, title] = await rows(page)
    .first()
    .evaluate(row => [
      row.getAttribute('data-urn') ?? '',
      row.querySelector('[class*="subject"]')?.textContent ?? '',
    ]);
  await page.goto(`${demo.url}/tasks/${encodeURIComponent(urn ?? '')}`);
  await page.getByRole('heading', { name: title }).first().waitFor();
  await visitor.leave();
});
