import ICAL from 'ical.js';
import { words } from '#i18n/index.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja');
const w = t.events;

test('a visitor finds a free market of this weekend and puts it into a calendar', async ({
  page,
}) => {
  await page.goto('/events');
  await page.getByRole('link', { name: w.weekend, exact: true }).click();
  await page.getByRole('link', { name: w.free, exact: true }).click();
  await expect(page).toHaveURL(/free=1&when=weekend/);
  await page.getByRole('link', { name: 'たねまき土曜朝市' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('たねまき土曜朝市');
  await expect(page.getByText('11月28日(土) 8:00〜11:00').first()).toBeVisible();
  const file = await page.getByRole('link', { name: w.addIcs }).getAttribute('href');
  const answer = await page.request.get(file!);
  expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as never);
  const [series] = calendar.getAllSubcomponents('vevent').map((entry) => new ICAL.Event(entry));
  expect(series!.uid).toBe('demo-tanemaki-doyo-asaichi-1');
  expect(series!.isRecurring()).toBe(true);
});

test('what was moved or postponed is told with the date it had before', async ({ page }) => {
  await page.goto('/events/candle-night-hotarubashi');
  await expect(page.getByText('12月5日(土) 17:00〜20:00から変更').first()).toBeVisible();
  await page.goto('/events/kage-e-geki');
  await expect(page.getByText(w.postponed).first()).toBeVisible();
  await page.goto('/events?day=2026-12-05');
  const line = page.getByRole('article').filter({ hasText: 'ほたる橋 キャンドルナイト' });
  await expect(line).toContainText('12月12日(土) 17:00〜20:00へ変更');
});

test('the feed of a list holds the events of the list', async ({ page }) => {
  await page.goto('/events?kind=market&view=list');
  const feed = await page.getByRole('link', { name: w.subscribeFile }).getAttribute('href');
  expect(feed).toMatch(/\/events\.ics\?kind=market$/);
  const answer = await page.request.get(feed!);
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as never);
  const titles = calendar
    .getAllSubcomponents('vevent')
    .map((entry) => String(entry.getFirstPropertyValue('summary')));
  expect(titles).toContain('しおかぜ日曜朝市');
  expect(titles).not.toContain('まちの音楽会 秋から冬へ');
});

test('the month is a table on a wide screen, each day leading to its list', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/events?view=month&month=2026-12');
  const month = page.getByRole('table', { name: '2026年12月' });
  await expect(month.getByRole('columnheader')).toHaveCount(7);
  await month
    .getByRole('link', { name: /^12月31日\(木\)/ })
    .first()
    .click();
  await expect(page).toHaveURL(/day=2026-12-31/);
  await expect(page.getByRole('link', { name: /年越しカウントダウン/ })).toBeVisible();
});
