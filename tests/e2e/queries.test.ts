import { rmSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import { startSite } from '../support/process.ts';
import { rowsOf } from '../support/rows.ts';
import { copyTemplate } from '../support/template.ts';

/** What stands around every page: what the site is called, and the notice that is important now. */
const FRAME = 2;
/** The most questions a page may ask the database within its frame, however many entries it shows. */
const MOST: Record<string, number> = {
  '/': 20,
  '/shops': 8,
  '/shops?category=eat&feature=parking&open=1': 8,
  '/shops/kohi-hitsujigumo': 21,
  '/coupons': 7,
  '/coupons/{coupon}': 7,
  '/jobs': 9,
  '/jobs/yoiyami-hall': 9,
  '/events': 8,
  '/events?view=week': 7,
  '/events/countdown': 11,
  '/products': 8,
  '/products/minamo-no-tsuki-junmai': 18,
  '/campaigns': 5,
  '/campaigns/christmas': 18,
  '/news': 5,
  '/news/demo-photo-update': 7,
  '/surveys': 6,
  '/surveys/population': 5,
  '/plan': 6,
  // Five lists, each in five spellings; the pages of the site call it by its name.
  '/search?q=カフェ': 86,
};

test('no page asks the database for its rows one by one', async () => {
  test.setTimeout(120_000);
  const dataDir = await copyTemplate('queries');
  const site = await startSite(dataDir, {
    PAGE_CACHE_MB: '0',
    NODE_OPTIONS: '--import=./tests/support/count-queries.ts',
  });
  const asked: Record<string, number> = {};
  try {
    const [coupon] = rowsOf<{ slug: string }>(dataDir, 'select slug from coupon order by id');
    for (const path of Object.keys(MOST)) {
      const address = site.url + path.replace('{coupon}', coupon!.slug);
      // The first view reads what every later one has in memory.
      await fetch(address);
      const answer = await fetch(address);
      expect(answer.status, path).toBe(200);
      asked[path] = Number(answer.headers.get('x-queries'));
    }
  } finally {
    await site.stop();
    rmSync(dataDir, { recursive: true });
  }
  for (const [path, n] of Object.entries(asked))
    process.stdout.write(`      ${path}: ${n} of ${MOST[path]! + FRAME}\n`);
  expect(
    Object.entries(asked).filter(([path, n]) => !(n >= 1 && n <= MOST[path]! + FRAME)),
  ).toEqual([]);
});
