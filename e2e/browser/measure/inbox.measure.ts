/**
 * What it takes until somebody sees their tasks: script, and time.
 *
 * The limit of the time is measured in the same run: an empty page of the same server in the same browser, and after it
 * the very call that brings the first tasks.
 */

import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signIn } from '../src/docketSteps.ts';
import { startDemo } from '../src/servers.ts';
import { launchBrowser } from '../src/visitor.ts';

const TASKS = 1000;
const ROUNDS = 5;
const SCRIPT_AIM_KB = 350;

interface Visit {
  /** From the start of the navigation to the first painted rows. */
  firstRowsMs: number;
  /** Each script loaded until then, compressed. */
  scriptBytes: number;
  /** Every answer until then as it went over the wire, heads included. */
  transferredBytes: number;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Opens the inbox and watches it until there are rows. */
async function visit(page: Page, url: string): Promise<Visit> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  let transferredBytes = 0;
  protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
    transferredBytes += encodedDataLength;
  });
  const scripts: Promise<Buffer>[] = [];
  page.on('response', response => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto(url, { waitUntil: 'commit' });
  const rows = await page.waitForFunction(
    () => document.querySelector('ui5-table-row') && performance.now(),
    undefined,
    { polling: 'raf' },
  );
  const firstRowsMs = Number(await rows.jsonValue());
  const bodies = await Promise.all(scripts);
  await protocol.detach();
  page.removeAllListeners('response');
  const scriptBytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  return { firstRowsMs, scriptBytes, transferredBytes };
}

/** An empty page of the same server, and the call for the first tasks from it. */
async function limit(page: Page, url: string, call: string): Promise<number> {
  await page.goto(`${url}/healthz`);
  return page.evaluate(async path => {
    const [navigation] = performance.getEntriesByType('navigation');
    const started = performance.now();
    await (await fetch(path, { cache: 'no-store' })).json();
    return (navigation?.duration ?? 0) + performance.now() - started;
  }, call);
}

async function withNewCache<T>(browser: Browser, signedIn: BrowserContext, act: (page: Page) => Promise<T>) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    storageState: await signedIn.storageState(),
  });
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

test('script and time until the inbox shows rows', async () => {
  const demo = await startDemo(TASKS);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const page = await context.newPage();
    // The call the inbox makes for its first tasks, as it makes it.
    const firstCall = page.waitForRequest(request =>
      /\/task-center-service\/v1\/tasks(\?|$)/.test(request.url()),
    );
    await signIn(page, demo.url, { userName: demo.manager.user_name, password: demo.manager.password });
    const call = new URL((await firstCall).url());
    await page.locator('ui5-table-row').first().waitFor();

    const cold: Visit[] = [];
    const warm: Visit[] = [];
    const limits: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      cold.push(await withNewCache(browser, context, fresh => visit(fresh, demo.url)));
      warm.push(await visit(page, demo.url));
      limits.push(
        await withNewCache(browser, context, fresh => limit(fresh, demo.url, call.pathname + call.search)),
      );
    }

    const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`;
    const script = median(cold.map(one => one.scriptBytes));
    const least = median(limits);
    const time = (name: string, visits: readonly Visit[]) => {
      const took = median(visits.map(one => one.firstRowsMs));
      const what = `time to first rows, ${TASKS} tasks, ${name} cache (median of ${ROUNDS})`;
      return `| ${what} | ${took.toFixed(0)} ms | ${least.toFixed(0)} ms (empty page and the call) | ${(took / least).toFixed(1)} | |`;
    };
    const lines = [
      '',
      '| what | measured | limit | ratio | aim |',
      '|---|---|---|---|---|',
      `| script before the inbox shows rows, gzip | ${kilobytes(script)} | | | ≤ ${SCRIPT_AIM_KB} KB |`,
      `| transferred until then, cold cache | ${kilobytes(median(cold.map(one => one.transferredBytes)))} | | | |`,
      time('cold', cold),
      time('warm', warm),
      '',
    ];
    process.stdout.write(lines.join('\n'));
    expect(script).toBeGreaterThan(0);
  } finally {
    await browser.close();
    await demo.program.interrupt();
  }
});
