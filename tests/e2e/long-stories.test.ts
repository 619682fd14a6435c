import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { words } from '#i18n/index.ts';
import { Finger } from '../support/finger.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja');
test.use({ viewport: { width: 360, height: 780 } });

/** The first open shop of the list that has a coupon to use right now, as a visitor would know it. */
async function openShopWithCoupon(page: Page): Promise<string> {
  const shops = await page
    .getByRole('main')
    .locator('h3 a[href^="/shops/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  for (const shop of shops) {
    const html = await (await page.request.get(shop)).text();
    if (html.split('id="coupons"')[1]?.includes(t.coupons.states.usable)) return shop;
  }
  throw new Error('no open shop on the first page has a coupon to use now');
}

test('a visitor finds a shop that is open and uses its coupon at the counter', async ({
  page,
  site,
}) => {
  const uses = () => rowsOf(site.dataDir, 'select id from coupon_use').length;
  const before = uses();
  const finger = new Finger(page);
  await page.goto('/');
  await finger.tap(finger.bar(t.nav.openNow));
  const shop = await openShopWithCoupon(page);
  await finger.tap(page.getByRole('main').locator(`a[href="${shop}"]`).first());
  await expect(page.locator('.open-mark').first()).toHaveText(/^(営業中|まもなく閉店|24時間営業)/);
  const coupons = page.locator('#coupons .coupon', { hasText: t.coupons.states.usable });
  await finger.tap(coupons.first().getByRole('link'));
  await finger.tap(page.getByRole('link', { name: t.coupons.show }));
  await finger.tap(page.getByRole('button', { name: t.coupons.counter.use }));
  await expect(page.getByText(t.coupons.counter.used)).toBeVisible();
  expect(uses()).toBe(before + 1);
  // The list, the shop, the coupon, the counter, and the clerk's own tap: none can be left out.
  finger.done('an open shop and its coupon, used', 5);
});

test('a student finds an evening part-time job in 小郡 and whom to ring', async ({ page }) => {
  const finger = new Finger(page);
  await page.goto('/');
  await finger.tap(finger.bar(t.nav.jobs));
  await finger.tap(page.getByRole('button', { name: t.jobs.filtersChosen(0) }));
  await finger.tap(page.getByLabel(t.jobs.types.casual));
  await finger.tap(page.getByLabel(t.jobs.bands.evening));
  await finger.tap(page.locator('summary', { hasText: t.jobs.groups.area }));
  await finger.tap(page.getByLabel('小郡'));
  await finger.tap(page.getByRole('button', { name: t.jobs.apply }));
  await finger.tap(page.getByRole('link', { name: '小郡の居酒屋・夜のホール' }));
  await expect(page.getByRole('main')).toContainText('時給 1,150円〜1,250円');
  await expect(page.getByRole('main')).toContainText('18:00〜22:00');
  const call = page.getByRole('link', { name: t.jobs.apply_.phone, exact: true });
  await expect(call).toHaveAttribute('href', /^tel:0/);
  await expect(call).toBeInViewport();
  // One for each of three conditions, one to unfold the areas, one each to open the filters and to
  // apply them, and the ways into the room and to the post.
  finger.done('an evening part-time job in 小郡', 8);
});

test('a family plans a Saturday in December with the campaign’s map', async ({ page }) => {
  const finger = new Finger(page);
  await page.route('**/tiles.localhost**', (route) => route.fulfill({ status: 204 }));
  await page.goto('/');
  await finger.tap(page.getByRole('main').getByRole('link', { name: t.campaigns.see }).first());
  const saturday = page.locator('.days section', {
    has: page.getByRole('heading', { name: /^12月\d+日\(土\)$/ }),
  });
  await finger.tap(saturday.first().getByRole('link').first());
  await expect(page.getByRole('main')).toContainText(/12月\d+日\(土\)/);
  const download = page.waitForEvent('download');
  await finger.tap(page.getByRole('link', { name: t.events.addIcs }));
  const ics = readFileSync(await (await download).path(), 'utf8');
  expect(ics).toMatch(/DTSTART;TZID=Asia\/Tokyo:202612\d\dT/);
  await finger.back();
  await finger.tap(page.getByRole('button', { name: t.map.open }));
  await finger.tap(page.locator('.map-mark.number', { hasText: /^1$/ }));
  // The map still moves to make room for what has opened.
  await expect(page.locator('.leaflet-pan-anim')).toHaveCount(0);
  await finger.tap(page.locator('.leaflet-popup').getByRole('link').first());
  await expect(page).toHaveURL(/\/shops\/[a-z0-9-]+$/);
  await expect(page.getByRole('heading', { level: 2, name: t.shop.hours })).toBeVisible();
  // The campaign, an event, into the calendar, back, the map, its first stop, and that shop.
  finger.done('a Saturday in December', 7);
});

test('somebody sends chocolate to a friend', async ({ page }) => {
  const finger = new Finger(page);
  await page.goto('/');
  await finger.tap(page.getByRole('main').locator('a[href="/products?gift=1"]').first());
  await finger.tap(page.locator('.kinds').getByRole('link', { name: 'チョコレート' }));
  await expect(page).toHaveURL(/gift=1/);
  await finger.tap(finger.first('products'));
  await expect(page.getByRole('main')).toContainText(t.products.badges.gift);
  const buy = page.getByRole('main').locator('a[href^="/out/"]').first();
  const [answer] = await Promise.all([
    page.waitForResponse((response) => new URL(response.url()).pathname.startsWith('/out/')),
    finger.tap(buy),
  ]);
  expect(answer.status()).toBe(302);
  expect(answer.headers()['location']).toMatch(/^https:\/\//);
  // Gifts, chocolate, one of them, and over to its maker's own shop.
  finger.done('chocolate for a friend', 4);
});
