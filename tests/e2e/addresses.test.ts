import type { Page } from 'playwright/test';
import { signIn } from '../support/login.ts';
import { rowsOf, tellChange } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';
import { sourceFiles } from '../support/sources.ts';

/** The addresses in a sitemap or its index, read as XML by the browser. */
function locations(page: Page, xml: string): Promise<string[]> {
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml');
    const wrong = parsed.querySelector('parsererror');
    if (wrong) throw new Error(wrong.textContent ?? 'not XML');
    return [...parsed.querySelectorAll('loc')].map((loc) => loc.textContent ?? '');
  }, xml);
}

test('the sitemap leads to the lists in both languages, and to no shop that is made up', async ({
  page,
  request,
  site,
}) => {
  const robots = await (await request.get('/robots.txt')).text();
  expect(robots).toContain(`Sitemap: ${site.url}/sitemap.xml`);
  const index = await request.get('/sitemap.xml');
  expect(index.headers()['content-type']).toContain('xml');
  const files = await locations(page, await index.text());
  expect(files).toContain(`${site.url}/sitemaps/pages.xml`);
  const all: string[] = [];
  for (const file of files)
    all.push(...(await locations(page, await (await request.get(file)).text())));
  expect(new Set(all).size).toBe(all.length);
  for (const path of [
    '/',
    '/en',
    '/shops',
    '/en/shops',
    '/shops?area=yuda',
    '/en/shops?category=eat',
  ]) {
    expect(all).toContain(site.url + path);
  }
  expect(all.filter((address) => /\/shops\//.test(address))).toEqual([]);
  for (const address of all.slice(0, 12))
    expect((await request.get(address)).status(), address).toBe(200);
});

test('a real business enters the sitemap and may be indexed', async ({ page, request, site }) => {
  const real = 'tsukimachibashi-shiorian';
  const [row] = rowsOf<{ id: number }>(
    site.dataDir,
    `update business set demo = 0 where id = (select business_id from shop where slug = ?) returning id`,
    real,
  );
  try {
    const files = await locations(page, await (await request.get('/sitemap.xml')).text());
    expect(files).toContain(`${site.url}/sitemaps/shops-1.xml`);
    const shops = await locations(page, await (await request.get('/sitemaps/shops-1.xml')).text());
    expect(shops).toEqual([`${site.url}/shops/${real}`, `${site.url}/en/shops/${real}`]);
    expect(await (await request.get(`/shops/${real}`)).text()).not.toContain('noindex');
    expect(await (await request.get('/shops/kohi-hitsujigumo')).text()).toContain('noindex');
  } finally {
    rowsOf(site.dataDir, 'update business set demo = 1 where id = ? returning id', row!.id);
  }
});

for (const path of ['/', '/shops', '/shops?area=yuda', '/shops/kohi-hitsujigumo']) {
  test(`${path} and its English page name each other`, async ({ page, site }) => {
    const english = path === '/' ? '/en' : `/en${path}`;
    for (const own of [path, english]) {
      await page.goto(own);
      const href = (selector: string) => page.locator(selector).getAttribute('href');
      expect(await href('link[rel=canonical]')).toBe(site.url + own);
      expect(await href('link[hreflang=ja][rel=alternate]')).toBe(site.url + path);
      expect(await href('link[hreflang=en][rel=alternate]')).toBe(site.url + english);
      expect(await href('link[hreflang=x-default]')).toBe(site.url + path);
    }
  });
}

test('every order of the same filters has one canonical address, without a position', async ({
  page,
  site,
}) => {
  await page.goto('/shops?open=0&category=eat&area=yuda&page=1&near=34.17,131.47&nonsense=1');
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  expect(canonical).toBe(`${site.url}/shops?area=yuda&category=eat`);
});

test('an entry of every kind stands in the sitemap and brings its own words and picture', async ({
  page,
  request,
  site,
}) => {
  /** Makes everything of the demo town real, or what it was again. */
  const setDemo = (to: 0 | 1) => {
    for (const table of ['business', 'campaign', 'news'])
      rowsOf(site.dataDir, `update ${table} set demo = ? where demo = ? returning id`, to, 1 - to);
    tellChange(site.dataDir);
  };
  setDemo(0);
  try {
    const files = await locations(page, await (await request.get('/sitemap.xml')).text());
    for (const kind of ['shops', 'coupons', 'jobs', 'events', 'products', 'campaigns', 'news']) {
      const file = files.find((address) => address.includes(`/sitemaps/${kind}`));
      const entries = await locations(page, await (await request.get(file!)).text());
      expect(entries.length, kind).toBeGreaterThan(1);
      expect(entries.filter((address) => address.includes(`/en/${kind}/`))).toHaveLength(
        entries.length / 2,
      );
      await page.goto(entries[0]!);
      const meta = (name: string) =>
        page.locator(`meta[property="${name}"]`).getAttribute('content');
      await expect(page.locator('meta[name="robots"]')).toHaveCount(0);
      await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', entries[0]!);
      expect(await meta('og:url')).toBe(entries[0]);
      expect((await meta('og:title'))!.length).toBeGreaterThan(2);
      expect((await meta('og:description'))!.length).toBeGreaterThan(10);
      const picture = await request.get((await meta('og:image'))!);
      expect(picture.url(), kind).toContain(`/${kind}/`);
      expect(picture.headers()['content-type']).toMatch(/^image\/(?:png|jpeg)$/);
    }
  } finally {
    setDemo(1);
  }
});

test('every page that is no entry stands in the sitemap, but for what is nobody’s goal', async ({
  page,
  request,
  site,
}) => {
  const file = await (await request.get('/sitemaps/pages.xml')).text();
  const all = (await locations(page, file)).map((address) => address.replace(site.url, ''));
  const templates = sourceFiles('src/pages/[[]...locale[]]')
    .map(({ path }) => /\.\.\.locale\]\/([^[]+)\.astro$/.exec(path)?.[1])
    .flatMap((name) => (name ? [`/${name.replace(/(?:^|\/)index$/, '')}`] : []))
    .filter((path) => !path.startsWith('/embed') && !['/thanks', '/search'].includes(path));
  expect(templates.length).toBeGreaterThan(15);
  expect(templates.filter((path) => !all.includes(path))).toEqual([]);
});

test('the picture of a shared page is a PNG of 1200×630', async ({ page, request }) => {
  for (const path of ['/', '/shops', '/shops/kohi-hitsujigumo', '/en/shops/kohi-hitsujigumo']) {
    await page.goto(path);
    const address = await page.locator('meta[property="og:image"]').getAttribute('content');
    const answer = await request.get(address!);
    expect(answer.headers()['content-type']).toBe('image/png');
    const png = await answer.body();
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], address!).toEqual([1200, 630]);
  }
});

test('an address of the old site leads to where it is today, and hides no page', async ({
  site,
}) => {
  const headers = { Origin: site.url, Cookie: await signIn(site, 'staff@example.jp') };
  const body = new URLSearchParams({ pairs: '/old/menu.php?id=1 /coupons\n/jobs /coupons' });
  const put = await fetch(`${site.url}/_actions/redirects.put`, { method: 'POST', headers, body });
  expect(put.status).toBe(200);
  const ask = async (path: string, Cookie = '') => {
    const answer = await fetch(site.url + path, { redirect: 'manual', headers: { Cookie } });
    return [answer.status, answer.headers.get('location')];
  };
  expect(await ask('/old/menu.php?id=1')).toEqual([301, '/coupons']);
  expect(await ask('/old/menu.php?id=1', headers.Cookie)).toEqual([301, '/coupons']);
  expect(await ask('/old/menu.php')).toEqual([404, null]);
  expect(await ask('/jobs')).toEqual([200, null]);
});
