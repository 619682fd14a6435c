import { parseHTML } from 'linkedom';
import type { Page } from 'playwright/test';
import { couponFormJa as w } from '#i18n/coupon-form.ja.ts';
import { memberJa } from '#i18n/member.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { Finger } from '../support/finger.ts';
import { signIn } from '../support/login.ts';
import { startSite, type Site } from '../support/process.ts';
import { rowsOf, withDatabase } from '../support/rows.ts';
import { copyTemplate } from '../support/template.ts';
import { expect, test as base } from 'playwright/test';

/** Saturday 28 November 2026, 19:30 in Tokyo: nobody is in the office. */
const SATURDAY = '2026-11-28T10:30:00.000Z';
const OWNER = 'owner@example.jp';

const test = base.extend<object, { site: Site }>({
  site: [
    async ({}, use, worker) => {
      const dataDir = await copyTemplate(`coupons-${worker.workerIndex}`);
      await trustOnTuesday(dataDir);
      const site = await startSite(dataDir, { NOW: SATURDAY });
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site.url),
});

/** The staff come to trust the café at their desk, four days before. */
async function trustOnTuesday(dataDir: string): Promise<void> {
  const site = await startSite(dataDir);
  const cookie = await signIn(site, 'staff@example.jp');
  const [cafe] = rowsOf<{ id: number }>(
    dataDir,
    `select business_id as id from business_account join account on account.id = account_id
     where email = ?`,
    OWNER,
  );
  const address = `${site.url}/staff/businesses/${cafe!.id}`;
  const page = parseHTML(await (await fetch(address, { headers: { cookie } })).text()).document;
  const form = page.querySelector('form:has([name="trusted"])')!;
  const chosen = [
    ...form.querySelectorAll('[type=hidden], [checked], select, [name=memberNumber]'),
  ];
  const body = new URLSearchParams(
    chosen.map((control) => {
      const from = control.querySelector('[selected]') ?? control;
      return [control.getAttribute('name')!, from.getAttribute('value') ?? ''];
    }),
  );
  body.set('trusted', 'yes');
  const action = new URL(form.getAttribute('action')!, address);
  const headers = { cookie, origin: site.url };
  const answer = await fetch(action, { method: 'POST', headers, body, redirect: 'manual' });
  expect(answer.status).toBe(303);
  await site.stop();
}

const newest = (site: Site) =>
  rowsOf<{ id: number; slug: string; visibility: string; valid_from: string; valid_until: string }>(
    site.dataDir,
    'select id, slug, visibility, valid_from, valid_until from coupon order by id desc limit 1',
  )[0]!;

async function forTonight(page: Page, site: Site, nth: number): Promise<void> {
  await signIn(site, OWNER, page.context());
  await page.goto('/member');
  const finger = new Finger(page);
  const typed: string[] = [];
  const fill = async (label: string, text: string) => {
    const field = page.getByRole('textbox', { name: new RegExp(`^${label}`) });
    await finger.tap(field);
    await field.fill(text);
    typed.push(text);
  };
  await finger.tap(page.getByRole('link', { name: memberJa.home.newCoupon }));
  await finger.tap(page.getByRole('button', { name: w.make.spans.today }));
  await fill(w.labels['title']!, `自家製プリン半額${nth}`);
  await fill(w.labels['percent']!, '50');
  await fill(w.labels['baseRange']!, 'プリン');
  await fill(w.labels['conditions']!, 'お飲み物をご注文の方');
  await finger.tap(page.getByRole('button', { name: memberJa.entry.publish }));
  await expect(page.getByText(memberJa.entry.live)).toBeVisible();
  finger.done('a coupon for tonight', 12);
  expect([...typed.join('')].length).toBeLessThanOrEqual(60);
  const coupon = newest(site);
  expect(coupon).toMatchObject({
    visibility: 'published',
    valid_from: '2026-11-28',
    valid_until: '2026-11-28',
  });
  await page.goto(`/coupons/${coupon.slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`自家製プリン半額${nth}`);
}

test('a coupon for tonight is out on a Saturday evening with nobody in the office', async ({
  page,
  site,
}) => {
  await forTonight(page, site, 1);
});

async function lastYears(page: Page, site: Site): Promise<void> {
  const [shop] = rowsOf<{ id: number }>(
    site.dataDir,
    "select id from shop where slug = 'kohi-hitsujigumo'",
  );
  withDatabase(site.dataDir, (sqlite) =>
    sqlite
      .prepare(
        `insert or ignore into coupon (shop_id, slug, visibility, publish_from, created_at,
          updated_at, title, kind, percent, base_range, conditions, valid_from, valid_until,
          combinable, show_when, use_limit, weekdays)
         values (?, 'kyonen', 'archived', ?, ?, ?, '去年のクリスマス', 'discount', 10, '全品', 'どなたでも',
          '2025-12-01', '2025-12-25', 0, 'order', 'once', 127)`,
      )
      .run(shop!.id, SATURDAY, SATURDAY, SATURDAY),
  );
  await signIn(site, OWNER, page.context());
  await page.goto('/member');
  const finger = new Finger(page);
  await finger.tap(page.getByRole('link', { name: memberJa.home.newCoupon }));
  await finger.tap(page.getByRole('button', { name: w.make.use('去年のクリスマス') }).last());
  await finger.tap(page.getByRole('button', { name: memberJa.entry.publish }));
  await expect(page.getByText(memberJa.entry.live)).toBeVisible();
  finger.done('last year’s coupon again', 4);
  expect(newest(site)).toMatchObject({
    visibility: 'published',
    valid_from: '2026-12-01',
    valid_until: '2026-12-25',
  });
  await page.getByRole('button', { name: memberJa.entry.endNow }).click();
  await expect(page.getByText(memberJa.entry.ended)).toBeVisible();
  expect(newest(site).visibility).toBe('archived');
}

test('last year’s coupon comes again in four taps, on this year’s days', async ({ page, site }) => {
  await lastYears(page, site);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a coupon for tonight is out the same', async ({ page, site }) => {
    await forTonight(page, site, 2);
  });

  test('last year’s coupon comes again the same', async ({ page, site }) => {
    await lastYears(page, site);
  });
});

test('what is missing is said beside its field, the law’s limit while typing, and nothing is lost', async ({
  page,
  site,
}) => {
  await signIn(site, OWNER, page.context());
  await page.goto('/member/coupons/new');
  await expectAccessible(page);
  await page.getByRole('button', { name: w.make.spans.month }).click();
  await page.getByLabel(w.kinds.gift).check();
  const premium = w.errors['premium']!({ limit: 200 });
  await page.getByLabel(w.labels['minPurchase']!).fill('５００');
  await page.getByLabel(w.labels['ordinaryValue']!).fill('300');
  await expect(page.getByText(premium)).toBeVisible();
  await page.getByLabel(w.labels['ordinaryValue']!).fill('200');
  await expect(page.getByText(premium)).toBeHidden();
  await page.getByRole('button', { name: memberJa.entry.publish }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(memberJa.form.missing(w.labels['title']!));
  await expect(alert).toContainText(memberJa.form.missing(w.labels['conditions']!));
  await expect(page.getByLabel(w.labels['ordinaryValue']!)).toHaveValue('200');
  await expectAccessible(page);
  expect(newest(site).visibility).toBe('hidden');
});

test('another business’s coupon is not there', async ({ request, site }) => {
  const cookie = await signIn(site, 'other@example.jp');
  const [coupon] = rowsOf<{ id: number }>(
    site.dataDir,
    `select coupon.id from coupon join shop on shop.id = shop_id where shop.slug = 'kohi-hitsujigumo'`,
  );
  const ask = await request.get(`/member/coupons/${coupon!.id}`, { headers: { cookie } });
  expect(ask.status()).toBe(404);
  const copied = await request.post('/member/coupons/new?_action=repeat.again', {
    headers: { cookie, origin: site.url },
    form: { kind: 'coupon', id: String(coupon!.id), nonce: 'A'.repeat(22) },
  });
  expect(copied.status()).toBe(404);
});
