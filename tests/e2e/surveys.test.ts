import { words } from '#i18n/index.ts';
import { surveyDeskJa as desk } from '#i18n/survey-desk.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { expect, test } from '../support/server.ts';

const { surveys: t } = words('ja');
const pasted = [
  '性別\t年代\t買った物\t満足度',
  ...Array.from({ length: 60 }, (_, i) =>
    [
      i % 2 ? '女' : '男',
      i < 2 ? '10代' : `${(i % 3) + 3}0代`,
      i % 5 ? (i % 3 ? '"野菜\n本"' : '本') : '野菜',
      i % 4 ? '満足' : '不満',
    ].join('\t'),
  ),
].join('\n');

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a counted sheet becomes a report on the home page, with its tables and data', async ({
    page,
    browser,
    site,
  }) => {
    const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
    await signIn(site, 'staff@example.jp', context);
    const staff = await context.newPage();
    await staff.goto('/staff/surveys');
    await staff.getByLabel(desk.survey).selectOption({ label: desk.newSurvey });
    await staff.getByRole('button', { name: desk.read }).click();
    await expect(staff.getByText(desk.errors['noName']!).first()).toBeVisible();
    await staff.getByLabel(desk.name).fill('買物アンケート');
    await staff.getByLabel(desk.pasted).fill(pasted);
    await staff.getByRole('button', { name: desk.read }).click();
    await expect(staff.getByText(desk.did['begun']!)).toBeVisible();
    await expect(staff.getByText(desk.sheet.reasons['lines']!)).toBeVisible();
    await staff.getByLabel(desk.texts.method, { exact: true }).fill('店頭で配布');
    await staff.getByLabel(desk.texts.population, { exact: true }).fill('来店した人');
    await staff
      .getByLabel(desk.texts.limitations, { exact: true })
      .fill('来店した人に限られます。');
    // No column says when it was asked; until somebody does, it cannot be published.
    await expect(staff.getByText(desk.publish.gaps.period)).toBeVisible();
    await staff.getByLabel(desk.texts.from).fill('2026-11-01');
    await staff.getByLabel(desk.texts.until).fill('2026-11-20');
    await staff.getByRole('button', { name: desk.texts.save }).click();
    await expect(staff.getByText(desk.publish.facts)).toBeVisible();
    await staff.getByRole('link', { name: desk.publish.preview }).click();
    await expect(staff.getByText(desk.publish.previewNote)).toBeVisible();
    await staff.getByRole('link', { name: desk.publish.backToEdit }).click();
    const { fact } = desk.publish;
    await staff.getByLabel(fact.surveyedUntil).fill('2026-11-20');
    await staff.getByLabel(fact.collectedOn).fill('2026-11-21');
    await staff.getByLabel(fact.distributed).fill('10');
    await staff.getByRole('button', { name: desk.publish.now, exact: true }).click();
    // Fewer than have answered cannot have been asked; what was typed stays.
    await expect(staff.getByText(desk.errors['incomplete']!).first()).toBeVisible();
    await expect(staff.getByLabel(fact.surveyedUntil)).toHaveValue('2026-11-20');
    await staff.getByLabel(fact.distributed).fill('100');
    await staff.getByRole('button', { name: desk.publish.now, exact: true }).click();
    await expect(staff.getByText(desk.did['published']!)).toBeVisible();
    await context.close();

    await page.goto('/');
    await page.getByRole('link', { name: /^買物アンケート/ }).click();
    await expect(page.getByText('満足度は「満足」が75.0%')).toBeVisible();
    await expect(
      page.getByRole('img', { name: /最も多いのは「本」で80\.0%/ }).first(),
    ).toBeVisible();
    await page.locator('#q3 summary').first().click();
    const [table] = await page.locator('#q3 table').allInnerTexts();
    expect(table).toMatch(/野菜\s+44\s+73\.3%/);
    const csv = await (await page.request.get(`${page.url()}/files/q3.csv`)).body();
    expect(csv.toString('utf8')).toContain('\ufeff回答,人数,割合\r\n本,48,80\r\n野菜,44,73.3');
    await page
      .locator('#q3')
      .getByRole('link', { name: t.groups('性別・年代') })
      .click();
    await expect(page.locator('main')).toContainText(t.withheld);
    await expect(page.locator('main')).not.toContainText('10代 2');
  });
});

test('a large sheet is accessible while it is worked out', async ({ page, site }) => {
  await signIn(site, 'staff@example.jp', page.context());
  const row = '女,30代,"野菜\n本",満足,この店の品ぞろえがよく、いつも親切にしてもらっています。\n';
  const begun = await page.request.post(`${site.url}/staff/surveys?_action=surveys.begin`, {
    headers: { Origin: site.url },
    maxRedirects: 0,
    multipart: {
      name: '大きな調査',
      kind: 'questionnaire',
      file: {
        name: '回答.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`性別,年代,買った物,満足度,ご意見\n${row.repeat(20_000)}`),
      },
    },
  });
  const work = begun.headers()['location']!;
  expect(work).toMatch(/^\/staff\/surveys\/work\//);
  // It asks again by itself, which would take the page away while it is looked at.
  await page.route(site.url + work, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/<meta http-equiv="refresh"[^>]*>/, '');
    await route.fulfill({ response: answer, body });
  });
  await page.goto(work);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expectAccessible(page);
  await page.unroute(site.url + work);
  await page.goto(work);
  await expect(page.getByText(desk.did['begun']!)).toBeVisible({ timeout: 30_000 });
});

test("the staff's page of a report is accessible, as is the whole report before it is published", async ({
  page,
  site,
}) => {
  await signIn(site, 'staff@example.jp', page.context());
  await page.goto('/staff/surveys');
  await page.getByLabel(desk.survey).selectOption({ label: desk.newSurvey });
  await page.getByLabel(desk.name).fill('商品券アンケート');
  await page.getByLabel(desk.pasted).fill(pasted);
  await expectAccessible(page);
  await page.getByRole('button', { name: desk.read }).click();
  await expect(page.getByText(desk.did['begun']!)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: desk.publish.preview }).click();
  await expectAccessible(page);
  // The whole report: its tables by groups, its data, how it will be cited and embedded.
  const file = page.locator('#q3').getByRole('link', { name: t.csv }).getAttribute('href');
  expect(await (await page.request.get((await file)!)).text()).toContain('本,48,80');
  await expect(page.locator('#q3')).toContainText('<iframe src=');
  await page
    .locator('#q3')
    .getByRole('link', { name: t.groups('性別・年代') })
    .click();
  await expect(page.locator('main')).toContainText(t.withheld);
});

test('reports fit a few sheets of A4, two charts beside each other', async ({ page }) => {
  for (const [slug, sheets] of [
    ['traffic-demo-2026-10', 3],
    ['conditions-demo-2026-07', 4],
  ] as const) {
    await page.goto(`/surveys/${slug}`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sizes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 (\d+)[\d.]* (\d+)/g)];
    expect(sizes.length, slug).toBeGreaterThan(0);
    expect(sizes.length, slug).toBeLessThanOrEqual(sheets);
    for (const [, width, height] of sizes) expect([width, height], slug).toEqual(['594', '841']);
  }
});
