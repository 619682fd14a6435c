import { words } from '#i18n/index.ts';
import { expectAccessible } from '../support/axe.ts';
import { rowsOf, tellChange } from '../support/rows.ts';
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
  await box.fill('ゆだおんぜん');
  await page.getByRole('link', { name: 'ゆだおんせん' }).click();
  await expect(found.first()).toBeVisible();
});

test('with the first answer the names come, with which any other word is answered at once, and nothing that was withdrawn', async ({
  page,
  site,
}) => {
  const version = async () => (await fetch(`${site.url}/pagefind/current.json`)).ok;
  await expect.poll(version, { timeout: 60_000 }).toBe(true);
  await page.goto('/search');
  const box = page.getByRole('main').getByRole('searchbox');
  const found = page.getByRole('main').locator('[data-title]');
  const names = page.waitForResponse(/\/withdrawn\?v=/);
  await box.fill('湯田');
  await names;
  await expect(found.first()).toBeVisible();
  const [shop] = rowsOf<{ id: number; name: string }>(
    site.dataDir,
    "select id, name from shop where visibility = 'published' and name like '喫茶 ほうき星%'",
  );
  // Nobody answers any more what is typed.
  await page.route('**/search/found?*', () => undefined);
  await box.fill(shop!.name);
  await expect(found.first()).toHaveText(shop!.name);
  const hide = (visibility: string) => {
    rowsOf(
      site.dataDir,
      'update shop set visibility = ? where id = ? returning id',
      visibility,
      shop!.id,
    );
    tellChange(site.dataDir, `shop:${shop!.id}`);
  };
  hide('hidden');
  await page.waitForResponse(async (answer) => {
    const said = answer.url().includes('/withdrawn?') && answer.status() === 200;
    return said && ((await answer.json()) as { places: number[] }).places.length > 0;
  });
  await box.fill('チョコレート');
  await expect(found.first()).toContainText('チョコレート');
  await box.fill(shop!.name);
  await expect(found.filter({ hasText: shop!.name })).toHaveCount(0);
  hide('published');
});

test('from any page a key leads to the box, arrows to what is found, and Esc back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/news');
  const searching = () => asked.filter((path) => /^\/(?:pagefind|search)\//.test(path));
  expect(searching(), 'nothing of the search before the box is touched').toEqual([]);
  await page.keyboard.press('/');
  const form = page.getByRole('banner').getByRole('search');
  const box = form.getByRole('searchbox');
  await expect(box).toBeFocused();
  await expect(form.getByRole('link', { name: '湯田温泉' })).toBeVisible();
  await box.fill('ちょこれーと');
  const first = form.getByRole('link', { name: /チョコレート工房 ふたごの惑星/ }).first();
  await expect(first.locator('mark')).toHaveText('チョコレート');
  await expect(form.getByRole('status')).toHaveText(/件見つかりました/);
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(box).toBeFocused();
  await expect(first).toBeHidden();
  await box.fill('チョコレート物産展');
  const event = form.getByRole('link', { name: /^チョコレート物産展/ });
  await expect(event).toBeVisible();
  await event.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('チョコレート物産展');
  await page.goto('/search');
  await expect(page.getByRole('link', { name: 'チョコレート物産展' })).toBeVisible();
  await page.getByLabel(t.search.slash).uncheck();
  await page.keyboard.press('Tab');
  await page.goto('/news');
  await page.keyboard.press('/');
  await expect(page.getByRole('banner').getByRole('searchbox')).not.toBeFocused();
});
