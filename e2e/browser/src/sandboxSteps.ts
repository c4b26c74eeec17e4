/** What people do in the sandbox, by clicking and typing. */

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Colleague, Sandbox } from './servers.ts';

export interface ClientApplication {
  name: string;
  url: string;
  /** The only users it may act for; absent means everybody. */
  boundTo?: string;
  /** PEM. */
  certificate: string;
}

export async function signInAtSandbox(page: Page, sandbox: Sandbox, person: Colleague): Promise<void> {
  await page.goto(sandbox.url);
  await page.getByLabel('User ID').fill(person.user_id);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: /^Hello, / }).waitFor();
}

/** Admin Center → Upgrade Center → Enhanced To-Do Integration; gives the technical user's id. */
export async function upgrade(page: Page): Promise<string> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Admin Center' }).click();
  await page.getByRole('link', { name: /Upgrade Center/ }).click();
  await page.getByRole('link', { name: 'Learn More & Upgrade Now' }).click();
  const technicalUser = await page
    .getByRole('listitem')
    .filter({ hasText: 'technical user' })
    .locator('code')
    .textContent();
  await page.getByRole('button', { name: 'Upgrade Now' }).click();
  await page.getByRole('status').filter({ hasText: 'Upgraded on' }).waitFor();
  return technicalUser ?? '';
}

/** Admin Center → Manage OAuth2 Client Applications → Register Client Application. */
export async function openRegistration(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Admin Center' }).click();
  await page.getByRole('link', { name: /Manage OAuth2 Client Applications/ }).click();
  await page.getByRole('link', { name: 'Register Client Application' }).click();
}

/** Registers a client and copies its API key from its *View*. */
export async function register(page: Page, client: ClientApplication): Promise<string> {
  await openRegistration(page);
  await page.getByLabel('Application Name').fill(client.name);
  await page.getByLabel('Application URL').fill(client.url);
  if (client.boundTo) {
    await page.getByLabel('Bind to Users').check();
    await page.getByLabel('User IDs').fill(client.boundTo);
  }
  await page.getByLabel('X.509 Certificate').fill(client.certificate);
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'is registered' }).waitFor();
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await page.getByRole('link', { name: `View ${client.name}`, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: client.name, exact: true }).waitFor();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await page.getByLabel('API Key').inputValue());
  expect(copied).toHaveLength(38);
  return copied;
}

/** Time Off → Request leave. */
export async function requestLeave(page: Page, from: string, to: string, comment: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Time Off' }).click();
  await page.getByLabel('Start Date').fill(from);
  await page.getByLabel('End Date').fill(to);
  await page.getByLabel('Comment').fill(comment);
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByRole('status').filter({ hasText: 'The request is sent' }).waitFor();
}
