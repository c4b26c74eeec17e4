/** Pictures of pages: to look at, in `results/`, and for the documentation. Taking them is left out where nobody looks. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const results = join(import.meta.dirname, '../results');
const SIZES = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

/** The page as it stands on desktop and phone, light and dark, if `DOCKET_LOOK` is set. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.DOCKET_LOOK) return;
  mkdirSync(results, { recursive: true });
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({
        path: join(results, `${name}-${size}-${colorScheme}.png`),
        animations: 'disabled',
      });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(SIZES.desktop);
}

/** The page as the documentation shows it: written to the folder `DOCKET_PICTURES` names, if it names one. */
export async function publish(page: Page, name: string): Promise<void> {
  const folder = process.env.DOCKET_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  await page.setViewportSize({ width: 1200, height: 720 });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  if (before) await page.setViewportSize(before);
}
