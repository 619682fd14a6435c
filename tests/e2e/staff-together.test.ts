import { entryKinds } from '#features/drafts/kinds.ts';
import { businessesJa } from '#i18n/businesses.ja.ts';
import { deskJa } from '#i18n/desk.ja.ts';
import { hoursJa } from '#i18n/hours.ja.ts';
import { openStore } from '#server/db.ts';
import { signIn } from '../support/login.ts';
import { NOW } from '../support/paths.ts';
import type { Site } from '../support/process.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const { bulk: t } = deskJa;

/** Hands new titles of coupons over, as their businesses would; says their addresses and what stood there. */
async function handOver(site: Site, titles: readonly string[]) {
  const coupons = rowsOf<{ id: number; slug: string; title: string }>(
    site.dataDir,
    `select id, slug, title from coupon where visibility = 'published' and min_purchase is null
     order by id desc limit ?`,
    titles.length,
  );
  const store = openStore(site.dataDir);
  for (const [n, { id }] of coupons.entries()) {
    const body = { ...(await entryKinds.coupon.liveBody(store.read, id)), title: titles[n] };
    rowsOf(
      site.dataDir,
      `insert into revision (kind, entry_id, number, state, body, base_version, author, at)
       values ('coupon', ?, 900, 'submitted', ?, (select version from coupon where id = ?), '店主', ?)
       returning id`,
      ...[id, JSON.stringify(body), id, NOW],
    );
  }
  await store.close();
  return coupons;
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('what needs no look of its own is published together, and taken back together', async ({
    page,
    site,
  }) => {
    const titles = ['そろえて一つ目', 'そろえて二つ目'];
    const coupons = await handOver(site, titles);
    const said = async () => {
      const pages = coupons.map(({ slug }) => page.request.get(`/coupons/${slug}`));
      return Promise.all((await Promise.all(pages)).map((answer) => answer.text()));
    };
    await signIn(site, 'staff@example.jp', page.context());
    await page.goto('/staff/together');
    await page.getByRole('button', { name: t.publish }).click();
    await expect(page.getByText(t.nothing)).toBeVisible();
    for (const title of titles) await page.getByLabel(t.choose(title)).check();
    await page.getByRole('button', { name: t.publish }).click();
    await expect(page.getByText(t.done(2))).toBeVisible();
    for (const [n, text] of (await said()).entries()) expect(text).toContain(titles[n]);
    await page.getByRole('button', { name: deskJa.undo }).click();
    await expect(page.getByText(deskJa.said['undone']!)).toBeVisible();
    for (const [n, text] of (await said()).entries()) expect(text).toContain(coupons[n]!.title);
  });

  test('a business that closed says so, and what it offers has ended', async ({ page, site }) => {
    const [shop] = rowsOf<{ slug: string; business: number; job: string }>(
      site.dataDir,
      `select shop.slug, shop.business_id as business, job.slug as job from shop
       join job on job.shop_id = shop.id where shop.visibility = 'published'
       and job.visibility = 'published' and job.closed_at is null and shop.closure = 'none'
       and shop.business_id not in (select business_id from business_account)
       order by shop.id desc limit 1`,
    );
    await signIn(site, 'staff@example.jp', page.context());
    await page.goto(`/staff/businesses/${shop!.business}`);
    await page.getByText(businessesJa.close.title, { exact: true }).click();
    await page.getByRole('button', { name: businessesJa.close.button }).click();
    await expect(page.getByText(businessesJa.close.done)).toBeVisible();
    await page.goto(`/shops/${shop!.slug}`);
    await expect(page.getByRole('main')).toContainText(hoursJa.closedForGood);
    const job = await page.request.get(`/jobs/${shop!.job}`);
    expect(await job.text(), 'its job takes nobody any more').not.toContain('"JobPosting"');
  });
});
