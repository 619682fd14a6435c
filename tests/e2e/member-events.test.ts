import { eventFormJa as w } from '#i18n/event-form.ja.ts';
import { memberJa } from '#i18n/member.ja.ts';
import { EVENT_SECTIONS } from '#features/events/editing.ts';
import { expectAccessible } from '../support/axe.ts';
import { Finger } from '../support/finger.ts';
import { signIn } from '../support/login.ts';
import { post } from '../support/post.ts';
import type { Site } from '../support/process.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const OWNER = 'owner@example.jp';
const { entry: t, form: f } = memberJa;

const cafeEvents = (site: Site) =>
  rowsOf<{ id: number; slug: string; title: string | null }>(
    site.dataDir,
    `select event.id, event.slug, event.title from event
     join shop on shop.business_id = event.business_id
     where shop.slug = 'kohi-hitsujigumo' order by event.id`,
  );
const newest = (site: Site) => cafeEvents(site).at(-1)!;
const draftOf = (site: Site, id: number) => {
  const [row] = rowsOf<{ state: string; body: string }>(
    site.dataDir,
    `select state, body from revision where kind = 'event' and entry_id = ?
     order by number desc limit 1`,
    id,
  );
  return { state: row?.state, body: row && (JSON.parse(row.body) as Record<string, unknown>) };
};

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an event comes again on the same weekday of the next year, to be confirmed', async ({
    page,
    site,
  }) => {
    await signIn(site, OWNER, page.context());
    await page.goto('/member');
    const finger = new Finger(page);
    await finger.tap(page.getByRole('link', { name: memberJa.home.newEvent }));
    await finger.tap(page.getByRole('button', { name: w.make.use('パンと珈琲の日曜日') }));
    await expect(
      page.getByText(w.shifted.pair('12月13日(日) 9:00〜14:00', '2027年12月12日(日) 9:00〜14:00')),
    ).toBeVisible();
    await finger.tap(page.getByRole('button', { name: f.save, exact: true }));
    await expect(page.getByText(f.saved)).toBeVisible();
    await finger.tap(
      page.getByRole('navigation').getByRole('link', { name: 'パンと珈琲の日曜日' }),
    );
    await finger.tap(page.getByRole('button', { name: t.submit }));
    await expect(page.getByText(memberJa.states.submitted).first()).toBeVisible();
    finger.done('last time’s event again', 8);
    const { state, body } = draftOf(site, newest(site).id);
    expect(state).toBe('submitted');
    expect(body?.['dates']).toMatchObject([{ from: '2027-12-12T09:00' }]);
  });

  test('saving every section as it stands changes nothing of an event', async ({ page, site }) => {
    const { id } = cafeEvents(site)[0]!;
    await signIn(site, OWNER, page.context());
    for (const section of Object.keys(EVENT_SECTIONS)) {
      await page.goto(`/member/events/${id}/${section}`);
      await page.getByRole('button', { name: f.save, exact: true }).click();
      await expect(page.getByText(f.saved)).toBeVisible();
    }
    expect(draftOf(site, id).state).toBeUndefined();
  });

  test('a date that is moved is public at once with the earlier one beside it, and is moved back', async ({
    page,
    site,
  }) => {
    const { id, slug } = cafeEvents(site)[0]!;
    await signIn(site, OWNER, page.context());
    await page.goto(`/member/events/${id}`);
    await page.getByRole('link', { name: w.changes.title }).click();
    await page.getByRole('button', { name: w.changes.save }).click();
    await expect(page.getByText(w.changes.errors.noState).first()).toBeVisible();
    await page.getByLabel(w.changes.states.moved).check();
    await page.locator('#date').fill('2026-12-20');
    await page.locator('#start').fill('10:00');
    await page.locator('#end').fill('15:00');
    await page.locator('#note').fill('雨の予報のため');
    await page.getByRole('button', { name: w.changes.save }).click();
    await page.getByRole('link', { name: w.changes.see }).click();
    const main = page.getByRole('main');
    await expect(main).toContainText('12月20日(日) 10:00〜15:00');
    await expect(main).toContainText('12月13日(日)');
    await expect(main).toContainText('雨の予報のため');
    expect(draftOf(site, id).state).toBe('accepted');

    await page.goto(`/member/events/${id}/changes`);
    await page.getByLabel(w.changes.states.scheduled).check();
    await page.getByRole('button', { name: w.changes.save }).click();
    await expect(page.getByText(w.changes.done)).toBeVisible();
    await page.goto(`/events/${slug}`);
    await expect(main).not.toContainText('12月20日');
  });

  test('who else holds it is looked for by name and ticked', async ({ page, site }) => {
    await signIn(site, OWNER, page.context());
    await page.goto('/member/events/new');
    await post(page, page.getByRole('button', { name: w.make.begin }));
    const { id } = newest(site);
    await page.goto(`/member/events/${id}/contact`);
    await page.locator('#contactName').fill('羊雲 催し係');
    await page.getByLabel(w.organisers.find).fill('鈴鳴坂');
    await page.getByRole('button', { name: w.organisers.button, exact: true }).click();
    await page.getByLabel('鈴鳴坂ベーカリー').check();
    await expect(page.locator('#contactName')).toHaveValue('羊雲 催し係');
    await post(page, page.getByRole('button', { name: f.save, exact: true }));
    await expect(page.getByLabel('鈴鳴坂ベーカリー')).toBeChecked();
    expect(draftOf(site, id).body?.['coOrganisers']).toHaveLength(1);
  });
});

test('a new event: a repeat said in dates as it is typed, a new place, and what visitors will see', async ({
  page,
  site,
}) => {
  await signIn(site, OWNER, page.context());
  await page.goto('/member/events/new');
  await expectAccessible(page);
  await post(page, page.getByRole('button', { name: w.make.begin }));
  const { id } = newest(site);
  await page.locator('#title').fill('朝の焙煎教室');
  await page.locator('#kind').selectOption('course');
  await expect(page.locator('[data-notes="kind"]')).toBeEmpty();
  await page.getByRole('button', { name: f.saveNext }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(w.sections.dates);
  await page.locator('#d0-date').fill('2026-12-01');
  await page.locator('#d0-start').fill('08:00');
  await page.locator('#d0-end').fill('09:30');
  await page.locator('#d0-repeat').selectOption('weekly');
  await page.getByRole('group', { name: w.date.days }).first().getByLabel('土').check();
  await page.locator('#d0-stop').fill('2026-12-26');
  const result = page.locator('[data-dates-result]');
  await expect(result.getByRole('listitem')).toHaveText([
    '12月5日(土) 8:00〜9:30',
    '12月12日(土) 8:00〜9:30',
    '12月19日(土) 8:00〜9:30',
    '12月26日(土) 8:00〜9:30',
  ]);
  await expectAccessible(page);
  await page.getByRole('button', { name: f.saveNext }).click();

  await page.getByRole('link', { name: w.venue.title }).click();
  await page.getByRole('button', { name: w.venue.save }).click();
  await expect(page.getByRole('alert')).toContainText(w.venue.missing(w.venue.labels.name));
  await page.getByLabel(w.venue.labels.name).fill('羊雲の焙煎小屋');
  await page.locator('#postalCode').fill('7530074');
  await expect(page.locator('#address')).toHaveValue('山口市中央');
  await page.locator('#lat').fill('34.1786');
  await page.locator('#lng').fill('131.4737');
  await expectAccessible(page);
  await page.getByRole('button', { name: w.venue.save }).click();
  await expect(page.locator('#venue option:checked')).toContainText('羊雲の焙煎小屋');
  await expectAccessible(page);

  await page.goto(`/member/preview/events/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('朝の焙煎教室');
  const main = page.getByRole('main');
  await expect(main).toContainText('12月5日(土) 8:00〜9:30');
  await expect(main).toContainText('羊雲の焙煎小屋');
  await page.goto(`/member/events/${id}`);
  await expectAccessible(page);
  await page.getByRole('button', { name: t.submit }).click();
  await expect(page.getByText(memberJa.states.submitted).first()).toBeVisible();
});

test('the maps of the member area may load their tiles', async ({ page, site }) => {
  const [{ id }] = rowsOf<{ id: number }>(
    site.dataDir,
    `select event.id from event join business_account using (business_id)
     join account on account.id = account_id where email = 'owner@example.jp'`,
  ) as [{ id: number }];
  await signIn(site, 'owner@example.jp', page.context());
  for (const path of [`/member/events/${id}/venue`, `/member/preview/events/${id}`]) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()['content-security-policy'], path).toContain('http://tiles.localhost');
  }
});
