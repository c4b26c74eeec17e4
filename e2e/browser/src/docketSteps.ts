/** What people do in docket, by clicking and typing. */

import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Docket, setUpLink } from './servers.ts';

export interface Account {
  userName: string;
  password: string;
}

/**
 * The open dialog of that name. What stands in it is slotted: it belongs to the host, and the element that has the role
 * only frames it.
 */
export function dialogOf(page: Page, name: string): Locator {
  return page.locator('ui5-dialog').filter({ has: page.getByRole('dialog', { name }) });
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

/** Cockpit → Boosters → Run; every step made something. */
export async function runBooster(page: Page, docketUrl: string): Promise<void> {
  await page.goto(`${docketUrl}/cockpit/boosters`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('heading', { name: 'What was done' }).waitFor();
  await page.getByText('The booster has finished.').first().waitFor();
}

/** Cockpit → Destinations → Download Trust; gives the file. */
export async function downloadTrust(page: Page, docketUrl: string): Promise<string> {
  await page.goto(`${docketUrl}/cockpit/destinations`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Trust' }).click();
  return (await download).path();
}

/** A service instance of the task center with a key; gives the values to note by their names. */
export async function createServiceKey(
  page: Page,
  docketUrl: string,
  instance: string,
  key: string,
): Promise<Record<string, string>> {
  await page.goto(`${docketUrl}/cockpit/instances`);
  await page.getByRole('button', { name: 'Create Instance' }).click();
  const creating = dialogOf(page, 'New service instance');
  await creating.getByRole('textbox', { name: 'Instance name' }).fill(instance);
  await creating.getByRole('button', { name: 'Create', exact: true }).click();
  await creating.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { level: 1, name: instance }).waitFor();
  await page.getByRole('button', { name: 'Create Service Key' }).click();
  const naming = dialogOf(page, `New service key of ${instance}`);
  await naming.getByRole('textbox', { name: 'Key name' }).fill(key);
  await naming.getByRole('button', { name: 'Create', exact: true }).click();
  await naming.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: `View ${key}` }).click();
  const shown = dialogOf(page, `Service key ${key} of ${instance}`);
  await shown.getByRole('button', { name: 'Show uaa.clientsecret' }).click();
  const noted: Record<string, string> = {};
  for (const button of await shown.getByRole('button', { name: /^Copy (?!JSON)/ }).all()) {
    const name = ((await button.getAttribute('aria-label')) ?? '').replace('Copy ', '');
    await button.click();
    await page.getByText(`${name} was copied.`).first().waitFor();
    noted[name] = await page.evaluate(() => navigator.clipboard.readText());
  }
  await shown.getByRole('button', { name: 'Close' }).click();
  await shown.waitFor({ state: 'hidden' });
  return noted;
}

/** Cockpit → Users → Create User, with these fields by their labels. */
export async function createUser(
  page: Page,
  docketUrl: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await page.goto(`${docketUrl}/cockpit/users`);
  await page.getByRole('button', { name: 'Create User' }).click();
  const dialog = dialogOf(page, 'New user');
  for (const [label, value] of Object.entries(fields)) {
    await dialog.getByRole('textbox', { name: label }).fill(value);
  }
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Cockpit → Destinations → Create, with a name. */
export async function startDestination(page: Page, docketUrl: string, name: string): Promise<void> {
  await page.goto(`${docketUrl}/cockpit/destinations`);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'New Destination' }).waitFor();
  await writeProperties(page, { Name: name });
}

/** Fills in the labelled fields, and what has none as New Property. */
export async function writeProperties(
  page: Page,
  properties: Readonly<Record<string, string>>,
): Promise<void> {
  // The form is there as a whole, so a field that is not there now has no label.
  await page.getByRole('button', { name: 'New Property' }).waitFor();
  for (const [name, value] of Object.entries(properties)) {
    const field = page.locator(`[id="property-${name}"]`);
    if ((await field.count()) > 0) {
      const kind = await field.evaluate(element => element.localName);
      if (kind.startsWith('ui5-select')) {
        await field.click();
        await page.getByRole('option', { name: value, exact: true }).click();
      } else {
        await field.locator('input').fill(value);
        await page.keyboard.press('Tab');
      }
      continue;
    }
    const names = page.getByRole('combobox', { name: /^Name of property/ });
    const number = (await names.count()) + 1;
    await page.getByRole('button', { name: 'New Property' }).click();
    const key = page.getByRole('combobox', { name: `Name of property ${number}`, exact: true });
    // The new row takes the focus; what is typed before goes nowhere.
    await key
      .and(page.locator(':focus'))
      .waitFor({ timeout: 5_000 })
      .catch(() => key.click());
    await key.fill(name);
    await page.keyboard.press('Tab');
    const entry = page
      .getByRole('textbox', { name: `Value of property ${number}`, exact: true })
      .or(page.getByRole('combobox', { name: `Value of property ${number}`, exact: true }));
    await entry.fill(value);
    await page.keyboard.press('Tab');
    expect([await key.inputValue(), await entry.inputValue()]).toEqual([name, value]);
  }
}

export async function saveDestination(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
