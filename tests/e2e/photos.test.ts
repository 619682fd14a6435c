import type { Page } from 'playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { addPhoto } from '../support/photos.ts';
import { rowsOf, withDatabase } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const SHOP = 'kohi-hitsujigumo';

/** The picture with this description has really come. */
async function expectShown(page: Page, alt: string): Promise<void> {
  const image = page.getByRole('img', { name: alt }).first();
  await image.scrollIntoViewIfNeeded();
  await expect
    .poll(() => image.evaluate((img) => (img as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
}

function shopId(dataDir: string, slug = SHOP): number {
  return rowsOf<{ id: number }>(dataDir, 'select id from shop where slug = ?', slug)[0]!.id;
}

test('the photos of a shop: the first on its card and large on its page, the others in a row', async ({
  page,
  site,
}) => {
  const id = shopId(site.dataDir);
  await addPhoto(site.dataDir, 'shop', id, { alt: '窓ぎわの席' });
  await addPhoto(site.dataDir, 'shop', id, { alt: '焼きたてのパン', width: 700, height: 1000 });
  await page.goto(`/shops/${SHOP}`);
  await expectShown(page, '窓ぎわの席');
  await expectShown(page, '焼きたてのパン');
  const first = (await page.getByRole('img', { name: '窓ぎわの席' }).boundingBox())!;
  const second = (await page.getByRole('img', { name: '焼きたてのパン' }).boundingBox())!;
  expect(first.width).toBeGreaterThan(2 * second.width);
  expect(first.width / first.height).toBeCloseTo(4 / 3, 1);
  await expectAccessible(page);
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
  const shop = blocks
    .map((block) => JSON.parse(block))
    .find((one) => 'openingHours' in one || 'image' in one);
  expect(shop.image).toHaveLength(2);
  expect(await page.locator('meta[property="og:image"]').getAttribute('content')).toBe(
    shop.image[0],
  );

  await page.goto('/shops?q=珈琲 羊雲');
  await expectShown(page, '窓ぎわの席');
  await expect(page.getByRole('img', { name: '焼きたてのパン' })).toHaveCount(0);
});

test('a photo is served for good while something published shows it, and not otherwise', async ({
  request,
  site,
}) => {
  const id = shopId(site.dataDir, 'omusubi-kororin');
  const { key, imageId } = await addPhoto(site.dataDir, 'shop', id);
  const status = async (file = '800.jpg') => (await request.get(`/media/${key}/${file}`)).status();
  const answer = await request.get(`/media/${key}/400-50-50.jpg`);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/jpeg',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  for (const file of ['master.jpg', '801.jpg', '0800.jpg', '400-50-51.jpg', '800.avif', '800.svg'])
    expect(await status(file), file).toBe(404);

  const set = (sql: string, ...values: unknown[]) =>
    withDatabase(site.dataDir, (sqlite) => sqlite.prepare(sql).run(...values));
  expect(await status()).toBe(200);
  set('update entry_image set alt = null where image_id = ?', imageId);
  expect(await status(), 'nobody has described it').toBe(404);
  set("update entry_image set alt = 'x' where image_id = ?", imageId);
  set("update shop set visibility = 'hidden' where id = ?", id);
  expect(await status(), 'its shop is hidden').toBe(404);
  set("update shop set visibility = 'published' where id = ?", id);
  expect(await status()).toBe(200);
  set('delete from entry_image where image_id = ?', imageId);
  expect(await status(), 'nothing shows it').toBe(404);
});

test('a product and an event show their photos too, and the photos go when they are hidden', async ({
  page,
  request,
  site,
}) => {
  for (const [kind, room] of [
    ['product', 'products'],
    ['event', 'events'],
  ] as const) {
    const [entry] = rowsOf<{ id: number; slug: string }>(
      site.dataDir,
      `select id, slug from ${kind} where visibility = 'published' order by id limit 1`,
    );
    const alt = `${kind}の写真`;
    const { key } = await addPhoto(site.dataDir, kind, entry!.id, { alt, width: 600, height: 900 });
    await page.goto(`/${room}/${entry!.slug}`);
    await expectShown(page, alt);
    expect((await request.get(`/media/${key}/800.jpg`)).status()).toBe(200);
    withDatabase(site.dataDir, (sqlite) =>
      sqlite.prepare(`update ${kind} set visibility = 'hidden' where id = ?`).run(entry!.id),
    );
    expect((await request.get(`/media/${key}/800.jpg`)).status()).toBe(404);
    withDatabase(site.dataDir, (sqlite) =>
      sqlite.prepare(`update ${kind} set visibility = 'published' where id = ?`).run(entry!.id),
    );
  }
});
