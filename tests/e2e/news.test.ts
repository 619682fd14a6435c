import type { Page } from 'playwright/test';
import { newsDeskJa as desk } from '#i18n/news-desk.ja.ts';
import { words } from '#i18n/index.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { rowsOf, tellChange } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja');
const w = t.news;

/** The items of a feed, read as XML by the browser. */
function itemsOf(page: Page, xml: string) {
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml');
    const wrong = parsed.querySelector('parsererror');
    if (wrong) throw new Error(wrong.textContent ?? 'not XML');
    return [...parsed.querySelectorAll('item')].map((item) => ({
      title: item.querySelector('title')?.textContent,
      link: item.querySelector('link')?.textContent,
      at: Date.parse(item.querySelector('pubDate')?.textContent ?? ''),
    }));
  }, xml);
}

test('what is important stands over the home page, and is read in one tap', async ({ page }) => {
  await page.goto('/');
  const banner = page.getByRole('complementary', { name: w.importantNotice });
  const title = await banner.locator('span').innerText();
  await banner.getByRole('link').click();
  await expect(page).toHaveURL(/\/news\/demo-system-rest$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

test('staff write an important notice with a PDF: seen first, then over every page, then taken down', async ({
  page,
  site,
}) => {
  const banner = page.getByRole('complementary', { name: w.importantNotice });
  await page.goto('/help');
  await expect(banner).toContainText('デモ');
  await signIn(site, 'staff@example.jp', page.context());
  await page.goto('/staff/news');
  await page.getByRole('link', { name: desk.add }).click();
  const field = (label: string) => page.getByLabel(label, { exact: false }).first();
  await field(desk.form.title).fill('大雪のため、窓口を閉じます');
  await field(desk.form.body).fill('きょうの窓口は、15時までです。');
  await field(desk.form.until).fill('2026-11-25T09:00');
  await page.getByRole('radio', { name: desk.form.importances.important }).check();
  await field(desk.form.titleEn).fill('Counter closed because of snow');
  const pick = field(desk.form.files);
  await pick.setInputFiles({
    name: '絵.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('GIF89a'),
  });
  await page.getByRole('button', { name: desk.form.save }).click();
  await expect(page.getByRole('alert')).toContainText(desk.errors.notAPdf);
  await expectAccessible(page);
  await pick.setInputFiles({
    name: '臨時の案内.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n%%EOF\n'),
  });
  await page.getByRole('button', { name: desk.form.save }).click();
  await expect(page.getByText(desk.did['saved']!)).toBeVisible();
  await expect(page.getByRole('article')).toContainText('15時まで');
  await expectAccessible(page);
  await page.goto('/help');
  await expect(banner, 'nothing is public yet').toContainText('デモ');
  await page.goBack();
  await page.getByRole('button', { name: desk.publish, exact: true }).click();
  await expect(page.getByText(desk.did['published']!)).toBeVisible();

  await page.goto('/en/help');
  const inEnglish = page.getByRole('complementary', { name: words('en').news.importantNotice });
  await inEnglish.getByRole('link', { name: /Counter closed because of snow/ }).click();
  await expect(page).toHaveURL(/\/en\/news\/2026-11-24$/);
  await expect(inEnglish, 'it does not lead to itself').toHaveCount(0);
  const pdf = page.getByRole('link', { name: /臨時の案内/ });
  const address = (await pdf.getAttribute('href'))!;
  const [file] = await Promise.all([page.waitForEvent('download'), pdf.click()]);
  expect(file.suggestedFilename()).toBe('臨時の案内.pdf');

  await page.goto('/staff/news');
  await page.getByRole('button', { name: desk.withdrawOf('大雪のため、窓口を閉じます') }).click();
  await expect(page.getByText(desk.did['withdrawn']!)).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(404);
  await page.goto('/help');
  await expect(banner).toContainText('デモ');
});

test('the home page shows the three newest and leads to all, newest first', async ({ page }) => {
  await page.goto('/');
  const latest = page.getByRole('region', { name: w.title });
  await expect(latest.getByRole('listitem')).toHaveCount(3);
  await latest.getByRole('link', { name: w.all }).click();
  await expect(page.getByRole('heading', { level: 1, name: w.title })).toBeVisible();
  const days = await page
    .getByRole('main')
    .locator('time')
    .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')!));
  expect(days.length).toBeGreaterThan(5);
  expect(days).toEqual(days.toSorted().reverse());
});

test('a notice says whose it is and when, and its address is a link', async ({ page }) => {
  await page.goto('/news');
  await page.getByRole('link', { name: 'お店の写真' }).click();
  const article = page.getByRole('article');
  await expect(article).toContainText(t.site.publisher);
  await expect(article.locator('time')).toHaveText('11月20日(金)');
  await expect(article.getByRole('link')).toHaveAttribute(
    'href',
    'https://www.example.jp/photo-guide',
  );
  await page.goto('/news/demo-stamp-rally');
  await expect(article).toContainText('ほしぞら通り商店街振興組合');
});

for (const prefix of ['', '/en']) {
  test(`the feed at ${prefix}/news.rss is found from the list and can be read`, async ({
    page,
    request,
    site,
  }) => {
    await page.goto(`${prefix}/news`);
    const path = await page.locator('link[type="application/rss+xml"]').getAttribute('href');
    const answer = await request.get(path!);
    expect(answer.headers()['content-type']).toContain('application/rss+xml');
    const items = await itemsOf(page, await answer.text());
    expect(items.length).toBeGreaterThan(5);
    expect(items.every(({ link }) => link?.startsWith(`${site.url}${prefix}/news/`))).toBe(true);
    const times = items.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect((await request.get(items[0]!.link!)).status()).toBe(200);
  });
}

test('without any news the list says so, and the home page says nothing', async ({
  page,
  request,
  site,
}) => {
  const hide = (to: string, from: string) => {
    rowsOf(
      site.dataDir,
      'update news set visibility = ? where visibility = ? returning id',
      to,
      from,
    );
    tellChange(site.dataDir);
  };
  hide('archived', 'published');
  try {
    await page.goto('/news');
    await expect(page.getByRole('heading', { name: w.empty })).toBeVisible();
    await expectAccessible(page);
    await page.goto('/');
    await expect(page.getByRole('region', { name: w.title })).toHaveCount(0);
    await expect(page.getByRole('complementary', { name: w.importantNotice })).toHaveCount(0);
    const feed = await request.get('/news.rss');
    expect(await itemsOf(page, await feed.text())).toEqual([]);
    expect((await request.get('/news/demo-opening')).status()).toBe(404);
    expect((await request.get('/og/news/demo-opening.png')).status()).toBe(404);
  } finally {
    hide('published', 'archived');
  }
});
