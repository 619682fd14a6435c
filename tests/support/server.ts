import { rmSync } from 'node:fs';
import { test as base, expect } from 'playwright/test';
import { copyTemplate } from './template.ts';
import { startSite, type Site } from './process.ts';

/** Never reached: the tests answer requests for tiles themselves. */
export const TILE_URL = 'http://tiles.localhost:8901/{z}/{x}/{y}.png';

/** Tests with a site of their worker's own, on a copy of the demo town, at a fixed moment. */
export const test = base.extend<object, { site: Site }>({
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
});

export { expect };
