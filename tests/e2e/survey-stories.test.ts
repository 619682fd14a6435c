import type { APIRequestContext, Page } from 'playwright/test';
import { conditionSheet } from '#db/seed/surveys/conditions.ts';
import { words } from '#i18n/index.ts';
import { surveyDeskJa as desk } from '#i18n/survey-desk.ja.ts';
import { Decisions } from '../support/decisions.ts';
import { Finger } from '../support/finger.ts';
import { signIn } from '../support/login.ts';
import { rowsOf } from '../support/rows.ts';
import { sharedFile } from '../support/surveys.ts';
import { expect, test } from '../support/server.ts';

const { surveys: t } = words('ja');

/** From the tap to the home page, the feed and the report's own page. */
const WITHIN_MS = 1000;
const TRIES = 3;

/** A quarter's sheet as a spreadsheet saves it. */
const csv = (quarter: string) => ({
  name: `${quarter.slice(0, 7)}.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [[`${quarter} 景況調査`], ...conditionSheet(quarter)]
      .map((row) => row.map((cell) => `"${cell}"`).join(','))
      .join('\n'),
  ),
});

const TEXTS = [
  [desk.texts.method, '調査票を郵送し、ファクスで回収'],
  [desk.texts.population, '管内の98社'],
  [desk.texts.limitations, '回答した企業に限られます。'],
] as const;

async function complete(page: Page) {
  for (const [field, text] of TEXTS) await page.getByLabel(field, { exact: true }).fill(text);
}

/** What no sheet tells, asked of whoever publishes. */
const { fact } = desk.publish;
const FACTS = [
  [fact.surveyedUntil, '2026-11-20'],
  [fact.collectedOn, '2026-11-21'],
  [fact.distributed, '2000'],
] as const;

test("the second quarter's sheet is published without any mapping, and is everywhere at once", async ({
  page,
  site,
  request,
}) => {
  await signIn(site, 'staff@example.jp', page.context());
  await page.goto('/staff/surveys');
  await page.getByLabel(desk.survey).selectOption({ label: desk.newSurvey });
  await page.getByLabel(desk.name).fill('景況調査');
  await page.getByLabel(desk.kind).selectOption({ label: desk.kinds.condition });
  await page.getByLabel(desk.file).setInputFiles(csv('2026-04-01'));
  await page.getByRole('button', { name: desk.read }).click();
  await expect(page.getByText(desk.sheet.reasons['opinions']!).first()).toBeVisible();
  await complete(page);
  await page.getByRole('button', { name: desk.texts.save }).click();
  for (const [field, answer] of FACTS) await page.getByLabel(field).fill(answer);
  await page.getByRole('button', { name: desk.publish.now, exact: true }).click();
  await expect(page.getByText(desk.did['published']!)).toBeVisible();

  // The first chart a site draws takes longer than all others.
  await page.getByRole('link', { name: desk.publish.see }).click();
  await page.goto('/staff/surveys');
  const finger = new Finger(page);
  const chooser = page.waitForEvent('filechooser');
  await finger.tap(page.getByLabel(desk.file));
  await (await chooser).setFiles(csv('2026-07-01'));
  await finger.tap(page.getByRole('button', { name: desk.read }));
  await expect(page.getByRole('button', { name: desk.publish.now, exact: true })).toBeVisible();
  const [{ slug }] = rowsOf<{ slug: string }>(
    site.dataDir,
    'select slug from survey_report order by id desc limit 1',
  ) as [{ slug: string }];
  // How many were asked is as the last time, and stands there to be looked at.
  await expect(page.getByLabel(fact.distributed)).toHaveValue('2000');
  for (const [field, answer] of FACTS.slice(0, 2)) {
    await finger.tap(page.getByLabel(field));
    await page.getByLabel(field).fill(answer);
  }
  const places = ['/', '/surveys.rss', `/surveys/${slug}`];
  const appear = async (title: string, tap: () => Promise<void>) => {
    // A form without a script is sent the moment its button is tapped.
    const sent = page.waitForRequest((one) => one.method() === 'POST').then(() => Date.now());
    const seen = Promise.all(
      places.map(async (path) => {
        const found = { path, at: 0, body: '' };
        const look = async () => {
          found.body = await (await request.get(site.url + path)).text();
          found.at = Date.now();
          return found.body.includes(title);
        };
        await expect.poll(look, { intervals: [50] }).toBe(true);
        return found;
      }),
    );
    await tap();
    const tapped = await sent;
    return (await seen).map(({ at, ...one }) => ({ ...one, ms: at - tapped }));
  };
  const now = page.getByRole('button', { name: desk.publish.now, exact: true });
  let found = await appear('景況調査 2026年7〜9月期', () => finger.tap(now));
  const slowest = () => Math.max(...found.map(({ ms }) => ms));
  // A machine that was busy just then is asked again, with a correction under another name.
  for (let n = 1; slowest() > WITHIN_MS && n < TRIES; n += 1) {
    await expect(page.getByText(desk.did['published']!)).toBeVisible();
    const title = `景況調査 2026年7〜9月期（${n}）`;
    await page.getByLabel(desk.texts.name, { exact: true }).fill(title);
    await page.getByRole('button', { name: desk.texts.save }).click();
    await expect(page.getByText(desk.did['texts']!)).toBeVisible();
    await page.getByLabel(desk.publish.reason).fill('題名を直しました');
    const correct = page.getByRole('button', { name: desk.publish.correct });
    found = await appear(title, () => correct.click());
  }
  for (const { path, ms } of found)
    process.stdout.write(`      on ${path} ${ms} ms after the tap (at most ${WITHIN_MS})\n`);
  expect(slowest(), 'ms after the tap').toBeLessThanOrEqual(WITHIN_MS);
  expect(found.at(-1)!.body).toContain('前の期より');
  finger.done("the second quarter's sheet, from upload to published", 5);
});

const FUKUI = sharedFile('questionnaire/fukui_visitors_202608.csv');

test('a sheet nobody has seen takes few decisions, each with its reason', async ({
  page,
  site,
}) => {
  test.skip(!FUKUI, '../shared/data is not here');
  await signIn(site, 'staff@example.jp', page.context());
  await page.goto('/staff/surveys');
  const staff = new Decisions();
  const press = (button: string): [string, Promise<void>] => [
    button,
    page.getByRole('button', { name: button, exact: true }).click(),
  ];
  const survey = page.getByLabel(desk.survey);
  await staff.make(desk.survey, survey.selectOption({ label: desk.newSurvey }));
  await staff.make(desk.name, page.getByLabel(desk.name).fill('来訪者アンケート'));
  await staff.make(desk.file, page.getByLabel(desk.file).setInputFiles(FUKUI!));
  await staff.make(...press(desk.read));
  await expect(page.getByText(desk.did['begun']!)).toBeVisible();
  const columns = page.locator('form[action*="surveys.columns"] li');
  const reasons = Object.values(desk.sheet.reasons);
  for (const text of await columns.allInnerTexts())
    expect(
      reasons.some((reason) => text.includes(reason)),
      text,
    ).toBe(true);
  for (const [field, text] of TEXTS)
    await staff.make(field, page.getByLabel(field, { exact: true }).fill(text));
  await staff.make(...press(desk.texts.save));
  // The answers say themselves when the last of them was given.
  for (const [field, answer] of FACTS.slice(1))
    await staff.make(field, page.getByLabel(field).fill(answer));
  await staff.make(...press(desk.publish.now));
  await expect(page.getByText(desk.did['published']!)).toBeVisible();
  staff.done('an unseen sheet', 15);
});

/** No address of a report, and no page that would lead to it, says that there is one. */
async function expectNowhere(request: APIRequestContext, site: string, slug: string) {
  for (const path of [
    ...['', '/points', '/release/1', '/release/2', '/files/points.csv', '/files/points.json'],
    ...['/files/all.json', '/files/places.json', '/files/points.csv?release=2'],
  ])
    expect((await request.get(`${site}/surveys/${slug}${path}`)).status(), path).toBe(404);
  for (const path of [
    `/en/surveys/${slug}`,
    `/embed/surveys/${slug}/points`,
    `/og/surveys/${slug}.png`,
  ])
    expect((await request.get(site + path)).status(), path).toBe(404);
  for (const path of [
    ...['/', '/en', '/surveys', '/surveys?kind=traffic', '/surveys.rss', '/plan'],
    ...['/search?q=会員だけの調査', '/sitemap.xml', '/sitemaps/pages.xml', '/opendata'],
  ]) {
    const body = await (await request.get(site + path)).text();
    expect(body, path).not.toContain(slug);
    if (!path.includes('?q=')) expect(body, path).not.toContain('会員だけの調査');
  }
}

const PRINTED = {
  source: '通行量調査報告書',
  years: Array.from({ length: 10 }, (_, i) => 2016 + i),
};

/** Ten years in one paste, whose last sum is wrong at first; another source is taken out again. */
async function tenPrintedYears(page: Page) {
  const { beside } = desk;
  const counts = PRINTED.years.map((_, i) => 1000 + i);
  const table = (last: number) =>
    [
      ['地点', ...PRINTED.years],
      ['A', ...counts],
      ['合計', ...counts.with(-1, last)],
    ]
      .map((row) => row.join('\t'))
      .join('\n');
  const rows = page.getByLabel(beside.printedRows);
  const source = page.locator('form[action*="surveys.printed"]').getByLabel(beside.source);
  const save = page.getByRole('button', { name: beside.savePrinted });
  await rows.fill(table(999));
  await source.fill(PRINTED.source);
  await save.click();
  await expect(page.getByText('合計が内訳の和と合いません（1009 ≠ 999）')).toBeVisible();
  await expect(source).toHaveValue(PRINTED.source);
  await rows.fill(table(1009));
  await save.click();
  await expect(page.getByText(beside.has(10))).toBeVisible();
  await rows.fill('地点\t2015\nA\t5');
  await source.fill('まちがえた資料');
  await save.click();
  await page.getByText(/^まちがえた資料/).click();
  await page.getByRole('button', { name: beside.unprint }).click();
  await expect(page.getByText(desk.did['unprinted']!)).toBeVisible();
  await expect(page.getByText(beside.has(10))).toBeVisible();
}

test('a report for members, or before its minute, is nowhere for visitors, and a member sees it with their own street', async ({
  page,
  site,
  request,
  browser,
}) => {
  await signIn(site, 'staff@example.jp', page.context());
  await page.goto('/staff/surveys');
  await page.getByLabel(desk.survey).selectOption({ label: desk.newSurvey });
  await page.getByLabel(desk.name).fill('会員だけの調査');
  await page.getByLabel(desk.kind).selectOption({ label: desk.kinds.traffic });
  const rows = [
    '地点,日付,時間帯,人数',
    'A,2026-10-04,10時〜11時,70',
    'A,2026-10-04,11時〜12時,30',
  ];
  await page.getByLabel(desk.pasted).fill(rows.join('\n'));
  await page.getByRole('button', { name: desk.read }).click();
  await page.getByLabel(desk.texts.method, { exact: true }).fill('目で数えた');
  await page.getByLabel(desk.texts.limitations, { exact: true }).fill('晴れの日だけ');
  await page.getByRole('button', { name: desk.texts.save }).click();
  const [{ slug }] = rowsOf<{ slug: string }>(
    site.dataDir,
    'select slug from survey_report order by id desc limit 1',
  ) as [{ slug: string }];

  await tenPrintedYears(page);

  // For everybody, but a minute too early.
  await page.getByLabel(desk.publish.when).fill('2026-12-01T10:00');
  await page.getByRole('button', { name: desk.publish.now, exact: true }).click();
  await expect(page.getByRole('button', { name: desk.publish.cancel })).toBeVisible();
  await expectNowhere(request, site.url, slug);
  await page.getByRole('button', { name: desk.publish.cancel }).click();
  await expect(page.getByText(desk.did['cancelled']!)).toBeVisible();

  // By mistake for everybody, and corrected.
  await page.getByRole('button', { name: desk.publish.now, exact: true }).click();
  await expect(page.getByText(desk.did['published']!)).toBeVisible();
  const seen = await (await request.get(`${site.url}/surveys/${slug}`)).text();
  for (const text of ['公表値', PRINTED.source]) expect(seen, text).toContain(text);
  const years = await request.get(`${site.url}/surveys/${slug}/files/years-holiday.csv`);
  expect(await years.text()).toContain('2025年,,1009\r\n2026年,100,\r\n');
  await page.getByLabel(desk.publish.reason).fill('会員だけに見せる調査でした');
  await page
    .getByLabel(desk.publish.audience)
    .selectOption({ label: desk.publish.audiences.members });
  await page.getByRole('button', { name: desk.publish.correct }).click();
  await expect(page.getByText('会員だけに見せる調査でした')).toBeVisible();

  const member = await browser.newContext({ baseURL: site.url });
  await signIn(site, 'owner@example.jp', member);
  const own = await member.newPage();
  await own.goto('/member/surveys');
  await own.getByRole('link', { name: /会員だけの調査/ }).click();
  await expect(
    own.getByText('A 10月4日').first().or(own.getByText('10月4日(日)').first()),
  ).toBeVisible();
  expect(own.url()).toMatch(new RegExp(`/${slug}$`));
  for (const path of ['/files/hours.csv', '/files/all.json', '/hours', '/release/2']) {
    const answer = await own.request.get(`/member/surveys/${slug}${path}`);
    expect([answer.status(), (await answer.text()).includes('70')], path).toEqual([200, true]);
    const visitor = await request.get(`${site.url}/member/surveys/${slug}${path}`);
    expect(visitor.url(), path).toContain('/login');
  }
  await own.goto('/member/surveys');
  await own.getByRole('link', { name: /通行量調査（デモ）2026年/ }).click();
  await member.close();
  await expectNowhere(request, site.url, slug);
  expect((await request.get(`${site.url}/member/surveys/${slug}`)).url()).toContain('/login');
  await page.goto(`/surveys?kind=traffic`);
  await expect(page.getByRole('heading', { name: t.title })).toBeVisible();
});
