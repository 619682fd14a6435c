import type { Page } from 'playwright/test';
import { memberJa } from '#i18n/member.ja.ts';
import { staffJa } from '#i18n/staff.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import type { Site } from '../support/process.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const { queue, review } = staffJa;

const shopOf = (site: Site) =>
  rowsOf<{ id: number; slug: string; name: string }>(
    site.dataDir,
    `select shop.id, shop.slug, shop.name from shop join business_account using (business_id)
     join account on account.id = account_id where email = 'other@example.jp'`,
  )[0]!;

/** The bakery's owner hands over a new name. */
async function submitName(page: Page, site: Site, name: string): Promise<void> {
  const { id } = shopOf(site);
  await signIn(site, 'other@example.jp', page.context());
  await page.goto(`/member/shops/${id}/name`);
  await page.locator('input[name=name]').fill(name);
  await page.getByRole('button', { name: memberJa.form.save, exact: true }).click();
  await page.goto(`/member/shops/${id}`);
  await page.getByRole('button', { name: memberJa.entry.submit }).click();
}

test.describe('what a business hands over', () => {
  test.use({ javaScriptEnabled: false });

  test('is given back with a remark, mended, and published by the staff', async ({
    page,
    browser,
    site,
  }) => {
    const { id, slug, name } = shopOf(site);
    await submitName(page, site, '鈴鳴坂のパン屋さん');
    const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
    await signIn(site, 'staff@example.jp', context);
    const desk = await context.newPage();
    await desk.goto('/staff');
    await desk.getByRole('link', { name: '鈴鳴坂のパン屋さん' }).click();
    await expect(desk.getByRole('main')).toContainText(name);
    await desk.getByRole('button', { name: review.return }).click();
    await expect(desk.getByText(review.noRemark).first()).toBeVisible();
    await desk.getByLabel(review.remark).fill('看板のとおりの名前にしてください。');
    await desk.getByRole('button', { name: review.return }).click();
    await expect(desk.getByText(queue.returned)).toBeVisible();

    await page.goto(`/member/shops/${id}/name`);
    await expect(page.getByText('看板のとおりの名前にしてください。')).toBeVisible();
    await submitName(page, site, '鈴鳴坂 本店');
    expect(await (await page.request.get(`/shops/${slug}`)).text()).toContain(name);

    await desk.goto('/staff');
    await desk.getByRole('link', { name: '鈴鳴坂 本店' }).click();
    await desk.getByRole('button', { name: review.accept }).click();
    await expect(desk.getByText(queue.accepted)).toBeVisible();
    await page.goto(`/shops/${slug}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('鈴鳴坂 本店');
    await context.close();
  });
});

test('the pages of the staff are accessible', async ({ page, site }) => {
  const { id } = shopOf(site);
  await submitName(page, site, '鈴鳴坂ベーカリー 別館');
  await page.context().clearCookies();
  await signIn(site, 'staff@example.jp', page.context());
  for (const path of ['/staff', `/staff/shop/${id}`]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});
