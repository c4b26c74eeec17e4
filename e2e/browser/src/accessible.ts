/** Whether a page can be used by everybody, as far as a program can tell. */

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** WCAG 2.2 at level AA and what is good practice besides. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Nothing is on its way any more: the page has its style sheet and shows what it has to show. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await expect.poll(() => page.locator('ui5-busy-indicator[active]').count()).toBe(0);
  await page.evaluate(() => document.fonts.ready);
}

/** The page as it stands, with its open dialogs, has no violation. */
export async function expectAccessible(page: Page): Promise<void> {
  await settled(page);
  // No page has frames, and nobody reads what was in order: so a page takes a third of the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .analyze();
  const told = violations.map(violation => {
    const places = violation.nodes.map(node => `    ${node.target.join(' ')}: ${node.failureSummary ?? ''}`);
    return `${violation.id}: ${violation.help}\n${places.join('\n')}`;
  });
  expect(told, `axe on ${page.url()}`).toEqual([]);
}

/** At 400 % zoom a window of 1440 points is as wide as a small phone: nothing may need scrolling sideways. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 640 });
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `width of ${page.url()} in a window of ${window} points`).toBeLessThanOrEqual(window ?? 0);
  if (before) await page.setViewportSize(before);
}
