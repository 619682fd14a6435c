import { accountsJa } from '#i18n/accounts.ja.ts';
import { businessesJa as t } from '#i18n/businesses.ja.ts';
import { memberJa } from '#i18n/member.ja.ts';
import { staffJa } from '#i18n/staff.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { linkIn, mailsTo, mailTo } from '../support/outbox.ts';
import { NOW } from '../support/paths.ts';
import { post } from '../support/post.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const { inbox } = staffJa;
const STAFF = 'staff@example.jp';
const APPLICANT = 'moushikomi@example.com';

test('an application is let in: its owner finds the shop begun, another of the same name is seen, and who is declined is told kindly', async ({
  page,
  browser,
  site,
}) => {
  const fields = {
    business: '架空の花屋',
    kana: 'かくうのはなや',
    kind: 'shop',
    address: '山口市中央9-9-9',
    phone: '083-900-0199',
    membership: 'member',
  };
  const apply = (key: string) =>
    rowsOf<{ id: number }>(
      site.dataDir,
      `insert into inbox_message (kind, name, reply_to, fields, locale, form_key, created_at)
       values ('application', '申込 花子', ?, ?, 'ja', ?, ?) returning id`,
      APPLICANT,
      JSON.stringify(fields),
      key.repeat(22),
      NOW,
    )[0]!.id;
  await signIn(site, STAFF, page.context());
  await page.goto(`/staff/inbox/${apply('x')}`);
  await expectAccessible(page);
  await expect(page.getByText(t.accept.alikeHelp)).toHaveCount(0);
  await page.getByRole('button', { name: t.accept.send }).click();
  await expect(page.getByText(t.accept.done)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('架空の花屋');
  await expectAccessible(page);

  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const owner = await context.newPage();
  await owner.goto(linkIn(await mailTo(site, APPLICANT, 0)));
  await owner.getByLabel(accountsJa.invite.name).fill('申込 花子');
  for (const box of await owner.getByRole('checkbox').all()) await box.check();
  await post(owner, owner.getByRole('button', { name: accountsJa.invite.start }));
  await owner.goto('/member');
  await expect(owner.getByText('架空の花屋').first()).toBeVisible();
  await context.close();

  await page.goto(`/staff/inbox/${apply('y')}`);
  await expect(page.getByText(t.accept.alikeHelp)).toBeVisible();
  await page.getByLabel(t.accept.alike('架空の花屋')).check();
  await page.getByRole('button', { name: t.accept.send }).click();
  await expect(page.getByText(t.accept.done)).toBeVisible();
  const named = rowsOf(site.dataDir, "select id from business where name = '架空の花屋'");
  expect(named).toHaveLength(1);

  await page.goto(`/staff/inbox/${apply('z')}`);
  await page.getByLabel(inbox.note).fill('区域の外');
  await page.getByRole('button', { name: inbox.outcomes.declined, exact: true }).click();
  await expect(page.getByText(inbox.saved)).toBeVisible();
  const declined = () => mailsTo(site, APPLICANT).filter((text) => text.includes('見送らせて'));
  await expect.poll(declined).toHaveLength(1);
  expect(declined()[0], 'what the staff noted').not.toContain('区域の外');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a business that leaves is found, and everything public of it ends with one form', async ({
    page,
    site,
  }) => {
    const [shop] = rowsOf<{ slug: string; business_id: number; name: string }>(
      site.dataDir,
      `select shop.slug, shop.business_id, business.name from coupon join shop on shop.id = shop_id
       join business on business.id = shop.business_id where shop.business_id not in
       (select business_id from business_account) and coupon.visibility = 'published' limit 1`,
    );
    await signIn(site, STAFF, page.context());
    await page.goto('/staff/businesses');
    await page.getByRole('searchbox').fill(shop!.name);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: shop!.name, exact: true }).click();
    await page.getByLabel(t.memberships.left, { exact: true }).check();
    await page.getByLabel(t.unpublish).check();
    await page.getByLabel(t.leavingReason).fill(' ');
    await page.getByRole('button', { name: t.save }).click();
    await expect(page.getByText(t.noReason)).toBeVisible();
    await page.getByLabel(t.memberships.left, { exact: true }).check();
    await page.getByLabel(t.unpublish).check();
    await page.getByLabel(t.leavingReason).fill('店主の希望による退会のため');
    await page.getByRole('button', { name: t.save }).click();
    await expect(page.getByText(t.saved)).toBeVisible();
    const [told] = rowsOf<{ text: string }>(
      site.dataDir,
      'select text from outbox where recipient = ? order by id desc',
      `business:${shop!.business_id}`,
    );
    expect(told!.text, 'with the reason').toContain('店主の希望による退会のため');
    const open = `select id from shop where business_id = ? and visibility = 'published' union all
      select coupon.id from coupon join shop on shop.id = shop_id
      where business_id = ? and coupon.visibility = 'published'`;
    expect(rowsOf(site.dataDir, open, shop!.business_id, shop!.business_id)).toEqual([]);
    const answer = await page.goto(`/shops/${shop!.slug}`);
    expect([404, 410]).toContain(answer!.status());
    await page.goto(`/staff/history/business/${shop!.business_id}`);
    await expect(page.getByText(/会員の別: 退会.*理由: 店主の希望/).first()).toBeVisible();
  });
});

for (const [nth, javaScriptEnabled] of [false, true].entries()) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a fax becomes a live change, and is put back where its business objects', async ({
      page,
      browser,
      site,
    }) => {
      const [shop] = rowsOf<{ id: number; slug: string; name: string; business_id: number }>(
        site.dataDir,
        `select shop.id, slug, shop.name, business_id from shop join business on business.id = business_id
       where visibility = 'published' and demo = 1 and
       business_id not in (select business_id from business_account) order by shop.id desc limit 1 offset ?`,
        nth,
      );
      const [event] = rowsOf<{ id: number; business_id: number }>(
        site.dataDir,
        'select id, business_id from event where business_id <> ? limit 1',
        shop!.business_id,
      );
      await signIn(site, STAFF, page.context());
      await page.goto(`/member/events/${event!.id}/changes`);
      await expect(page, 'no date is moved without a source').toHaveURL(
        new RegExp(`/staff/businesses/${event!.business_id}/enter`),
      );
      await page.goto(`/member/shops/${shop!.id}/hours`);
      await page.getByLabel(t.enter.sources.fax, { exact: true }).check();
      await page.getByLabel(t.enter.note).fill('11月23日のFAX');
      await page.getByRole('button', { name: t.enter.begin }).click();
      await expect(page).toHaveURL(`/member/shops/${shop!.id}/hours`);
      await page.goto(`/member?business=${shop!.business_id}`);
      await expect(page.getByText(t.enter.now(t.enter.sources.fax, '11月23日のFAX'))).toBeVisible();
      const phone = page.locator('input[name=phone]');
      await page.goto(`/member/shops/${shop!.id}/contact`);
      await phone.fill('083-900-0177');
      rowsOf(site.dataDir, 'update behalf_visit set ends_at = began_at returning id');
      await page.getByRole('button', { name: memberJa.form.save, exact: true }).click();
      await page.getByLabel(t.enter.sources.fax, { exact: true }).check();
      const phones = rowsOf(site.dataDir, 'select phone from shop where id = ?', shop!.id);
      expect(phones, 'without a source nothing is published').not.toEqual([
        { phone: '083-900-0177' },
      ]);
      await page.getByRole('button', { name: t.enter.begin }).click();
      await expect(phone, 'what was typed is back').toHaveValue('083-900-0177');
      await page.goto(`/member/shops/${shop!.id}/name`);
      await page.locator('input[name=name]').fill('ファクスどおりの名');
      await post(page, page.getByRole('button', { name: memberJa.form.save, exact: true }));
      await page.goto(`/member/shops/${shop!.id}`);
      await page.getByRole('button', { name: memberJa.entry.publish }).click();
      await expect(page.getByText(memberJa.entry.live)).toBeVisible();
      await page.goto(`/shops/${shop!.slug}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('ファクスどおりの名');

      const [letter] = rowsOf<{ text: string }>(
        site.dataDir,
        'select text from outbox where recipient = ?',
        `business:${shop!.business_id}`,
      );
      const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled });
      const owner = await context.newPage();
      await owner.goto(linkIn(letter!.text));
      await expect(owner.getByRole('main')).toContainText(shop!.name);
      await owner.getByRole('button', { name: t.objection.send }).click();
      await expect(owner.getByText(t.objection.done)).toBeVisible();
      await context.close();

      await page.goto('/staff?show=report');
      await page.getByRole('link', { name: new RegExp(`^${shop!.name}|代わりに入力`) }).click();
      await post(page, page.getByRole('button', { name: t.objection.revert }));
      await page.goto(`/shops/${shop!.slug}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(shop!.name);
      await page.goto(`/staff/businesses/${shop!.business_id}`);
      await expect(page.getByText(t.enter.reverted)).toBeVisible();
    });
  });
}
