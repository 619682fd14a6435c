import type { Page } from 'playwright/test';
import { words } from '#i18n/index.ts';
import { expectAccessible } from '../support/axe.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const { about: t, common } = words('ja');
const SHOP = 'kohi-hitsujigumo';

/** Every test is another visitor: the site counts what one address sends. */
let visitors = 0;
test.beforeEach(async ({ context }, info) => {
  visitors += 1;
  await context.setExtraHTTPHeaders({
    'x-forwarded-for': `198.51.${info.workerIndex % 256}.${visitors}`,
  });
});

/** Nobody fills in a form in less than three seconds; a test has to wait as long as a person. */
const asAPerson = (page: Page) => page.waitForTimeout(3_100);
const send = (page: Page) => page.getByRole('button', { name: t.form.send, exact: true }).click();

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a visitor reports a wrong phone number of a shop', async ({ page, site }) => {
    await page.goto(`/shops/${SHOP}`);
    const name = await page.getByRole('heading', { level: 1 }).innerText();
    await page.getByRole('main').getByRole('link', { name: common.report }).click();
    await expect(page.getByRole('main')).toContainText(name);
    await page
      .getByRole('textbox', { name: t.form.labels.body })
      .fill('電話番号が一つ違います。\n二行目です。');
    await page.getByLabel(t.form.labels.mail).fill('だれか');
    const [refused] = await Promise.all([page.waitForResponse(/_action/), send(page)]);
    expect(refused.status()).toBe(422);
    await expect(page.getByRole('alert').getByRole('link')).toHaveText([
      t.form.errors.choose(t.form.labels.fault),
      t.form.errors.notAMail(),
    ]);
    await expect(page.getByRole('textbox', { name: t.form.labels.body })).toHaveValue(
      '電話番号が一つ違います。\n二行目です。',
    );
    await expect(page.getByRole('main')).toContainText(name);
    await page.getByRole('radio', { name: t.report.faults.wrong }).check();
    await page.getByLabel(t.form.labels.mail).fill('');
    await asAPerson(page);
    await send(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.thanks.title);
    await expect(page.locator('[data-receipt]')).toHaveText(/^R261124-\d+$/);
    const [message] = rowsOf<Record<string, unknown>>(
      site.dataDir,
      "select * from inbox_message where body like '電話番号%'",
    );
    expect(message).toMatchObject({ kind: 'report', subject_kind: 'shop', state: 'new' });
    const mails = rowsOf<Record<string, unknown>>(
      site.dataDir,
      "select * from outbox where text like '%電話番号が一つ%'",
    );
    expect(mails.map((mail) => String(mail['recipient']).replace(/\d+/, 'n'))).toEqual([
      'staff',
      'business:n',
    ]);
  });

  test('a business asks to be listed', async ({ page, site }) => {
    await page.goto('/list-your-business');
    await page.getByRole('link', { name: t.apply.start }).click();
    await page.getByLabel(t.form.labels.business).fill('架空の茶屋');
    const apply = () => page.getByRole('button', { name: t.form.apply, exact: true }).click();
    await apply();
    const errors = page.getByRole('alert').getByRole('link');
    await expect(errors).toHaveCount(7);
    await expect(page.getByLabel(t.form.labels.business)).toHaveValue('架空の茶屋');
    await page.getByLabel(t.form.labels.kana).fill('かくうのちゃや');
    await page.getByRole('radio', { name: t.apply.kinds.shop, exact: true }).check();
    await page.getByLabel(t.form.labels.address).fill('山口市のどこか');
    await page.getByLabel(t.form.labels.person).fill('架空 花');
    await page.getByLabel(t.form.labels.phone).fill('０８３ー０００ー００００');
    await page.getByRole('radio', { name: t.apply.memberships.unknown }).check();
    await page.getByRole('checkbox', { name: t.apply.wanted.coupon }).check();
    await page.getByRole('checkbox', { name: t.apply.wanted.event }).check();
    await page.getByRole('checkbox', { name: t.apply.agree }).check();
    await asAPerson(page);
    await apply();
    await expect(page.locator('[data-receipt]')).toHaveText(/^A261124-\d+$/);
    const [row] = rowsOf<Record<string, unknown>>(
      site.dataDir,
      "select fields from inbox_message where kind = 'application'",
    );
    expect(JSON.parse(String(row!['fields']))).toMatchObject({
      business: '架空の茶屋',
      phone: '083-000-0000',
      wanted: ['coupon', 'event'],
    });
  });

  test('a visitor has the coupon record deleted', async ({ page, context, site }) => {
    await context.addCookies([{ name: 'coupon', value: 'x'.repeat(43), url: site.url }]);
    await page.goto('/privacy');
    await page.getByRole('button', { name: t.privacy.cookieButton }).click();
    await expect(page.getByRole('status')).toHaveText(t.privacy.cookieGone);
    expect(await context.cookies()).toEqual([]);
  });
});

test('what is sent at once is asked for again, with its text; twice pressed it is one message', async ({
  page,
  site,
}) => {
  await page.goto('/contact?topic=access');
  await expect(page.getByLabel(t.form.labels.topic)).toHaveValue('access');
  await page.getByRole('textbox', { name: t.form.labels.body }).fill('文字が小さくて読めません');
  await send(page);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(t.form.errors.tooFast());
  await expect(alert).toBeFocused();
  await expect(page.getByRole('textbox', { name: t.form.labels.body })).toHaveValue(
    '文字が小さくて読めません',
  );
  await asAPerson(page);
  await page.getByRole('button', { name: t.form.send, exact: true }).dblclick();
  await expect(page.locator('[data-receipt]')).toBeVisible();
  expect(
    rowsOf<Record<string, unknown>>(
      site.dataDir,
      "select id from inbox_message where body like '文字が小さくて%'",
    ),
  ).toHaveLength(1);
});

test('a program that fills in every field gets nowhere; a person sends it once more', async ({
  page,
}) => {
  await page.goto('/contact');
  await page.getByLabel(t.form.labels.topic).selectOption('site');
  await page.getByRole('textbox', { name: t.form.labels.body }).fill('本文です');
  await page.locator('[name=extra]').evaluate((field: HTMLInputElement) => (field.value = 'x'));
  await asAPerson(page);
  await send(page);
  await expect(page.getByRole('alert')).toContainText(t.form.errors.filled());
  await expect(page.getByRole('textbox', { name: t.form.labels.body })).toHaveValue('本文です');
  await send(page);
  await expect(page.locator('[data-receipt]')).toBeVisible();
});

test('the sixth message of an hour is told when it is welcome, and keeps its text', async ({
  page,
}) => {
  const post = (token: string, body: string) =>
    page.request.post('/contact?_action=inbox.contact', {
      headers: { origin: new URL(page.url()).origin },
      form: { opened: token, topic: 'site', body },
      maxRedirects: 0,
    });
  const tokens: string[] = [];
  for (let i = 0; i < 6; i += 1) {
    await page.goto('/contact');
    tokens.push(await page.locator('[name=opened]').inputValue());
  }
  await asAPerson(page);
  for (const token of tokens.slice(0, 5)) expect((await post(token, '一通')).status()).toBe(303);
  const refused = await post(tokens[5]!, '六通目の本文');
  expect(refused.status()).toBe(429);
  const text = await refused.text();
  expect(text).toContain('六通目の本文');
  expect(text).toContain(t.form.tooMany('13:30'));
});

test('a form may not be sent from another site', async ({ request }) => {
  const answer = await request.post('/contact?_action=inbox.contact', {
    headers: { origin: 'https://example.com' },
    form: { topic: 'site', body: 'x' },
  });
  expect(answer.status()).toBe(403);
});

test('a form with errors is accessible', async ({ page }) => {
  await page.goto('/list-your-business');
  await page.getByRole('button', { name: t.form.apply, exact: true }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expectAccessible(page);
});
