import type { Locator, Page } from 'playwright/test';
import { deskJa } from '#i18n/desk.ja.ts';
import { memberJa } from '#i18n/member.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { post } from '../support/post.ts';
import type { Site } from '../support/process.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

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
  await post(page, page.getByRole('button', { name: memberJa.form.save, exact: true }));
  await page.goto(`/member/shops/${id}`);
  await post(page, page.getByRole('button', { name: memberJa.entry.submit }));
}

/** Goes on with the Tab key until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 80; i += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('It cannot be reached with the Tab key.');
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
    await desk.getByRole('button', { name: deskJa.return }).click();
    await expect(desk.getByText(deskJa.noRemark).first()).toBeVisible();
    await desk.getByLabel(deskJa.remark).fill('看板のとおりの名前にしてください。');
    await desk.getByRole('button', { name: deskJa.return }).click();
    await expect(desk.getByText(deskJa.said['returned']!)).toBeVisible();

    await page.goto(`/member/shops/${id}/name`);
    await expect(page.getByText('看板のとおりの名前にしてください。')).toBeVisible();
    await submitName(page, site, '鈴鳴坂 本店');
    expect(await (await page.request.get(`/shops/${slug}`)).text()).toContain(name);

    await desk.goto('/staff');
    await desk.getByRole('link', { name: '鈴鳴坂 本店' }).click();
    await desk.getByRole('button', { name: deskJa.accept }).click();
    await expect(desk.getByText(deskJa.said['accepted']!)).toBeVisible();
    await page.goto(`/shops/${slug}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('鈴鳴坂 本店');
    await desk.getByRole('button', { name: deskJa.undo }).click();
    await expect(desk.getByText(deskJa.said['undone']!)).toBeVisible();
    await page.goto(`/shops/${slug}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await desk.getByRole('button', { name: deskJa.accept }).click();
    await expect(desk.getByText(deskJa.said['accepted']!)).toBeVisible();
    await context.close();
  });
});

test.describe('at a desk', () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test('the queue is gone through without a mouse: published, put back, returned; keys can be turned off', async ({
    page,
    site,
  }) => {
    const { id, slug } = shopOf(site);
    await submitName(page, site, '鈴鳴坂ベーカリー 別館');
    await page.context().clearCookies();
    await signIn(site, 'staff@example.jp', page.context());
    await page.goto('/staff');
    await expectAccessible(page);
    const lines = await page.locator('[data-line]').allInnerTexts();
    const place = lines.indexOf('鈴鳴坂ベーカリー 別館');
    expect(place).toBeGreaterThanOrEqual(0);
    for (let i = 0; i <= place; i += 1) await page.keyboard.press('j');
    await expect(page.getByRole('link', { name: '鈴鳴坂ベーカリー 別館' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/staff/shop/${id}`);
    await expectAccessible(page);
    await page.keyboard.press('?');
    const use = page.getByRole('checkbox', { name: deskJa.keys.use });
    await tabTo(page, use);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await page.keyboard.press('?');
    await expect(use, 'they are off').toBeHidden();
    await expect(page).toHaveURL(`/staff/shop/${id}`);
    await tabTo(page, page.getByRole('link', { name: deskJa.keys.open }));
    await page.keyboard.press('Enter');
    await tabTo(page, use);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await expect(page.getByText(deskJa.said['accepted']!)).toBeVisible();
    await page.keyboard.press('u');
    await expect(page.getByText(deskJa.said['undone']!)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/staff/shop/${id}\\b`));
    await page.keyboard.press('r');
    const remark = page.getByLabel(deskJa.remark);
    await expect(remark).toBeFocused();
    await page.keyboard.type('a');
    await expect(remark, 'where letters are letters').toHaveValue('a');
    await tabTo(page, page.getByRole('button', { name: deskJa.return }));
    await page.keyboard.press('Enter');
    await expect(page.getByText(deskJa.said['returned']!)).toBeVisible();
    await expect(page, 'on to what waits next').not.toHaveURL(new RegExp(`/staff/shop/${id}\\b`));
    await expect(page).toHaveURL(/\/staff\b/);
    const { name } = shopOf(site);
    expect(name, 'nothing was published').not.toBe('鈴鳴坂ベーカリー 別館');
    await page.goto(`/shops/${slug}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  });
});
