import type { Page } from 'playwright/test';
import { jobFormJa as w } from '#i18n/job-form.ja.ts';
import { deskJa } from '#i18n/desk.ja.ts';
import { memberJa } from '#i18n/member.ja.ts';
import { minimumWageJa } from '#i18n/minimum-wage.ja.ts';
import { JOB_SECTIONS } from '#features/jobs/editing.ts';
import { expectAccessible } from '../support/axe.ts';
import { Finger } from '../support/finger.ts';
import { signIn } from '../support/login.ts';
import { post } from '../support/post.ts';
import type { Site } from '../support/process.ts';
import { rowsOf, withDatabase } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const OWNER = 'owner@example.jp';
const { entry: t, form: f } = memberJa;

interface Job {
  id: number;
  slug: string;
  visibility: string;
}
const cafeJobs = (site: Site) =>
  rowsOf<Job>(
    site.dataDir,
    `select job.id, job.slug, job.visibility from job join shop on shop.id = shop_id
     where shop.slug = 'kohi-hitsujigumo' order by job.id`,
  );
const newest = (site: Site) => cafeJobs(site).at(-1)!;

/** The figure the staff have entered; not a real one. */
function withWage(site: Site): void {
  withDatabase(site.dataDir, (sqlite) =>
    sqlite
      .prepare(
        'insert or ignore into minimum_wage (region, valid_from, hourly) values (?, ?, 1000)',
      )
      .run('yamaguchi', '2026-10-01'),
  );
}

async function lastOneAgain(page: Page, site: Site): Promise<void> {
  withWage(site);
  await signIn(site, OWNER, page.context());
  await page.goto('/member');
  const finger = new Finger(page);
  await finger.tap(page.getByRole('link', { name: memberJa.home.newJob }));
  await finger.tap(page.getByRole('button', { name: w.make.use('朝の喫茶スタッフ') }).first());
  await finger.tap(page.getByRole('button', { name: t.submit }));
  await expect(page.getByText(memberJa.states.submitted).first()).toBeVisible();
  finger.done('a part-time job from the last one', 8);
  const { id } = newest(site);
  const [revision] = rowsOf<{ state: string; body: string }>(
    site.dataDir,
    "select state, body from revision where kind = 'job' and entry_id = ?",
    id,
  );
  expect(revision?.state).toBe('submitted');
  expect(JSON.parse(revision!.body)).toMatchObject({
    title: '朝の喫茶スタッフ',
    postedOn: '2026-11-24',
    informationOn: '2026-11-24',
  });
}

/** The staff give a job back with a remark beside its holidays. */
async function giveBack(desk: Page, id: number, text: string): Promise<void> {
  await desk.goto(`/staff/job/${id}`);
  const remark = desk.locator('[name="remark-holidays"]');
  await desk.locator('details', { has: remark }).locator('summary').click();
  await remark.fill(text);
  await desk.getByRole('button', { name: deskJa.return }).click();
  await expect(desk.getByText(deskJa.said['returned']!)).toBeVisible();
}

async function publish(desk: Page, id: number): Promise<void> {
  await desk.goto(`/staff/job/${id}`);
  await desk.getByRole('button', { name: deskJa.accept }).click();
  await expect(desk.getByText(deskJa.said['accepted']!)).toBeVisible();
}

test('a part-time job from the last one is handed over in a few taps; returned, it is mended in a few and goes live', async ({
  page,
  browser,
  site,
}) => {
  await lastOneAgain(page, site);
  const { id, slug } = newest(site);
  const context = await browser.newContext({ baseURL: site.url });
  await signIn(site, 'staff@example.jp', context);
  const desk = await context.newPage();
  await giveBack(desk, id, '年末年始の休みも書いてください。');

  await page.goto('/member');
  const finger = new Finger(page);
  await finger.tap(page.getByRole('link', { name: `朝の喫茶スタッフ: ${memberJa.home.mend}` }));
  await finger.tap(page.getByRole('link', { name: w.sections.time }));
  const holidays = page.locator('.item', { has: page.locator('#holidays') });
  await expect(holidays.getByText('年末年始の休みも書いてください。')).toBeVisible();
  await expectAccessible(page);
  await finger.tap(page.locator('#holidays'));
  await page.locator('#holidays').fill('シフト制。12月31日から1月3日は休み');
  await finger.tap(page.getByRole('button', { name: f.save, exact: true }));
  await expect(page.getByText(f.saved)).toBeVisible();
  await finger.tap(page.getByRole('link', { name: '朝の喫茶スタッフ', exact: true }));
  await finger.tap(page.getByRole('button', { name: t.submit }));
  await expect(page.getByText(memberJa.states.submitted).first()).toBeVisible();
  finger.done('a returned job is mended', 8);
  await publish(desk, id);
  await context.close();
  await page.goto(`/jobs/${slug}`);
  await expect(page.getByText('12月31日から1月3日は休み')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a part-time job from the last one is handed over the same', async ({ page, site }) => {
    await lastOneAgain(page, site);
  });

  test('saving every section as it stands changes nothing of a post', async ({ page, site }) => {
    const { id } = cafeJobs(site)[0]!;
    await signIn(site, OWNER, page.context());
    for (const section of Object.keys(JOB_SECTIONS)) {
      await page.goto(`/member/jobs/${id}/${section}`);
      await page.getByRole('button', { name: f.save, exact: true }).click();
      await expect(page.getByText(f.saved)).toBeVisible();
    }
    const revisions = "select * from revision where kind = 'job' and entry_id = ?";
    expect(rowsOf(site.dataDir, revisions, id)).toEqual([]);
  });

  test('a returned job is mended beside the remark, published, and closed when filled', async ({
    page,
    browser,
    site,
  }) => {
    withDatabase(site.dataDir, (sqlite) =>
      sqlite.prepare("delete from minimum_wage where valid_from >= '2026-01-01'").run(),
    );
    const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
    await signIn(site, 'staff@example.jp', context);
    const desk = await context.newPage();
    await signIn(site, OWNER, page.context());

    await page.goto('/member/jobs/new');
    await post(page, page.getByRole('button', { name: w.make.use('朝の喫茶スタッフ') }).first());
    const { id, slug } = newest(site);
    await page.goto(`/member/jobs/${id}/work`);
    await page.locator('#title').fill('年末の喫茶スタッフ');
    await post(page, page.getByRole('button', { name: f.save, exact: true }));
    await page.goto(`/member/jobs/${id}`);
    await page.getByRole('button', { name: t.submit }).click();
    // Nobody's post is fine while this year's minimum wage is not entered: it is never guessed.
    await expect(page.getByRole('alert')).toContainText('最低賃金が未更新');

    await desk.goto('/staff');
    await desk.getByRole('link', { name: deskJa.wageDue }).click();
    await desk.getByLabel(minimumWageJa.validFrom).fill('2026-10-01');
    await desk.getByLabel(minimumWageJa.hourly).fill('千円');
    await desk.getByRole('button', { name: minimumWageJa.save }).click();
    await expect(desk.getByRole('alert').last()).toContainText(minimumWageJa.wrongHourly);
    await desk.getByLabel(minimumWageJa.hourly).fill('１，０００');
    await desk.getByRole('button', { name: minimumWageJa.save }).click();
    await expect(desk.getByText(minimumWageJa.saved)).toBeVisible();

    await post(page, page.getByRole('button', { name: t.submit }));
    await giveBack(desk, id, '年末年始の休みも書いてください。');

    await page.goto(`/member/jobs/${id}`);
    const remarked = page.getByText('年末年始の休みも書いてください。');
    await expect(remarked).toHaveCount(1);
    const finger = new Finger(page);
    await finger.tap(page.getByRole('link', { name: w.sections.time }));
    await expect(remarked).toHaveCount(2);
    await finger.tap(page.locator('#holidays'));
    await page.locator('#holidays').fill('シフト制。12月31日から1月3日は休み');
    await finger.tap(page.getByRole('button', { name: f.save, exact: true }));
    await expect(page.getByText(f.saved)).toBeVisible();
    await finger.tap(page.getByRole('link', { name: '年末の喫茶スタッフ', exact: true }));
    await finger.tap(page.getByRole('button', { name: t.submit }));
    await expect(page.getByText(memberJa.states.submitted).first()).toBeVisible();
    finger.done('a returned job is mended', 8);

    await publish(desk, id);
    await context.close();
    await page.goto(`/jobs/${slug}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('年末の喫茶スタッフ');
    await expect(page.getByText('12月31日から1月3日は休み')).toBeVisible();

    await page.goto(`/member/jobs/${id}`);
    await page.getByRole('button', { name: w.withdraw }).click();
    await expect(page.getByText(t.ended)).toBeVisible();
    await page.goto(`/jobs/${slug}`);
    await expect(page.getByText('募集は終わりました').first()).toBeVisible();
    await expect(page.getByText('募集をとりやめました')).toBeVisible();
  });
});

test('a new job says what it lacks beside each field while it is typed, and fills the address', async ({
  page,
  site,
}) => {
  withWage(site);
  await signIn(site, OWNER, page.context());
  await page.goto('/member/jobs/new');
  await expectAccessible(page);
  await post(page, page.getByRole('button', { name: w.make.templates.part }));
  const { id } = newest(site);
  await expectAccessible(page);

  await page.goto(`/member/jobs/${id}/wage`);
  const note = page.locator('[data-notes="wageMin"]');
  await expect(note).toContainText(w.labels['wageMin']!);
  await page.getByLabel(w.labels['wageMin']!).fill('999');
  await expect(note).toContainText('最低賃金は時給1,000円');
  await page.getByLabel(w.labels['wageMin']!).fill('1,050');
  await expect(note).toBeEmpty();
  await expect(page.locator('[data-save-state]')).toContainText('下書きに保存しました');
  await expectAccessible(page);

  await page.goto(`/member/jobs/${id}/place`);
  await page.locator('#workplaceAddress').fill('');
  await page.locator('#workplacePostalCode').fill('7530074');
  await expect(page.locator('#workplaceAddress')).toHaveValue('山口市中央');
  await page.locator('[data-notes="smoking"] + .later').getByRole('checkbox').check();
  await expect(page.locator('[data-notes="smoking"]')).toContainText('書面で明示することになって');
  await page.getByRole('button', { name: f.saveNext }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(w.sections.contract);
  // What another section left to a writing stays so when this one is saved.
  await post(page, page.getByRole('button', { name: f.save, exact: true }));
  await expect(page.getByText(f.saved)).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/member/preview/jobs/${id}`);
  await expect(page.getByText(w.noTitle).first()).toBeVisible();
  await expect(page.getByText('面接時までに書面で明示します').first()).toBeVisible();
});
