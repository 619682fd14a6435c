import { daysJa as t } from '#i18n/days.ja.ts';
import { hoursEn } from '#i18n/hours.en.ts';
import { signIn } from '../support/login.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a holiday entered by hand closes shops and offices at once, until it is taken back', async ({
    page,
    site,
  }) => {
    const [shop] = rowsOf<{ slug: string }>(
      site.dataDir,
      `select slug from shop join schedule on schedule.id = schedule_id
       where value = 'Mo-Fr 08:00-17:00; Sa,Su,PH off' and closure = 'none' limit 1`,
    );
    const address = `/en/shops/${shop!.slug}`;
    const open = page.getByRole('main').getByText(hoursEn.openUntil('17:00')).first();
    await page.goto(address);
    await expect(open).toBeVisible();
    await signIn(site, 'staff@example.jp', page.context());
    await page.goto('/staff/days');
    await page.getByLabel(t.date, { exact: true }).fill('2026-11-24');
    await page.getByRole('button', { name: t.saveHoliday }).click();
    await expect(page.getByRole('alert')).toContainText(t.errors['required']!);
    await expect(page.getByLabel(t.date, { exact: true })).toHaveValue('2026-11-24');
    await page.getByLabel(t.holidayName).fill('臨時の祝日');
    await page.getByLabel(t.holidayNameEn).fill('Extra holiday');
    await page.getByRole('button', { name: t.saveHoliday }).click();
    await expect(page.getByText(t.saved)).toBeVisible();
    await page.goto(address);
    await expect(page.getByText('Extra holiday')).toBeVisible();
    await expect(open).toBeHidden();

    await page.goto('/staff/days');
    await page.getByRole('button', { name: t.backOf('11月24日(火)') }).click();
    await expect(page.getByText(t.byHandNone)).toBeVisible();
    await page.goto(address);
    await expect(open).toBeVisible();
  });
});
