import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright/test';
import { words } from '#i18n/index.ts';
import { expect, test } from '../support/server.ts';

const t = words('ja');

/** Another site with our code on it, on an address of its own; ends with the test. */
async function openHost(page: Page, code: string): Promise<void> {
  const server = createServer((_, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8').end(`<main>${code}</main>`);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  page.on('close', () => server.close());
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

test('the code a visitor copies from a list of events shows that list on another site', async ({
  page,
  context,
  site,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/events?kind=market&free=1');
  const titles = await page.locator('.list article a').filter({ visible: true }).allInnerTexts();
  await page.getByText(t.opendata.embed, { exact: true }).click();
  await page.getByRole('button', { name: t.opendata.embedCopy }).click();
  await expect(page.locator('.snippet [role=status]')).toHaveText(t.common.copied);
  const code = await page.evaluate(() => navigator.clipboard.readText());
  await openHost(page, code);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(
    `${t.events.free} ${t.events.kinds.market} ${t.events.title}`,
  );
  await expect(frame.getByRole('article').first()).toBeVisible();
  const framed = await frame.getByRole('article').getByRole('link').allInnerTexts();
  expect(framed.length).toBeGreaterThan(3);
  expect(titles).toEqual(expect.arrayContaining(framed.slice(0, 4)));
  const [whole] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('link', { name: t.events.allEvents }).click(),
  ]);
  await expect(whole).toHaveURL(`${site.url}/events?kind=market&free=1`);
});

test('only what is made for it may be framed', async ({ page, request, site }) => {
  const policyOf = async (path: string) =>
    (await request.get(path)).headers()['content-security-policy']!;
  for (const path of [
    '/embed/events',
    '/en/embed/events?when=weekend',
    '/embed/shops/kohi-hitsujigumo',
  ])
    expect(await policyOf(path)).toContain('frame-ancestors *');
  for (const path of ['/', '/events', '/events?kind=market', '/opendata', '/embed/nothing'])
    expect(await policyOf(path)).toContain("frame-ancestors 'none'");
  await openHost(page, `<iframe src="${site.url}/events"></iframe>`);
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveCount(0);
});

test('a list without events says so', async ({ page }) => {
  await page.goto('/embed/events?q=zzzz');
  await expect(page.getByRole('main')).toContainText(t.events.none);
});

test('a list fits into a narrow column', async ({ page }) => {
  await page.setViewportSize({ width: 240, height: 600 });
  await page.goto('/embed/events?kind=market');
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(beyond, 'pixels that scroll sideways').toBe(0);
});

test('the open-data page gives code for both', async ({ page }) => {
  await page.goto('/opendata');
  await expect(page.getByLabel(t.opendata.embedShop)).toHaveValue(/\/embed\/shops\//);
  await expect(page.getByLabel(t.opendata.embedEvents)).toHaveValue(/\/embed\/events"/);
});
