import { deskJa } from '#i18n/desk.ja.ts';
import { words } from '#i18n/index.ts';
import { staffJa } from '#i18n/staff.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { NOW } from '../support/paths.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const { about, common } = words('ja');
const { inbox: t } = staffJa;

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a doubtful job a visitor tells of is taken off the site by the staff', async ({
    page,
    browser,
    site,
  }) => {
    await page.goto('/jobs');
    await page.getByRole('main').locator('article a').first().click();
    const address = new URL(page.url()).pathname;
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    await page.getByRole('main').getByRole('link', { name: common.report }).click();
    await page.getByRole('radio', { name: about.report.faults.conditions }).check();
    const body = page.getByRole('textbox', { name: about.form.labels.body });
    await body.fill('書かれている時給と、面接で言われた時給が違います。');
    // Nobody fills in a form in less than three seconds.
    await page.waitForTimeout(3_100);
    await page.getByRole('button', { name: about.form.send, exact: true }).click();
    const receipt = await page.locator('[data-receipt]').innerText();

    const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
    await signIn(site, 'staff@example.jp', context);
    const desk = await context.newPage();
    await desk.goto('/staff/inbox');
    await desk.getByRole('link', { name: /^書かれている時給と/ }).click();
    await expect(desk.getByRole('main')).toContainText(receipt);
    await expect(desk.getByRole('link', { name: title })).toBeVisible();
    await desk.getByRole('button', { name: t.save }).click();
    await expect(desk.getByText(t.choose)).toBeVisible();
    expect((await page.request.get(address)).status(), 'nothing has happened yet').toBe(200);
    await desk.getByRole('radio', { name: t.outcomes.suspended }).check();
    await desk.getByLabel(t.note).fill('事業所に確かめています。');
    await desk.getByRole('button', { name: t.save }).click();
    await expect(desk.getByText(t.saved)).toBeVisible();
    await desk.getByRole('link', { name: t.done }).click();
    await expect(desk.getByRole('main')).toContainText(t.chosen.suspended);
    await context.close();

    expect((await page.request.get(address)).status()).toBe(404);
    const mails = rowsOf<{ recipient: string }>(
      site.dataDir,
      "select recipient from outbox where text like '%事業所に確かめています。%'",
    );
    expect(mails.map(({ recipient }) => recipient)).toEqual([
      expect.stringMatching(/^business:\d+$/),
    ]);
  });
});

test('a doubtful entry is off the site with one tap in the queue, and its business is told', async ({
  page,
  site,
}) => {
  const [job] = rowsOf<{ id: number; title: string }>(
    site.dataDir,
    "select id, title from job where visibility = 'published' and closed_at is null order by id desc",
  );
  rowsOf(
    site.dataDir,
    `insert into inbox_message (kind, subject_kind, subject_id, body, fields, locale, form_key, created_at)
     values ('report', 'job', ?, 'おかしな求人です。', '{}', 'ja', ?, ?) returning id`,
    job!.id,
    'o'.repeat(22),
    NOW,
  );
  await signIn(site, 'staff@example.jp', page.context());
  await page.goto('/staff?show=report');
  await page.getByRole('button', { name: deskJa.suspendOf(job!.title) }).click();
  await expect(page.getByText(deskJa.said['suspended']!)).toBeVisible();
  const [after] = rowsOf(site.dataDir, 'select visibility from job where id = ?', job!.id);
  expect(after).toEqual({ visibility: 'hidden' });
  const told = "select id from outbox where recipient like 'business:%' and text like ?";
  expect(rowsOf(site.dataDir, told, `%${job!.title}%`)).not.toEqual([]);
});

test("the staff's inbox is accessible", async ({ page, site }) => {
  await page.goto('/contact');
  await page.getByLabel(about.form.labels.topic).selectOption('site');
  await page.getByRole('textbox', { name: about.form.labels.body }).fill('文字が小さいです。');
  await page.waitForTimeout(3_100);
  await page.getByRole('button', { name: about.form.send, exact: true }).click();
  await page.locator('[data-receipt]').waitFor();
  await signIn(site, 'staff@example.jp', page.context());
  await page.goto('/staff/inbox');
  await expectAccessible(page);
  await page.getByRole('link', { name: '文字が小さいです。' }).click();
  await expectAccessible(page);
});
