import { settingsJa as t } from '#i18n/settings.ja.ts';
import { signIn } from '../support/login.ts';
import { expect, test } from '../support/server.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an administrator names the site and says one line over every public page', async ({
    page,
    site,
  }) => {
    await page.goto('/en/news');
    const before = await page.title();
    await signIn(site, 'admin@example.jp', page.context());
    await page.goto('/staff/settings');
    const fill = (label: string, text: string) =>
      page.getByLabel(label, { exact: true }).fill(text);
    const save = page.getByRole('button', { name: t.saveSite });
    await fill(t.siteLabels.name, 'まちの灯');
    await save.click();
    await expect(page.getByRole('alert')).toContainText(t.errors.bothNames);
    await fill(t.siteLabels.nameEn, 'Town Light');
    await fill(t.siteLabels.banner, '今夜は点検のため、保存できません。');
    await fill(t.siteLabels.bannerUntil, '2026-11-24');
    await save.click();
    await expect(page.getByText(t.saved)).toBeVisible();
    await page.goto('/en/news');
    await expect(page).toHaveTitle(/Town Light/);
    await expect(page.getByRole('banner')).toContainText('Town Light');
    await expect(page.locator('[lang=ja]', { hasText: '今夜は点検' })).toBeVisible();

    await page.goto('/staff/settings');
    for (const label of [t.siteLabels.name, t.siteLabels.nameEn, t.siteLabels.banner])
      await fill(label, '');
    await save.click();
    await expect(page.getByText(t.saved)).toBeVisible();
    await page.goto('/en/news');
    await expect(page).toHaveTitle(before);
    await expect(page.getByText('今夜は点検')).toBeHidden();
  });
});
