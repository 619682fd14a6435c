import { rmSync } from 'node:fs';
import { test as base, expect, type Page } from 'playwright/test';
import { copyTemplate } from './template.ts';
import { startSite, type Site } from './process.ts';

/** Never reached: the tests answer requests for tiles themselves. */
export const TILE_URL = 'http://tiles.localhost:8901/{z}/{x}/{y}.png';

const PHONE = { width: 360, height: 740 };

interface OfATest {
  /**
   * The worker's one tab, as new: of a phone, without cookies. For tests that only look at
   * pages; a browser context for each of them would take longer than looking.
   */
  tab: Page;
}

interface OfAWorker {
  site: Site;
  sharedTab: Page;
}

/** Tests with a site of their worker's own, on a copy of the demo town, at a fixed moment. */
export const test = base.extend<OfATest, OfAWorker>({
  site: [
    async ({}, use, worker) => {
      const dataDir = await copyTemplate(`worker-${worker.workerIndex}`);
      const site = await startSite(dataDir, { TILE_URL });
      await use(site);
      expect(await site.stop(), `the site stops cleanly:\n${site.output()}`).toBe(0);
      rmSync(dataDir, { recursive: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  sharedTab: [
    async ({ browser, site }, use) => {
      const page = await browser.newPage({
        baseURL: site.url,
        locale: 'ja-JP',
        timezoneId: 'Asia/Tokyo',
      });
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
  tab: async ({ sharedTab }, use) => {
    await sharedTab.context().clearCookies();
    await sharedTab.emulateMedia({ colorScheme: 'light' });
    await sharedTab.setViewportSize(PHONE);
    await use(sharedTab);
    sharedTab.removeAllListeners();
  },
});

export { expect };
