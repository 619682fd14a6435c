import { words } from '#i18n/index.ts';
import { ALCOHOL_NOTICE } from '#features/products/schema.ts';
import { expectAccessible } from '../support/axe.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja').products;

test('a gift of chocolate for a friend: found, read about, and bought at the maker’s', async ({
  page,
  request,
}) => {
  await page.goto('/products');
  await page.getByRole('main').getByRole('link', { name: 'チョコレート', exact: true }).click();
  await page.getByRole('button', { name: t.filters }).click();
  await page.getByRole('checkbox', { name: t.gift }).check();
  await page.getByRole('button', { name: t.apply }).click();
  await expect(page.getByRole('link', { name: t.remove(t.gift) })).toBeVisible();
  await page.getByRole('link', { name: '月の満ち欠け 八粒箱' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('月の満ち欠け 八粒箱');
  await expect(page.getByText(t.check)).toBeVisible();
  await expect(page.locator('.contains dd')).toContainText('乳');
  const buy = page
    .getByRole('main')
    .getByRole('link', { name: /オンラインショップで買う/ })
    .first();
  const leaving = await request.get((await buy.getAttribute('href'))!, { maxRedirects: 0 });
  expect(leaving.status()).toBe(302);
  expect(leaving.headers()['location']).toMatch(/^https:\/\//);
  expect(leaving.headers()['x-robots-tag']).toContain('noindex');
  await expectAccessible(page);
});

test('alcohol says whom it is not sold to, in letters as large as the price', async ({ page }) => {
  for (const path of ['/products?category=sake', '/en/products/minamo-no-tsuki-junmai']) {
    await page.goto(path);
    const notice = page.getByRole('main').getByText(ALCOHOL_NOTICE).first();
    const price = page.getByRole('main').locator('.price').first();
    const size = (part: typeof notice) =>
      part.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    expect(await size(notice)).toBeGreaterThanOrEqual(await size(price));
  }
});

test('the seller’s notice stands beside the price and can be read', async ({ page }) => {
  await page.goto('/products/minamo-no-tsuki-junmai');
  await page.getByRole('link', { name: t.notice }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.notice);
  await expect(page.getByText('株式会社酒造みなもの月', { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('an address nobody entered leads nowhere', async ({ request }) => {
  for (const path of ['/out/minamo-no-tsuki-junmai/9', '/out/nothing/1', '/products/nothing']) {
    expect((await request.get(path, { maxRedirects: 0 })).status()).toBe(404);
  }
});
