import type { Page } from 'playwright/test';
import { hoursWords } from '#i18n/hours.ts';
import { words } from '#i18n/index.ts';
import { ListPage } from '../support/list.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja');
const hours = hoursWords('ja');
/** `営業中・18:00まで`, `まもなく閉店・…` or open around the clock. */
const OPEN = new RegExp(`^(営業中|まもなく閉店|${hours.openAlways})`);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a visitor goes from the home page to a place that is open now, on a phone', async ({
      page,
    }) => {
      await page.goto('/');
      await page.getByRole('main').getByRole('link', { name: t.home.openNow }).first().click();
      await expect(page).toHaveURL(/\/shops\?open=1$/);
      const list = new ListPage(page);
      const marks = await page.getByRole('main').locator('.open-mark').allInnerTexts();
      expect(marks.length).toBeGreaterThan(10);
      for (const mark of marks) expect(mark).toMatch(OPEN);

      const name = await list.cards.first().innerText();
      await list.cards.first().click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
      await expect(page.locator('.open-mark').first()).toHaveText(OPEN);
    });

    test('a visitor finds a bakery that is open now', async ({ page }) => {
      await page.goto('/shops');
      const list = new ListPage(page);
      await list.openFilters();
      await (await list.filter('category', 'cafe')).check();
      await page.getByRole('checkbox', { name: t.shops.openNow }).check();
      await list.apply();
      await list.openFilters();
      const expected = await list.countBeside('category', 'bakery');
      await (await list.filter('category', 'bakery')).check();
      await list.apply();
      await expect(list.chip('パン')).toBeVisible();
      expect(await list.total()).toBe(expected);
      expect(await list.cards.count()).toBe(expected);
    });

    test('the count beside each filter value is what choosing it gives', async ({ page }) => {
      const list = new ListPage(page);
      for (const [name, value] of [
        ['area', 'yuda'],
        ['feature', 'parking'],
        ['chamber', 'tokuji'],
        ['zone', 'yuda-onsen'],
      ] as const) {
        await page.goto('/shops?category=eat');
        await list.openFilters();
        const expected = await list.countBeside(name, value);
        expect(expected, `${name}=${value}`).toBeGreaterThan(0);
        await (await list.filter(name, value)).check();
        await list.apply();
        await expect(page).toHaveURL(new RegExp(`${name}=${value}`));
        expect(await list.total(), `${name}=${value}`).toBe(expected);
      }
    });

    test('taking one condition off keeps the others', async ({ page }) => {
      await page.goto('/shops?category=eat&area=yuda&open=1');
      const list = new ListPage(page);
      await list.chip('食べる').click();
      await expect(page).toHaveURL(/\/shops\?area=yuda&open=1$/);
      await expect(list.chip('食べる')).toHaveCount(0);
      await expect(list.chip(t.shops.openNow)).toBeVisible();
    });

    test('turning the page keeps the conditions', async ({ page }) => {
      await page.goto('/shops?category=shopping&sort=name');
      const list = new ListPage(page);
      const [total, first] = [await list.total(), await list.slugs()];
      expect(first).toHaveLength(24);
      await page.getByRole('link', { name: t.shops.next }).click();
      await expect(page).toHaveURL(/category=shopping&sort=name&page=2$/);
      const second = await list.slugs();
      expect(second).toHaveLength(Math.min(24, total - 24));
      expect(first.filter((slug) => second.includes(slug))).toEqual([]);
    });

    test('a search that finds nothing offers a way on', async ({ page }) => {
      await page.goto('/shops?q=ぜったいにないお店');
      await expect(page.getByText(t.shops.none)).toBeVisible();
      await page.getByRole('main').getByRole('link', { name: t.shops.clear }).last().click();
      await expect(page).toHaveURL(/\/shops$/);
      expect(await new ListPage(page).total()).toBeGreaterThan(100);
    });

    test('a visitor sorts by name', async ({ page, site }) => {
      await page.goto('/shops');
      await page.getByRole('link', { name: t.shops.sorts.name }).click();
      await expect(page).toHaveURL(/sort=name/);
      const readings = await readingsOf(page, site.dataDir);
      expect(readings).toHaveLength(24);
      expect(readings).toEqual([...readings].sort(new Intl.Collator('ja').compare));
    });

    test('a visitor sorts by distance from a place', async ({ page, site }) => {
      await page.goto('/shops');
      await page.getByRole('link', { name: t.shops.sorts.near }).click();
      await page.getByRole('link', { name: '湯田温泉', exact: true }).click();
      await expect(page).toHaveURL(/sort=near&from=yuda-onsen/);
      await expect(page.getByText(t.shops.nearFrom('湯田温泉'))).toBeVisible();
      const distances = await distancesOf(page, site.dataDir, 'yuda-onsen');
      expect(distances).toHaveLength(24);
      expect(distances).toEqual([...distances].sort((a, b) => a - b));
    });

    test('every page of the list together shows each shop once', async ({ page }) => {
      const list = new ListPage(page);
      await page.goto('/shops');
      const n = await list.total();
      const seen: string[] = [];
      for (let number = 1; number <= Math.ceil(n / 24); number += 1) {
        await page.goto(`/shops?page=${number}`);
        seen.push(...(await list.slugs()));
      }
      expect(new Set(seen).size).toBe(n);
      expect(seen).toHaveLength(n);
    });
  });
}

async function readingsOf(page: Page, dataDir: string): Promise<string[]> {
  const kana = new Map(
    rowsOf<{ slug: string; kana: string }>(dataDir, 'select slug, kana from shop').map((row) => [
      row.slug,
      row.kana,
    ]),
  );
  return (await new ListPage(page).slugs()).map((slug) => kana.get(slug)!);
}

/** Kilometres on a plane are exact enough to compare inside a city. */
async function distancesOf(page: Page, dataDir: string, zone: string): Promise<number[]> {
  interface Place {
    slug: string;
    lat: number;
    lng: number;
  }
  const [from] = rowsOf<Place>(dataDir, 'select slug, lat, lng from zone where slug = ?', zone);
  const round = (column: string) =>
    `case address_precision when 'town' then round(${column}, 2) else ${column} end as ${column}`;
  const places = rowsOf<Place>(dataDir, `select slug, ${round('lat')}, ${round('lng')} from shop`);
  const bySlug = new Map(places.map((place) => [place.slug, place]));
  return (await new ListPage(page).slugs()).map((slug) => {
    const { lat, lng } = bySlug.get(slug)!;
    const east = (lng - from!.lng) * Math.cos((from!.lat * Math.PI) / 180);
    return Math.round(Math.hypot(lat - from!.lat, east) * 1112);
  });
}
