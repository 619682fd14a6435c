import { words } from '#i18n/index.ts';
import { wordsJa as t } from '#i18n/words.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { expect, test } from '../support/server.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('staff write a page’s words, see them first, and put back those of before', async ({
    page,
    site,
  }) => {
    await page.goto('/help');
    const before = await page.getByRole('main').innerText();
    await signIn(site, 'staff@example.jp', page.context());
    await page.goto('/staff/words');
    await page.getByRole('link', { name: `${t.pages.help} ${t.locales.ja}` }).click();
    const body = page.getByLabel(t.labels.body);
    const kept = await body.inputValue();
    await body.fill(
      `${kept}\n\n## 電話で聞くには？ {#phone}\n\n**平日**に。<script>alert(1)</script>`,
    );
    await page.getByRole('button', { name: t.preview }).click();
    const preview = page.getByRole('region', { name: t.previewTitle });
    await expect(preview.getByRole('heading', { name: '電話で聞くには？' })).toBeVisible();
    await expect(preview.locator('strong')).toHaveText('平日');
    await expect(preview).toContainText('<script>alert(1)</script>');
    const seen = await page.request.get('/help');
    expect(await seen.text(), 'nothing is saved yet').not.toContain('電話で聞くには？');

    await page.getByRole('button', { name: t.save }).click();
    await expect(page.getByText(t.saved)).toBeVisible();
    await page.goto('/help');
    await expect(page.locator('section#phone')).toContainText('平日に。<script>alert(1)</script>');
    await page.goto('/en/help');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/FAQ|questions|Help/i);
    await expect(page.locator('section#phone')).toHaveCount(0);

    await page.goto('/staff/words/help/ja');
    await page.getByRole('link', { name: t.compareOf(1) }).click();
    await expect(page.locator('ins')).toContainText('電話で聞くには？');
    await page.getByRole('button', { name: t.restore }).click();
    await expect(page.getByText(t.restored)).toBeVisible();
    await page.goto('/help');
    expect(await page.getByRole('main').innerText()).toBe(before);
  });
});

test('what cannot be a page is said beside its field, and nothing typed is lost', async ({
  page,
  site,
}) => {
  await signIn(site, 'staff@example.jp', page.context());
  await page.goto('/staff/words/about/en');
  const body = page.getByLabel(t.labels.body);
  await body.fill('No heading stands above this.');
  await page.getByRole('button', { name: t.save }).click();
  await expect(page.getByRole('alert')).toContainText(t.errors.noHeading);
  await expect(body).toHaveValue('No heading stands above this.');
  await expect(page.getByRole('link', { name: t.see })).toHaveAttribute('href', '/en/about');
  await expectAccessible(page);
  await page.goto('/staff/words/about/en/1');
  await expect(page.getByText(t.same)).toBeVisible();
  await page.goto('/terms');
  await expect(page.getByRole('main')).toContainText(words('ja').about.page.date('2026-11-23'));
});
