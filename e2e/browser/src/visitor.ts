/** A person with a browser of their own, whose pages may not do anything wrong unnoticed. */

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { onTestFailed } from 'vitest';

/** How long a page may take to show something: on a loaded machine several times what it takes alone. */
const PATIENCE_MS = 60_000;
const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

/** The browser under test: `DOCKET_TEST_CHROMIUM`, or Chromium or Chrome on the path. */
function browserPath(): string {
  const named = process.env.DOCKET_TEST_CHROMIUM;
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = NAMES.flatMap(name => folders.map(folder => join(folder, name))).find(existsSync);
  if (found) return found;
  throw new Error(
    'No Chromium on the path; install it (apt-get install chromium) or name one with DOCKET_TEST_CHROMIUM',
  );
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath(),
    // Chromium refuses to be root within its sandbox; containers run tests as root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

export interface VisitorOptions {
  /** The only addresses the pages may call. */
  origins: readonly string[];
  locale?: string;
  colorScheme?: 'light' | 'dark';
}

/** One browser context: cookies of two servers on one host share a jar, so each person has their own. */
export class Visitor {
  readonly faults: string[] = [];
  private expected: RegExp[] = [];

  private constructor(
    readonly context: BrowserContext,
    public page: Page,
  ) {}

  static async arrive(browser: Browser, options: VisitorOptions): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: options.locale ?? 'en-GB',
      colorScheme: options.colorScheme ?? 'light',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const visitor = new Visitor(context, await context.newPage());
    const blame = (what: string) => visitor.faults.push(what);
    const origins = options.origins.map(url => new URL(url).origin);
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', event => {
        console.error(`content security policy: ${event.violatedDirective} refused ${event.blockedURI}`);
      });
    });
    context.on('console', message => {
      if (message.type() === 'error') blame(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', error => blame(`page error: ${error.error().stack ?? error.error().message}`));
    context.on('request', request => {
      const url = new URL(request.url());
      if (['data:', 'blob:', 'about:'].includes(url.protocol) || origins.includes(url.origin)) return;
      blame(`a request to another host: ${request.url()}`);
    });
    visitor.tellOnFailure();
    return visitor;
  }

  /** Prints what the page shows once the test has failed, for whoever has the log alone. */
  private tellOnFailure(): void {
    try {
      onTestFailed(async () => {
        if (this.page.isClosed()) return;
        const shown = await this.page.locator('body').ariaSnapshot({ timeout: 5_000 }).catch(String);
        console.error([`Where it failed: ${this.page.url()}`, ...this.surprises(), shown].join('\n'));
      });
    } catch {
      // Somebody who arrives before the first test stays for several.
    }
  }

  /** Names a fault that the test provokes, such as the browser's own word on a refused form. */
  expectFault(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** What went wrong so far without being expected. */
  surprises(): string[] {
    return this.faults.filter(fault => !this.expected.some(pattern => pattern.test(fault)));
  }

  /**
   * Goes on in a page of its own, still signed in and with all the browser has loaded, which saves most of a page's time;
   * fails if a page did something wrong since the last time.
   */
  async turn(): Promise<void> {
    const last = this.page;
    this.page = await this.context.newPage();
    await last.close();
    this.check();
  }

  /** Ends the visit; fails if a page did something wrong. */
  async leave(): Promise<void> {
    await this.context.close();
    this.check();
  }

  private check(): void {
    const surprises = this.surprises();
    this.faults.length = 0;
    if (surprises.length > 0) throw new Error(`The pages were not without fault:\n${surprises.join('\n')}`);
  }
}
