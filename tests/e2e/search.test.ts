import { words } from '#i18n/index.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja');

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the box of every page leads to results by kind, and from there to a whole list', async ({
    page,
  }) => {
    await page.goto('/news');
    await page.getByText(t.site.menu, { exact: true }).click();
    const box = page.getByRole('banner').getByRole('search', { name: t.site.search });
    await box.getByRole('searchbox').fill('チョコ');
    await box.getByRole('button').click();
    await expect(page).toHaveURL(/\/search\?q=/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.search.titleFor('チョコ'));
    const products = page.getByRole('region', { name: t.search.kinds.product });
    const count = Number.parseInt(
      (await products.getByRole('heading', { level: 2 }).innerText()).replace(/^\D+/, ''),
      10,
    );
    await expect(products.getByRole('listitem')).toHaveCount(5);
    await expect(products.locator('mark').first()).toHaveText('チョコ');
    await products
      .getByRole('link', { name: t.search.more(t.search.kinds.product, count) })
      .click();
    await expect(page).toHaveURL(/\/products\?q=/);
    await expect(page.getByRole('main')).toContainText(String(count));
  });

  test('filters stand in the address and are taken off one by one', async ({ page }) => {
    await page.goto('/search?q=カフェ');
    await page.getByText(t.search.filters, { exact: true }).click();
    await page.getByLabel(t.search.kind, { exact: true }).selectOption('shop');
    await page.getByLabel(t.search.area, { exact: true }).selectOption({ index: 2 });
    await page.getByRole('button', { name: t.search.apply }).click();
    expect(new URL(page.url()).searchParams.get('kind')).toBe('shop');
    await page.getByRole('link', { name: t.search.remove(t.search.kinds.shop) }).click();
    expect(new URL(page.url()).searchParams.get('kind')).toBeNull();
    expect(new URL(page.url()).searchParams.get('area')).not.toBeNull();
  });

  test('what nobody has is said not to be found', async ({ page }) => {
    await page.goto('/search?q=ぬめぱぬめぱ');
    await expect(page.getByRole('heading', { name: t.search.none })).toBeVisible();
  });
});

test('while one types, readings and other kana find it, and the address keeps up', async ({
  page,
  site,
}) => {
  const built = async () => {
    const health = (await (await fetch(`${site.url}/healthz`)).json()) as {
      search: { builtAt: string | null };
    };
    return health.search.builtAt;
  };
  await expect.poll(built, { timeout: 60_000 }).not.toBeNull();
  await page.goto('/search');
  const box = page.getByRole('main').getByRole('searchbox');
  const found = page.getByRole('main').locator('[data-title]');
  await box.fill('ﾁｮｺﾚｰﾄ');
  await expect(found.first()).toContainText('チョコレート');
  await expect(page).toHaveURL(/\?q=/);
  await box.fill('ゆだおんせん');
  await expect(page.getByRole('region', { name: t.search.kinds.shop })).toBeVisible();
  await expect(page.getByRole('status')).not.toBeEmpty();
  await box.fill('ぬめぱぬめぱ');
  await expect(page.getByRole('heading', { name: t.search.none })).toBeVisible();
  await expect(found).toHaveCount(0);
});
