import { words } from '#i18n/index.ts';
import { ListPage } from '../support/list.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja').map;
const TILE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYPhfDwAChAGA/lqGmAAAAABJRU5ErkJggg==',
  'base64',
);

interface Points {
  total: number;
  cells: { lat: number; lng: number; count: number; name?: string; href?: string }[];
}

test.beforeEach(({ page }) =>
  page.route('http://tiles.localhost:8901/**', (route) => route.fulfill({ body: TILE })),
);

test('a map beside the list opens when it is asked for and shows the same shops', async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const tiles: string[] = [];
  page.on(
    'request',
    (request) => request.url().includes('tiles.localhost') && tiles.push(request.url()),
  );
  await page.goto('/shops?category=cafe');
  const total = await new ListPage(page).total();
  expect(tiles).toEqual([]);

  const [answer, tile] = await Promise.all([
    page.waitForResponse(/\/shops\/points\?/),
    page.waitForResponse(/tiles\.localhost/),
    page.getByRole('button', { name: t.open }).click(),
  ]);
  expect(tile.ok()).toBe(true);
  const points = (await answer.json()) as Points;
  expect(points.total).toBe(total);
  await expect(page.getByRole('region', { name: t.region })).toBeVisible();
  await expect(page.locator('.leaflet-marker-icon')).toHaveCount(points.cells.length);
  await expect(page.getByRole('link', { name: t.credit })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a visitor goes from a mark on the map to its shop, by keyboard', async ({ page }) => {
  await page.goto('/shops?category=bakery');
  const [answer] = await Promise.all([
    page.waitForResponse(/\/shops\/points\?/),
    page.getByRole('button', { name: t.open }).click(),
  ]);
  const points = (await answer.json()) as Points;
  const single = points.cells.find((cell) => cell.count === 1)!;
  await page.getByRole('button', { name: single.name! }).focus();
  await page.keyboard.press('Enter');
  await expect(
    page.locator('.leaflet-popup').getByRole('link', { name: single.name! }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${single.href!}$`));
});

test('the map stays of use without its pictures', async ({ page }) => {
  await page.unrouteAll();
  await page.route('http://tiles.localhost:8901/**', (route) => route.abort());
  await page.goto('/shops?category=bakery');
  await page.getByRole('button', { name: t.open }).click();
  await expect(page.locator('.leaflet-marker-icon').first()).toBeVisible();
});

test('the points of every selection add up to its list', async ({ page, request, site }) => {
  const [{ unplaced }] = rowsOf<{ unplaced: number }>(
    site.dataDir,
    'select count(*) unplaced from shop where lat is null',
  ) as [{ unplaced: number }];
  for (const query of [
    '',
    '?open=1',
    '?category=eat',
    '?area=yuda&feature=parking',
    '?q=パン',
    '?zone=city-centre',
  ]) {
    await page.goto(`/shops${query}`);
    const total = await new ListPage(page).total();
    for (const zoom of [4, 12, 18]) {
      const bounds = `bbox=-180,-85,180,85&z=${zoom}`;
      const answer = await request.get(`/shops/points${query ? `${query}&` : '?'}${bounds}`);
      const points = (await answer.json()) as Points;
      expect(points.total, query).toBe(total);
      expect(points.cells.length).toBeLessThanOrEqual(200);
      const placed = points.cells.reduce((sum, cell) => sum + cell.count, 0);
      expect(placed, `${query} at ${zoom}`).toBeGreaterThanOrEqual(total - unplaced);
      expect(placed).toBeLessThanOrEqual(total);
    }
  }
});

test('a shop shows its place on a map of its own', async ({ page }) => {
  await page.goto('/shops/kohi-hitsujigumo');
  const [tile] = await Promise.all([
    page.waitForResponse(/tiles\.localhost/),
    page.getByRole('button', { name: t.open }).click(),
  ]);
  expect(tile.ok()).toBe(true);
  await expect(page.locator('.leaflet-marker-icon')).toHaveCount(1);
});
