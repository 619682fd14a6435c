import type { Page } from 'playwright/test';
import { deskJa } from '#i18n/desk.ja.ts';
import { memberJa } from '#i18n/member.ja.ts';
import { photosJa as w } from '#i18n/photos.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import { picture } from '../support/photos.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const OWNER = 'owner@example.jp';

/** A product of the demo owner's, which no other test gives photos. */
function aProduct(dataDir: string): { id: number; slug: string } {
  return rowsOf<{ id: number; slug: string }>(
    dataDir,
    `select product.id, product.slug from product join shop on shop.id = product.shop_id
     join business_account on business_account.business_id = shop.business_id
     join account on account.id = business_account.account_id
     where account.email = ? and product.visibility = 'published'
     and not exists (select 1 from entry_image where kind = 'product' and entry_id = product.id)
     order by product.id limit 1`,
    OWNER,
  )[0]!;
}

const file = async (name: string, width = 1200) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await picture(width, (width * 3) / 4),
});

/** The photos on the page, by their descriptions. */
const descriptions = (page: Page) =>
  page
    .locator('[data-sortable] input[name="alt"]')
    .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));

test('a shop adds photos from a phone and describes them; once the staff have looked, visitors see them', async ({
  page,
  context,
  request,
  site,
}) => {
  await signIn(site, OWNER, context);
  const { id, slug } = aProduct(site.dataDir);
  await page.goto(`/member/photos/product/${id}`);
  await expect(page.getByText(w.empty)).toBeVisible();
  await expectAccessible(page);
  const arrives = page.waitForRequest((request) => request.url().includes('photos.add'));
  const chosen = [await file('a.jpg', 4000), await file('b.jpg')];
  await page.getByLabel(w.add.file).setInputFiles(chosen);
  await arrives;
  const arrived = performance.now();
  await expect(page.getByText(`a.jpg: ${w.progress.added}`)).toBeVisible({ timeout: 20_000 });
  const ms = Math.round(performance.now() - arrived);
  process.stdout.write(`      a 12-megapixel photo is there ${ms} ms after it was sent\n`);
  await expect(page.getByText(`b.jpg: ${w.progress.added}`)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(w.list.hidden)).toHaveCount(2);
  const [sent] = rowsOf<{ width: number; key: string }>(
    site.dataDir,
    `select image.width, image.key from image join entry_image on image_id = image.id
     where kind = 'product' and entry_id = ? and position = 0`,
    id,
  );
  expect(sent!.width, 'it was made smaller before it was sent').toBe(2560);
  expect((await request.get(`/media/${sent!.key}/800.jpg`)).status(), 'not public yet').toBe(404);

  for (const [i, words] of ['箱を開けたところ', '箱の外'].entries()) {
    const item = page.locator('[data-sortable] > li').nth(i);
    await item.getByLabel(w.edit.alt).fill(words);
    await item.getByRole('button', { name: w.edit.save }).click();
    await expect(page.getByText(w.done.describe)).toBeVisible();
  }
  await expect(page.getByText(w.list.waits, { exact: true })).toHaveCount(2);
  await expectAccessible(page);
  expect((await request.get(`/media/${sent!.key}/800.jpg`)).status(), 'not looked at').toBe(404);
  await page.goto(`/member/preview/products/${id}`);
  const shown = page.getByRole('img', { name: '箱を開けたところ' });
  await expect
    .poll(() => shown.evaluate((img) => (img as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  await page.goto(`/member/products/${id}`);
  await page.getByRole('button', { name: memberJa.entry.submit }).click();
  await expect(page.getByText(memberJa.states.submitted).first()).toBeVisible();
  await signIn(site, 'staff@example.jp', context);
  await page.goto(`/staff/product/${id}`);
  await expect(page.getByText(w.added(2))).toBeVisible();
  await page.getByRole('button', { name: deskJa.accept }).click();
  await expect(page.getByText(deskJa.said['accepted']!)).toBeVisible();
  await page.goto(`/products/${slug}`);
  await expect(page.getByRole('img', { name: '箱を開けたところ' })).toBeVisible();
  expect((await request.get(`/media/${sent!.key}/800.jpg`)).status()).toBe(200);
});

test('photos are put in order by buttons and by hand, cropped by a tap, and taken off with a way back', async ({
  page,
  context,
  site,
}) => {
  await signIn(site, OWNER, context);
  const { id } = aProduct(site.dataDir);
  await page.goto(`/member/photos/product/${id}`);
  const add = page.getByLabel(w.add.file);
  await add.setInputFiles([await file('1.jpg'), await file('2.jpg'), await file('3.jpg')]);
  await expect(page.getByText(`3.jpg: ${w.progress.added}`)).toBeVisible({ timeout: 20_000 });
  const items = page.locator('[data-sortable] > li');
  for (const [i, words] of ['一', '二', '三'].entries()) {
    await items.nth(i).getByLabel(w.edit.alt).fill(words);
    await items.nth(i).getByRole('button', { name: w.edit.save }).click();
    await expect(page.getByText(w.done.describe)).toBeVisible();
  }
  await page.getByRole('button', { name: w.list.earlier(3) }).click();
  await expect.poll(() => descriptions(page)).toEqual(['一', '三', '二']);

  await items.nth(1).locator('[data-drag]').scrollIntoViewIfNeeded();
  await page.setViewportSize({ width: 360, height: 3000 });
  const from = (await items.nth(2).locator('[data-drag]').boundingBox())!;
  const to = (await items.nth(0).boundingBox())!;
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 20, { steps: 8 });
  await page.mouse.up();
  await expect(page.getByText(w.done.order)).toBeVisible();
  await expect.poll(() => descriptions(page)).toEqual(['二', '一', '三']);

  const first = items.first();
  const frame = first.locator('[data-point]');
  const box = (await frame.boundingBox())!;
  await frame.click({ position: { x: box.width * 0.12, y: box.height * 0.88 } });
  await expect(first.getByLabel(w.edit.x)).toHaveValue('10');
  await expect(first.getByLabel(w.edit.y)).toHaveValue('90');
  await first.getByRole('button', { name: w.edit.save }).click();
  await expect(page.getByText(w.done.describe)).toBeVisible();
  const focus = rowsOf(
    site.dataDir,
    "select focal_x, focal_y from entry_image where kind = 'product' and entry_id = ? and position = 0",
    id,
  );
  expect(focus).toEqual([{ focal_x: 10, focal_y: 90 }]);

  await page.getByRole('button', { name: w.removeOf(2) }).click();
  await expect.poll(() => descriptions(page)).toEqual(['二', '三']);
  await page.getByRole('button', { name: w.undo }).click();
  await expect(page.getByText(w.done.restore)).toBeVisible();
  await expect.poll(() => descriptions(page)).toEqual(['二', '一', '三']);
});

test('a photo is added without a script, and what cannot be read is said with what to do', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  await signIn(site, OWNER, context);
  const page = await context.newPage();
  const [event] = rowsOf<{ id: number }>(
    site.dataDir,
    `select event.id from event
     join business_account on business_account.business_id = event.business_id
     join account on account.id = business_account.account_id where account.email = ? limit 1`,
    OWNER,
  );
  await page.goto(`/member/photos/event/${event!.id}`);
  const send = async (chosen: Awaited<ReturnType<typeof file>>) => {
    await page.getByLabel(w.add.file).setInputFiles(chosen);
    await page.locator('[data-add-photos]').getByLabel(w.add.alt).fill('手で書いた説明');
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.getByRole('button', { name: w.add.send }).click(),
    ]);
    return answer.status();
  };
  const heic = Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic');
  expect(await send({ name: 'IMG.HEIC', mimeType: 'image/heic', buffer: heic })).toBe(422);
  await expect(page.getByRole('alert')).toContainText(w.problems.heic);
  expect(await send({ ...(await file('x.jpg')), buffer: Buffer.from('<svg/>') })).toBe(422);
  await expect(page.getByRole('alert')).toContainText(w.problems.notAnImage);
  expect(await send(await file('x.png'))).toBe(303);
  await expect(page.getByText(w.done.add)).toBeVisible();
  await expect.poll(() => descriptions(page)).toEqual(['手で書いた説明']);
  await context.close();
});

test('the photos of another business are not there, and without signing in there is a way to do so', async ({
  request,
  site,
}) => {
  const [shop] = rowsOf<{ id: number }>(
    site.dataDir,
    "select id from shop where slug = 'kohi-hitsujigumo'",
  );
  const here = `/member/photos/shop/${shop!.id}`;
  const cookie = await signIn(site, 'other@example.jp');
  expect((await request.get(here, { headers: { cookie } })).status()).toBe(404);
  expect((await request.get(`/member/photos/campaign/1`, { headers: { cookie } })).status()).toBe(
    404,
  );
  const nobody = await request.get(here, { maxRedirects: 0 });
  expect(nobody.status()).toBe(303);
  expect(nobody.headers()['location']).toContain('/login');
  const images = () => rowsOf(site.dataDir, 'select id from image').length;
  const before = images();
  const sent = await request.post(`${here}?_action=photos.add`, {
    headers: { cookie, origin: site.url },
    multipart: { kind: 'shop', id: String(shop!.id), alt: '', photo: await file('x.jpg') },
  });
  expect(sent.status()).toBe(404);
  expect(images()).toBe(before);
});
