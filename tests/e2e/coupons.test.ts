import type { Page } from 'playwright/test';
import { formNonce } from '#features/coupons/visitor.ts';
import { redeemSerial } from '#features/coupons/serials.ts';
import { words } from '#i18n/index.ts';
import { openStore, type Store } from '#server/db.ts';
import { expectAccessible } from '../support/axe.ts';
import { addCoupon, addShop } from '../support/coupons.ts';
import { NOW } from '../support/paths.ts';
import type { Site } from '../support/process.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja').coupons;
const at = new Date(NOW);
let made = 0;

/** A coupon of its own for each test, at a shop that is never closed. */
async function newCoupon(site: Site, change: object = {}): Promise<{ slug: string; shop: number }> {
  const slug = `kotonoha-${process.pid}-${(made += 1)}`;
  const shop = await withStore(site, async (store) => {
    const id = await addShop(store, at, `mise-${slug}`);
    await addCoupon(store, id, at, { title: 'お茶 100円引き', ...change }, slug);
    return id;
  });
  return { slug, shop };
}

async function withStore<T>(site: Site, work: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore(site.dataDir);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const uses = (site: Site, slug: string) =>
  rowsOf<{ undone_at: string | null; token_hash: string }>(
    site.dataDir,
    'select undone_at, token_hash from coupon_use join coupon on coupon.id = coupon_id where slug = ?',
    slug,
  );

/** The form as a browser sends it, without one. */
function post(site: Site, slug: string, fields: object = {}): Promise<Response> {
  const form = { slug, nonce: formNonce(), opened: NOW, ...fields };
  return fetch(`${site.url}/coupons/${slug}/use?_action=coupons.use`, {
    method: 'POST',
    headers: { Origin: site.url },
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
}

const use = (page: Page) => page.getByRole('button', { name: t.counter.use });

async function useAndUndo(page: Page, slug: string): Promise<void> {
  await page.goto(`/coupons/${slug}`);
  await page.getByRole('link', { name: t.show }).click();
  await expect(page.getByText('お茶 100円引き')).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
  await use(page).click();
  await expect(page.getByText(t.counter.used)).toBeVisible();
  await page.getByRole('button', { name: t.counter.undo }).click();
  await expect(page.getByText(t.counter.undone)).toBeVisible();
  await page.getByRole('link', { name: t.counter.again }).click();
  await use(page).click();
  await expect(page.getByText(t.counter.used)).toBeVisible();
  await page.goto(`/coupons/${slug}/use`);
  await expect(page.getByText(t.counter.limits.once)).toBeVisible();
  await expect(use(page)).toHaveCount(0);
}

test('a visitor finds a coupon that is usable now and opens it at the counter', async ({
  page,
}) => {
  await page.goto('/coupons');
  await page.getByRole('main').getByRole('link', { name: t.usableNow }).first().click();
  await expect(page).toHaveURL(/now=1/);
  await page.getByRole('heading', { level: 3 }).getByRole('link').first().click();
  await expect(page.getByText(t.states.usable).first()).toBeVisible();
  await page.getByRole('link', { name: t.show }).click();
  await expect(use(page)).toBeVisible();
  await expect(page.locator('time').first()).toHaveText(/^12:3\d:\d\d$/);
});

test('a coupon for once is used, taken back, used again and refused then', async ({
  page,
  site,
}) => {
  const { slug } = await newCoupon(site);
  await useAndUndo(page, slug);
  expect(uses(site, slug).filter((row) => row.undone_at === null)).toHaveLength(1);
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ name: 'coupon', httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(uses(site, slug).map((row) => row.token_hash)).not.toContain(cookie!.value);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the counter works the same', async ({ page, site }) => {
    const { slug } = await newCoupon(site);
    await useAndUndo(page, slug);
    expect(uses(site, slug).filter((row) => row.undone_at === null)).toHaveLength(1);
  });
});

test('a tap without network says so, looks unused, and counts once when it gets through', async ({
  page,
  site,
}) => {
  const { slug } = await newCoupon(site);
  await page.goto(`/coupons/${slug}/use`);
  await page.context().setOffline(true);
  await use(page).click();
  await expect(page.getByText(t.counter.offline)).toBeVisible();
  await expect(page.getByText(t.counter.used, { exact: true })).toHaveCount(0);
  expect(uses(site, slug)).toHaveLength(0);
  await page.context().setOffline(false);
  await use(page).click();
  await expect(page.getByText(t.counter.used)).toBeVisible();
  expect(uses(site, slug)).toHaveLength(1);
});

test('a form that is sent twice is told so and counted once', async ({ page, site }) => {
  const { slug } = await newCoupon(site, { limit: 'unlimited' });
  const nonce = formNonce();
  const first = await post(site, slug, { nonce });
  const second = await post(site, slug, { nonce });
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(second.headers.get('set-cookie')).toBeNull();
  await page.goto(second.headers.get('location')!);
  await expect(page.getByText(t.counter.repeated)).toBeVisible();
  expect(uses(site, slug)).toHaveLength(1);
});

test('a page from an old cache cannot be used', async ({ site }) => {
  const { slug } = await newCoupon(site);
  const answer = await post(site, slug, { opened: '2026-11-24T02:30:00.000Z' });
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain(t.counter.stale);
  expect(uses(site, slug)).toHaveLength(0);
});

test('the counter is kept by nobody, and looking at it sets no cookie', async ({ site }) => {
  const { slug } = await newCoupon(site);
  for (const path of ['use', 'print']) {
    const answer = await fetch(`${site.url}/coupons/${slug}/${path}`);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('set-cookie')).toBeNull();
  }
});

test('200 taps at once on a coupon capped at 50 are 50 uses', async ({ site }) => {
  const { slug } = await newCoupon(site, { totalCap: 50 });
  const answers = await Promise.all(Array.from({ length: 200 }, () => post(site, slug)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 303)).toHaveLength(50);
  expect(statuses.filter((status) => status === 409)).toHaveLength(150);
  expect(uses(site, slug)).toHaveLength(50);
});

test('a printed coupon shows its number and a code, and that it was used', async ({
  page,
  site,
}) => {
  const { slug, shop } = await newCoupon(site);
  await page.goto(`/coupons/${slug}/print`);
  await page.getByRole('button', { name: t.paper.make }).click();
  await expect(page.getByRole('img', { name: t.paper.qr })).toBeVisible();
  const serial = new URL(page.url()).searchParams.get('serial')!;
  const redeem = () =>
    withStore(site, (store) => store.write((tx) => redeemSerial(tx, { shopId: shop, serial }, at)));
  expect(await redeem()).toEqual({ kind: 'redeemed' });
  expect(await redeem()).toMatchObject({ kind: 'used' });
  await page.reload();
  await expect(page.getByText('使用済みです')).toBeVisible();
  await expect(page.getByRole('img', { name: t.paper.qr })).toHaveCount(0);
});

for (const locale of ['', '/en']) {
  test(`the counter is accessible once a coupon is used: ${locale || '/ja'}`, async ({
    page,
    site,
  }) => {
    const { slug } = await newCoupon(site);
    await page.goto(`${locale}/coupons/${slug}/use`);
    await page
      .getByRole('button', { name: words(locale === '' ? 'ja' : 'en').coupons.counter.use })
      .click();
    await expect(page.locator('html')).toContainText(t.counter.used);
    await expectAccessible(page);
  });
}
