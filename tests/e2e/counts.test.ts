import type { Page } from 'playwright/test';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

/** Which kind of entry each page is, and the taps on it that leave the site. */
const PAGES: [kind: string, path: string, taps: string[]][] = [
  ['shop', '/shops/kohi-hitsujigumo', ['map', 'call', 'link']],
  ['coupon', '', []],
  ['job', '', ['call']],
  ['event', '', ['map', 'call']],
  ['product', '', ['call']],
  ['campaign', '/campaigns/christmas', []],
  ['news', '', []],
  ['survey', '/surveys/population', []],
];
const LISTS: Record<string, string> = {
  coupon: '/coupons',
  job: '/jobs',
  event: '/events?view=list',
  product: '/products',
  news: '/news',
};

const ROBOT = { 'user-agent': 'Mozilla/5.0 (compatible; Examplebot/1.0)' };

/** The first entry of a list that has something for every one of the taps. */
async function pageWith(page: Page, kind: string, taps: string[]): Promise<string> {
  await page.goto(LISTS[kind]!);
  const paths = await page
    .getByRole('main')
    .locator(`a[href^="${LISTS[kind]!.split('?')[0]}/"]:not([href*="/policy"])`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  for (const path of paths) {
    const html = await (await page.request.get(path, { headers: ROBOT })).text();
    if (taps.every((tap) => new RegExp(`data-count="${kind}:\\d+ ${tap}"`).test(html))) return path;
  }
  throw new Error(`no ${kind} offers ${taps.join(' and ')}`);
}

/** Browsers without a window call themselves robots, and robots are not counted. */
test.use({
  userAgent:
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
});

test('views of every kind of page and the taps that leave it are counted, without a cookie', async ({
  page,
  context,
  site,
}) => {
  const told: string[] = [];
  await page.route('**/c', async (route) => {
    told.push(route.request().postData() ?? '');
    await route.continue();
  });
  const expected: string[] = [];
  for (const [kind, own, taps] of PAGES) {
    const path = own || (await pageWith(page, kind, taps));
    const slug = path.split('/').at(-1);
    const table = kind === 'survey' ? 'survey_report' : kind;
    const sql = `select id from ${table} where slug = ?`;
    const { id } = rowsOf<{ id: number }>(site.dataDir, sql, slug)[0]!;
    expect((await page.goto(path))!.headers()).not.toHaveProperty('x-count');
    // The dialler and the map stay closed: that they were asked for is what counts.
    await page.evaluate(() =>
      document.addEventListener('click', (event) => event.preventDefault()),
    );
    for (const tap of taps) {
      await page.locator(`[data-count$=" ${tap}"]`).filter({ visible: true }).first().click();
      await expect.poll(() => told.at(-1)).toBe(`${kind}:${id} ${tap}`);
    }
    expected.push(...[...taps, 'view'].map((what) => `${kind}:${id} ${what} 1`));
  }
  expect(await context.cookies()).toEqual([]);
  const counted = () =>
    rowsOf<{ entry: string }>(
      site.dataDir,
      "select kind || ':' || entry_id || ' ' || what || ' ' || n as entry from entry_count",
    ).map(({ entry }) => entry);
  // The site writes what it has counted every ten seconds.
  await expect.poll(counted, { timeout: 20_000 }).toEqual(expect.arrayContaining(expected));
});
