import { counterJa as w } from '#i18n/counter.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { rowsOf, withDatabase } from '../support/rows.ts';
import type { Site } from '../support/process.ts';
import { expect, test } from '../support/server.ts';

/** Noon in Tokyo, when the site's clock stands half an hour later. */
const NOON = '2026-11-24T03:00:00.000Z';

interface Coupon {
  id: number;
  shop_id: number;
  used: number;
}

/** A coupon of the demo owner's shop that holds now, with a paper of it. */
function withPaper(site: Site, serial: string): Coupon {
  const [coupon] = rowsOf<Coupon>(
    site.dataDir,
    `select coupon.id, shop_id, used from coupon join shop on shop.id = shop_id
     where shop.slug = 'kohi-hitsujigumo' and coupon.visibility = 'published'
     and starts_at <= ? order by coupon.id limit 1`,
    NOON,
  );
  withDatabase(site.dataDir, (sqlite) =>
    sqlite
      .prepare('insert into coupon_serial (coupon_id, serial, issued_at) values (?, ?, ?)')
      .run(coupon!.id, serial, NOON),
  );
  return coupon!;
}

test('a paper coupon is typed in once, however it is written, and taken back until the shop closes', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: site.url,
    viewport: { width: 360, height: 740 },
  });
  await signIn(site, 'editor@example.jp', context);
  const coupon = withPaper(site, '0123456789AB');
  const used = () =>
    rowsOf<{ used: number }>(site.dataDir, 'select used from coupon where id = ?', coupon.id)[0]!
      .used;
  const page = await context.newPage();
  await page.goto(`/member/counter/${coupon.shop_id}`);
  const type = async (text: string) => {
    await page.getByLabel(w.serial).fill(text);
    await page.getByRole('button', { name: w.redeem }).click();
  };
  await type('o123-4567-89ab');
  await expect(page.getByText(w.done)).toBeVisible();
  expect(used()).toBe(coupon.used + 1);
  await type('0123456789AB');
  await expect(page.getByRole('alert')).toContainText(w.used('12:30'));
  expect(used()).toBe(coupon.used + 1);
  await type('ZZZZZZZZZZZZ');
  await expect(page.getByRole('alert')).toContainText(w.problems.unknown);
  await expect(page.getByLabel(w.serial)).toHaveValue('ZZZZZZZZZZZZ');

  await page.getByRole('button', { name: /^12:30の/ }).click();
  await expect(page.getByText(w.undone)).toBeVisible();
  expect(used()).toBe(coupon.used);
  await type('0123456789AB');
  await expect(page.getByText(w.done)).toBeVisible();
  await context.close();
});

test('the page can be used by everybody, and only for one’s own shop', async ({
  page,
  context,
  request,
  site,
}) => {
  const coupon = withPaper(site, 'BBBBBBBBBBBB');
  await signIn(site, 'owner@example.jp', context);
  await page.goto(`/member/counter/${coupon.shop_id}`);
  await expectAccessible(page);
  const cookie = await signIn(site, 'other@example.jp');
  const here = `/member/counter/${coupon.shop_id}`;
  expect((await request.get(here, { headers: { cookie } })).status()).toBe(404);
  const sent = await request.post(`${here}?_action=coupons.redeem`, {
    headers: { cookie, origin: site.url },
    form: { shop: String(coupon.shop_id), serial: 'BBBBBBBBBBBB' },
  });
  expect(sent.status()).toBe(404);
  const uses = rowsOf(
    site.dataDir,
    "select id from coupon_serial where serial = 'BBBBBBBBBBBB' and use_id is not null",
  );
  expect(uses).toEqual([]);
});
