import { campaignDeskJa as t } from '#i18n/campaign-desk.ja.ts';
import { photosJa } from '#i18n/photos.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { picture } from '../support/photos.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('staff make a campaign from nothing: a member joins, the way is laid, it is seen on its day and published', async ({
      page,
      browser,
      site,
    }) => {
      let pages = 0;
      page.on('framenavigated', () => (pages += 1));
      await signIn(site, 'staff@example.jp', page.context());
      await page.goto('/staff/campaigns');
      await page.getByRole('link', { name: t.add }).click();
      expect(await page.locator('form [required]').count(), 'what must be typed').toBeLessThan(7);
      const fill = (name: string, value: string) => page.locator(`#${name}`).fill(value);
      await fill('name', '梅の小径をあるく');
      await fill('slug', 'ume-no-komichi');
      await fill('startsOn', '2027-02-01');
      await fill('endsOn', '2027-02-28');
      await fill('lead', '梅の香る町を、お店をめぐって歩きます。');
      await fill('body', '架空の小径に、梅が咲きます。');
      await page.getByRole('radio', { name: t.form.palettes.plum }).check();
      await page.getByRole('button', { name: t.form.save }).click();
      await expect(page.getByText(t.did['saved']!)).toBeVisible();

      await page.getByRole('link', { name: t.rooms.photo }).click();
      await page.getByRole('button', { name: t.form.save }).click();
      await expect(page.getByRole('alert')).toContainText(photosJa.problems.noAlt);
      await page.getByLabel(photosJa.edit.alt).fill('梅の枝と石だたみ');
      await page.getByLabel(t.photo.file).setInputFiles({
        ...{ name: 'ume.jpg', mimeType: 'image/jpeg', buffer: await picture(900, 1200) },
      });
      await page.getByLabel(photosJa.edit.y).fill('20');
      await page.getByRole('button', { name: t.form.save }).click();
      await expect(page.getByText(t.did['saved']!)).toBeVisible();

      await page.getByRole('link', { name: t.rooms.entries }).click();
      await page.getByLabel(t.entries.kind).selectOption('coupon');
      await page.getByLabel(t.entries.search).fill('コーヒー');
      await page.getByRole('button', { name: t.entries.find }).click();
      await page
        .getByRole('button', { name: /を加える$/ })
        .first()
        .click();
      await expect(page.getByText(t.did['added']!)).toBeVisible();

      await page.getByRole('link', { name: t.rooms.shops }).click();
      await page.getByLabel(t.shops.openUntil).fill('2026-12-20');
      await page.getByLabel(t.shops.call).fill('梅にちなんだ品を、ひとつ出してください。');
      await page.getByRole('button', { name: t.shops.saveOpen }).click();
      await page.getByLabel(t.shops.search).fill('羊雲');
      await page.getByRole('button', { name: t.shops.find }).click();
      await page.getByRole('button', { name: /羊雲を招く$/ }).click();
      await expect(page.getByText(t.shops.states.invited)).toBeVisible();

      const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled });
      await signIn(site, 'owner@example.jp', context);
      const member = await context.newPage();
      await member.goto('/member');
      await member.getByRole('link', { name: `梅の小径をあるく: ${t.member.answer}` }).click();
      const joint = member.getByRole('region', { name: '梅の小径をあるく' }).first();
      await joint.getByLabel(t.member.dish).fill('梅のラテ');
      await joint.getByLabel(t.shops.price).fill('６００円');
      await joint.getByRole('button', { name: t.member.apply }).click();
      await expect(member.getByText(t.member.did['applied']!)).toBeVisible();
      await context.close();

      await page.reload();
      await page.getByRole('button', { name: /羊雲の申し込みを受ける$/ }).click();
      await expect(page.getByText(t.did['accepted']!)).toBeVisible();
      await page.getByLabel(t.shops.search).fill('繭');
      await page.getByRole('button', { name: t.shops.find }).click();
      await page
        .getByRole('link', { name: /を加える$/ })
        .first()
        .click();
      await fill('role', 'はじまりのお店');
      await page.getByLabel(t.shops.venue).selectOption({ index: 1 });
      const venue = await page.getByLabel(t.shops.venue).locator('option:checked').innerText();
      await page.getByRole('button', { name: t.shops.savePart, exact: true }).click();
      await page
        .getByRole('button', { name: /を上へ$/ })
        .last()
        .click();
      await expect(page.getByText(t.did['moved']!)).toBeVisible();

      await page.getByRole('link', { name: t.rooms.preview }).click();
      await page.getByLabel(t.preview.on).fill('2027-02-10');
      await page.getByRole('button', { name: t.preview.show }).click();
      await expect(page.locator('.seen')).toContainText('開催中');
      const photo = page.getByRole('img', { name: '梅の枝と石だたみ' });
      const address = (await photo.getAttribute('src'))!.replace(/^\/member/, '');
      expect((await page.request.get(address)).status(), 'nobody else sees it yet').toBe(404);
      await expect(page.locator('.seen .stops')).toContainText(/はじまりのお店.*梅のラテ/s);
      expect((await page.request.get('/campaigns/ume-no-komichi')).status()).toBe(404);
      await page.getByRole('button', { name: t.preview.publish }).click();
      await page.getByRole('link', { name: t.preview.see }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('梅の小径');
      await expect(photo).toHaveAttribute('src', /\/800-50-20\.jpg$/);
      const card = page.locator('meta[property="og:image"]');
      for (const shown of [address, (await card.getAttribute('content'))!])
        expect((await page.request.get(shown)).status(), shown).toBe(200);
      await expect(card).toHaveAttribute('content', /\/media\//);
      await expect(page.locator('.stops')).toContainText('梅のラテ');
      await expect(page.locator('.stops')).toContainText(venue.replace(/（.*/, ''));
      expect(pages, 'pages from nothing to public, in ten minutes').toBeLessThan(25);
      rowsOf(site.dataDir, "delete from campaign where slug = 'ume-no-komichi' returning id");
    });
  });
}

test('the rooms of a campaign are accessible and as wide as a phone, and its stops can be dragged', async ({
  page,
  site,
}) => {
  await signIn(site, 'staff@example.jp', page.context());
  await page.goto('/staff/campaigns');
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  const base = new URL(page.url()).pathname;
  for (const room of [
    '',
    '/photo',
    '/programme',
    '/entries?kind=product&q=茶',
    '/results',
    '/preview',
    '/shops',
  ]) {
    await page.goto(base + room);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), room).toBe(360);
    await expectAccessible(page);
  }
  const stops = page.locator('[data-shop]');
  const [first, second] = [
    await stops.nth(0).getAttribute('data-shop'),
    await stops.nth(1).getAttribute('data-shop'),
  ];
  await stops.nth(0).dragTo(stops.nth(1), { targetPosition: { x: 20, y: 90 } });
  await page.getByRole('button', { name: t.shops.saveOrder }).click();
  await expect(page.getByText(t.did['moved']!)).toBeVisible();
  expect(await stops.nth(0).getAttribute('data-shop')).toBe(second);
  expect(await stops.nth(1).getAttribute('data-shop')).toBe(first);
});
