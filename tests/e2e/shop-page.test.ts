import { words } from '#i18n/index.ts';
import { rowsOf, tellChange, withDatabase } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja');
const SHOP = 'kohi-hitsujigumo';

test('a shop says first whether it is open, then how to call and to get there', async ({
  page,
  site,
}) => {
  await page.goto(`/shops/${SHOP}`);
  const [shop] = rowsOf<{ phone: string; lat: number; lng: number }>(
    site.dataDir,
    'select phone, lat, lng from shop where slug = ?',
    SHOP,
  );
  const main = page.getByRole('main');
  const call = main.getByRole('link', { name: t.shop.call });
  await expect(call).toHaveAttribute('href', `tel:${shop!.phone}`);
  const directions = main.getByRole('link', { name: t.shop.directions });
  await expect(directions).toHaveAttribute('href', new RegExp(`${shop!.lat}%2C${shop!.lng}`));

  const order = await Promise.all(
    [
      page.locator('.open-mark').first(),
      directions,
      page.getByRole('heading', { name: t.shop.hours }),
    ].map(async (part) => (await part.boundingBox())!.y),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0], 'the open state stands on the first screen of a phone').toBeLessThan(740);
});

test('a shop run from home shows its neighbourhood only', async ({ page, site }) => {
  const [shop] = rowsOf<{ slug: string; address: string; lat: number; lng: number }>(
    site.dataDir,
    `select slug, address, lat, lng from shop
     where address_precision = 'town' and lat is not null and address glob '*[0-9]*'`,
  );
  await page.goto(`/shops/${shop!.slug}`);
  await expect(page.getByText(t.shop.townOnly)).toBeVisible();
  const html = await page.content();
  expect(html).not.toContain(shop!.address);
  expect(html).not.toContain(String(shop!.lat));
  expect(html).not.toContain(String(shop!.lng));
});

test('a shop tells machines its name, address and hours', async ({ page }) => {
  await page.goto(`/shops/${SHOP}`);
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
  const things = blocks.map((block) => JSON.parse(block) as Record<string, unknown>);
  const shop = things.find((thing) => thing['@type'] === 'CafeOrCoffeeShop');
  expect(shop).toMatchObject({
    '@context': 'https://schema.org',
    name: '珈琲 羊雲',
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'JP',
      streetAddress: expect.stringMatching(/./),
    },
  });
  const week = shop!['openingHoursSpecification'] as {
    opens: string;
    closes: string;
    dayOfWeek: unknown;
  }[];
  expect(week.length).toBeGreaterThan(0);
  for (const day of week) expect([day.opens, day.closes].join()).toMatch(/^\d\d:\d\d,\d\d:\d\d$/);
  expect(things.map((thing) => thing['@type'])).toContain('BreadcrumbList');
});

test('a visitor copies the address of a shop', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
  await page.goto(`/shops/${SHOP}`);
  await page.getByRole('button', { name: t.shop.copyLink }).click();
  await expect(page.getByText(t.common.copied)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${site.url}/shops/${SHOP}`,
  );
});

test('a shop that was renamed is found at its old address', async ({ request, site }) => {
  withDatabase(site.dataDir, (sqlite) => {
    const { id } = sqlite.prepare('select id from shop where slug = ?').get(SHOP) as { id: number };
    sqlite.prepare("insert or ignore into slug_history values ('shop', 'old-name', ?)").run(id);
  });
  for (const prefix of ['', '/en']) {
    const answer = await request.get(`${prefix}/shops/old-name`, { maxRedirects: 0 });
    expect(answer.status()).toBe(301);
    expect(answer.headers()['location']).toBe(`${prefix}/shops/${SHOP}`);
  }
});

test('a shop that is hidden, or not published yet, is not found', async ({ request, site }) => {
  const change = (set: string) => {
    const sql = `update shop set ${set} where slug = 'daiku-kokeramaru' returning id`;
    const [{ id }] = rowsOf<{ id: number }>(site.dataDir, sql) as [{ id: number }];
    tellChange(site.dataDir, `shop:${id}`);
  };
  for (const [hide, show] of [
    ["visibility = 'hidden'", "visibility = 'published'"],
    ["publish_from = '2026-11-24T03:30:00.001Z'", 'publish_from = null'],
    ["publish_until = '2026-11-24T03:30:00.000Z'", 'publish_until = null'],
  ] as const) {
    change(hide);
    expect((await request.get('/shops/daiku-kokeramaru')).status(), hide).toBe(404);
    change(show);
    expect((await request.get('/shops/daiku-kokeramaru')).status(), show).toBe(200);
  }
});
