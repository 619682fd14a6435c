import { memberJa } from '#i18n/member.ja.ts';
import { productFormJa as w } from '#i18n/product-form.ja.ts';
import { productsJa } from '#i18n/products.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { addPhoto } from '../support/photos.ts';
import { post } from '../support/post.ts';
import { rowsOf, withDatabase } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const { entry: t, form: f } = memberJa;
const OWNER = 'owner@example.jp';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test('a product is described, looked at as the public will see it, and handed over', async ({
    page,
    site,
  }) => {
    await signIn(site, OWNER, page.context());
    await page.goto('/member/products/new');
    await page.getByRole('button', { name: w.kinds['food']! }).click();
    await page.getByRole('button', { name: t.submit }).click();
    const summary = page.getByRole('alert');
    for (const key of ['name', 'category', 'price'])
      await expect(summary).toContainText(f.missing(w.labels[key]!));
    await page.getByLabel(new RegExp(`^${w.labels['name']}`)).fill('夏みかんゼリー');
    await page.locator('#category').selectOption({ index: 1 });
    await page.getByLabel(w.onRequestBox).check();
    await page.getByRole('button', { name: t.submit }).click();
    await expect(summary).toContainText(f.missing(w.labels['photos']!));
    const id = Number(/\/products\/(\d+)/.exec(page.url())![1]);
    await page.getByRole('link', { name: f.missing(w.labels['wayToBuy']!) }).click();
    await page.locator('[name="links.0.label"]').fill('自社の通販');
    await page.locator('[name="links.0.url"]').fill('https://example.com/jelly');
    await page.getByRole('button', { name: f.saveNext }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(w.sections.story);
    await page.goto(`/member/products/${id}/food`);
    await page.locator('[name="allergen.egg"][value="contains"]').check();
    await page.getByRole('button', { name: f.save, exact: true }).click();
    await expect(page.getByText(f.saved)).toBeVisible();
    await page.goto(`/member/preview/products/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('夏みかんゼリー');
    await expect(page.getByRole('link', { name: productsJa.buyAt('自社の通販') })).toHaveCount(2);
    await expect(page.locator('.contains')).toContainText('卵');
    await addPhoto(site.dataDir, 'product', id, { width: 200, height: 150 });
    await page.goto(`/member/products/${id}`);
    await page.getByRole('button', { name: t.submit }).click();
    await expect(page.getByText(memberJa.states.submitted).first()).toBeVisible();
    await page.getByRole('button', { name: f.withdraw }).click();
    await expect(page.getByText(f.withdrawn)).toBeVisible();
  });

  test('sold out is public at once, and so is its end', async ({ page, site }) => {
    await signIn(site, OWNER, page.context());
    const [product] = rowsOf<{ id: number; slug: string }>(
      site.dataDir,
      `select product.id, product.slug from product join shop on shop.id = shop_id
       where shop.slug = 'kohi-hitsujigumo' and product.visibility = 'published'`,
    );
    await page.goto(`/member/products/${product!.id}`);
    await post(page, page.getByRole('button', { name: w.soldOut, exact: true }));
    await page.goto(`/products/${product!.slug}`);
    await expect(page.getByText(productsJa.soldOutNow)).toBeVisible();
    await page.goto(`/member/products/${product!.id}`);
    await post(page, page.getByRole('button', { name: w.backInStock }));
    await page.goto(`/products/${product!.slug}`);
    await expect(page.getByText(productsJa.soldOutNow)).toHaveCount(0);
  });
});

test('the form and the seller’s notice are accessible; the notice says what the law lacks and loses no text with the session', async ({
  page,
  site,
}) => {
  await signIn(site, OWNER, page.context());
  await page.goto('/member/products/new');
  await page.getByRole('button', { name: w.kinds['alcohol']! }).click();
  await expect(page.getByText('20歳未満の者に対しては酒類を販売しません')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: f.saveNext }).click();
  await page.locator('summary', { hasText: w.order }).click();
  await expectAccessible(page);
  await page.getByRole('link', { name: w.notice.edit }).click();
  const returns = page.getByLabel(new RegExp(`^${productsJa.noticeItems.returns}`));
  await returns.fill('');
  await page.getByRole('button', { name: f.save }).click();
  await expect(page.getByRole('alert')).toContainText(w.notice.required);
  await expectAccessible(page);
  await returns.fill('お届けから8日');
  const here = page.url().replace(/\?.*/, '');
  await page.goto('/member');
  await page.goto(here);
  await expect(page.getByText(f.keptDevice)).toBeVisible();
  await expect(returns).toHaveValue('お届けから8日');
  await returns.fill('お届けから8日以内');
  withDatabase(site.dataDir, (sqlite) => sqlite.prepare('delete from session').run());
  await page.getByRole('button', { name: f.save }).click();
  await expect(page).toHaveURL(/\/login\?next=/);
  const next = new URL(page.url()).searchParams.get('next')!;
  await signIn(site, OWNER, page.context());
  await page.goto(next);
  await expect(page.getByText(f.kept)).toBeVisible();
  await expect(returns).toHaveValue('お届けから8日以内');
  await page.getByRole('button', { name: f.save }).click();
  await expect(page.getByText(w.notice.saved)).toBeVisible();
  await expect(page.getByText(f.keptDevice)).toBeHidden();
  await page.getByRole('link', { name: w.notice.see }).click();
  await expect(page.getByText('お届けから8日以内')).toBeVisible();
});
