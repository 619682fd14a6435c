import type { Page } from 'playwright/test';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

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
