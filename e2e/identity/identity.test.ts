/** People sign in to docket through OpenID providers that are not docket's. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling } from '../browser/src/accessible.ts';
import { picture } from '../browser/src/pictures.ts';
import { type Docket, startDocket } from '../browser/src/servers.ts';
import { launchBrowser, Visitor } from '../browser/src/visitor.ts';
import { must, run } from './src/commandLine.ts';
import { type RunningProvider, startProvider } from './src/provider.ts';

const PASSWORD = 'eleven quiet harbours';
let docket: Docket;
let browser: Browser;
let corporate: RunningProvider;
let partners: RunningProvider;

beforeAll(async () => {
  [docket, browser] = await Promise.all([startDocket(), launchBrowser()]);
  const person = (name: string, groups: string[]) => ({
    preferred_username: name,
    email: `${name}@corp.example`,
    email_verified: true,
    given_name: name,
    family_name: 'Lovelace',
    name: `${name} Lovelace`,
    groups,
  });
  [corporate, partners] = await Promise.all([
    startProvider({
      name: 'corp',
      docketUrl: docket.url,
      people: { ada: person('ada', ['Admins', 'Everybody']), ben: person('ben', ['Everybody']) },
      client: {
        client_secret: 'a secret:with+everything',
        token_endpoint_auth_method: 'client_secret_basic',
      },
      everythingInIdToken: false,
      algorithm: 'RS256',
    }),
    startProvider({
      name: 'partners',
      docketUrl: docket.url,
      people: {
        cleo: { guid: '4f6e1f3c-0000-4000-8000-00000000c1e0', preferred_username: 'c.partner' },
        dan: person('dan', []),
      },
      client: { token_endpoint_auth_method: 'private_key_jwt', jwks_uri: `${docket.url}/token_keys` },
      everythingInIdToken: true,
      algorithm: 'ES256',
    }),
  ]);
  const create = ['identity-provider', 'create'];
  await must(
    docket,
    [
      ...[...create, 'corp', '--display-name', 'Corporate ID', '--issuer', corporate.issuer],
      ...['--client-id', 'docket', '--client-secret-file', '-', '--create-people', 'true'],
      ...['--group-role', 'Admins=SubaccountAdministrator', '--group-role', 'Everybody=TaskCenterAdmin'],
    ],
    'a secret:with+everything\n',
  );
  await must(docket, [
    ...[
      ...create,
      'partners',
      '--display-name',
      'Partner portal',
      '--issuer',
      partners.issuer,
      '--client-id',
      'docket',
    ],
    ...['--client-authentication', 'private_key_jwt', '--signing-algorithm', 'ES256'],
    ...['--claim', 'globalUserId=guid', '--position', '1'],
  ]);
  const cleo = ['user', 'create', 'cleo', '--email', 'cleo@docket.example', '--display-name', 'Cleo'];
  await must(docket, [...cleo, '--global-user-id', '4f6e1f3c-0000-4000-8000-00000000c1e0'], PASSWORD);
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([corporate?.stop(), partners?.stop()]);
  await docket?.program.stop();
});

function visit(locale = 'en-GB', colorScheme: 'light' | 'dark' = 'light'): Promise<Visitor> {
  return Visitor.arrive(browser, {
    origins: [docket.url, corporate.issuer, partners.issuer],
    locale,
    colorScheme,
  });
}

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  await picture(page, name);
}

/** From the sign-in page through a provider, as the person of that name there. */
async function signInWith(page: Page, provider: string, name: string): Promise<void> {
  await page.goto(`${docket.url}/login`);
  await page.getByRole('link', { name: provider }).click();
  await atTheProvider(page, name);
}

async function atTheProvider(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name at the provider').fill(name);
  await page.getByRole('button', { name: 'Continue' }).click();
}

interface Me {
  id: string;
  userName: string;
  displayName: string;
  roles: string[];
}

/** Whom docket takes the browser's owner for. */
async function whoAmI(page: Page): Promise<Me> {
  await page.waitForURL(url => url.origin === docket.url && !url.pathname.startsWith('/login'));
  const answer = await page.request.get(`${docket.url}/cockpit-api/v1/me`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as Me;
}

test('providers can be tried before anybody uses them', async () => {
  const works = await run(docket, ['identity-provider', 'test', 'corp']);
  expect(works.output).toMatch(/DISCOVERY +OK/);
  expect(works.output).toContain('Corporate ID can be used to sign in.');
  expect(works.code).toBe(0);
  await must(docket, ['identity-provider', 'update', 'partners', '--signing-algorithm', 'PS512']);
  const broken = await run(docket, ['identity-provider', 'test', 'partners']);
  expect(broken.output).toMatch(/SIGNING_ALGORITHMS +FAILED/);
  expect(broken.code).toBe(1);
  await must(docket, ['identity-provider', 'update', 'partners', '--signing-algorithm', 'ES256']);
  const list = await must(docket, ['identity-provider', 'list']);
  expect(list).toMatch(/corp +Corporate ID +yes/);
  expect(list).toContain('Passwords kept here are on.');
});

test('the sign-in page offers every way, by mouse and by keyboard, in both languages', async () => {
  const visitor = await visit();
  const { page } = visitor;
  await page.goto(`${docket.url}/login`);
  const names = await page.getByRole('link', { name: 'Sign in with' }).allInnerTexts();
  expect(names).toEqual(['Sign in with Corporate ID', 'Sign in with Partner portal']);
  await look(page, 'sign-in-ways');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await picture(page, 'sign-in-ways-focus');
  await page.keyboard.press('Enter');
  await page.getByLabel('Your name at the provider').waitFor();
  expect(new URL(page.url()).origin).toBe(partners.issuer);
  await visitor.leave();

  const german = await visit('de-DE', 'dark');
  await german.page.goto(`${docket.url}/login`);
  await german.page.getByRole('link', { name: 'Anmelden mit Corporate ID' }).waitFor();
  await german.page.getByText('oder mit einem Kennwort').waitFor();
  await look(german.page, 'sign-in-ways-german');
  await german.leave();
});

test('somebody new is created, and their groups give them roles', async () => {
  const visitor = await visit();
  await signInWith(visitor.page, 'Corporate ID', 'ben');
  const me = await whoAmI(visitor.page);
  expect(me).toMatchObject({ userName: 'ben', displayName: 'ben Lovelace', roles: ['TaskCenterAdmin'] });
  const others = await visitor.page.request.get(`${docket.url}/cockpit-api/v1/users`);
  expect(others.status(), 'Ben is no administrator').toBe(403);
  await visitor.leave();
});

test('somebody docket knows is found by the Global User ID, and nobody else gets in', async () => {
  const visitor = await visit();
  await signInWith(visitor.page, 'Partner portal', 'cleo');
  const me = await whoAmI(visitor.page);
  expect(me).toMatchObject({ id: '4f6e1f3c-0000-4000-8000-00000000c1e0', userName: 'cleo', roles: [] });
  await visitor.leave();

  const stranger = await visit();
  stranger.expectFault(/status of 403 /);
  await signInWith(stranger.page, 'Partner portal', 'dan');
  await stranger.page.getByText('Partner portal knows you, but docket does not.').waitFor();
  await look(stranger.page, 'not-signed-in');
  await stranger.leave();
});

test('signing out ends the session at the provider as well', async () => {
  const visitor = await visit();
  const { page } = visitor;
  await signInWith(page, 'Corporate ID', 'ben');
  await whoAmI(page);
  const before = corporate.signIns();
  await page.goto(`${docket.url}/logout.do`);
  await page.getByRole('button', { name: 'Sign out there' }).click();
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  expect(new URL(page.url()).origin).toBe(docket.url);
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await page.getByRole('link', { name: 'Corporate ID' }).click();
  await atTheProvider(page, 'ben');
  await whoAmI(page);
  expect(corporate.signIns()).toBe(before + 1);
  await visitor.leave();
});

test('signing out at the provider ends that sign-in here, and not the one of another browser', async () => {
  const visitor = await visit();
  const other = await visit();
  const status = async (page: Page) => (await page.request.get(`${docket.url}/cockpit-api/v1/me`)).status();
  for (const { page } of [visitor, other]) {
    await signInWith(page, 'Corporate ID', 'ben');
    await whoAmI(page);
  }
  await visitor.page.goto(`${corporate.issuer}/session/end`);
  await visitor.page.getByRole('button', { name: 'Sign out there' }).click();
  await visitor.page.getByRole('heading', { name: 'Signed out there' }).waitFor();
  await expect.poll(() => status(visitor.page)).toBe(401);
  expect(await status(other.page), 'another browser, another session').toBe(200);
  await visitor.leave();
  await other.leave();
});

test('passwords are switched off only when an administrator gets in without, and back on from the server', async () => {
  const off = ['identity-provider', 'passwords', 'off'];
  const early = await run(docket, off);
  expect(early.code).toBe(1);
  expect(early.output).toContain('has signed in with an enabled identity provider yet');

  const visitor = await visit();
  const { page } = visitor;
  await signInWith(page, 'Corporate ID', 'ada');
  expect((await whoAmI(page)).roles).toEqual(['TaskCenterAdmin', 'SubaccountAdministrator']);
  await must(docket, off);
  const stranded = await run(docket, ['identity-provider', 'delete', 'corp']);
  expect(stranded.output).toContain('no administrator could sign in any more');

  const other = await visit();
  await other.page.goto(`${docket.url}/login`);
  await other.page.getByRole('link', { name: 'Partner portal' }).waitFor();
  expect(await other.page.getByLabel('Password').count()).toBe(0);
  await look(other.page, 'sign-in-without-passwords');
  await must(docket, ['identity-provider', 'update', 'partners', '--enabled', 'false']);
  await other.page.goto(`${docket.url}/cockpit`);
  await atTheProvider(other.page, 'ada');
  await other.page.waitForURL(url => url.pathname.startsWith('/cockpit'));
  await other.leave();

  await must(docket, ['identity-provider', 'passwords', 'on']);
  const again = await visit();
  await again.page.goto(`${docket.url}/login`);
  await again.page.getByLabel('User name').fill('cleo');
  await again.page.getByLabel('Password').fill(PASSWORD);
  await again.page.getByRole('button', { name: 'Sign in' }).click();
  expect((await whoAmI(again.page)).userName).toBe('cleo');
  await again.leave();
  await visitor.leave();
});
