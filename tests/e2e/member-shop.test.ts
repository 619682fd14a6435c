import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright/test';
import { memberJa } from '#i18n/member.ja.ts';
import { shopFormJa } from '#i18n/shop-form.ja.ts';
import { tellJa } from '#i18n/tell.ja.ts';
import { expectAccessible } from '../support/axe.ts';
import { signIn } from '../support/login.ts';
import type { Site } from '../support/process.ts';
import { rowsOf, withDatabase } from '../support/rows.ts';
import { expect, test } from '../support/server.ts';

const OWNER = 'owner@example.jp';
const { form: f } = memberJa;

const shopOf = (site: Site) =>
  rowsOf<{ id: number; slug: string }>(
    site.dataDir,
    `select shop.id, shop.slug from shop join business_account using (business_id)
     join account on account.id = account_id where email = ?`,
    OWNER,
  )[0]!;

/** Every story begins with what is live and nothing else. */
test.beforeEach(({ site }) => {
  withDatabase(site.dataDir, (sqlite) => {
    sqlite.prepare("delete from revision where kind = 'shop'").run();
    sqlite.prepare('delete from news where about_key is not null').run();
  });
});

/** Counts what a thumb does: taps, and characters that are typed. */
class Thumb {
  taps = 0;
  typed = 0;
  async tap(target: ReturnType<Page['getByRole']>): Promise<void> {
    this.taps += 1;
    await target.click();
  }
  async type(target: ReturnType<Page['getByRole']>, text: string): Promise<void> {
    this.typed += [...text].length;
    await target.fill(text);
  }
}

async function closeForObon(page: Page, site: Site): Promise<void> {
  await signIn(site, OWNER, page.context());
  await page.goto('/member');
  const thumb = new Thumb();
  await thumb.tap(page.getByRole('link', { name: memberJa.home.closings }));
  await thumb.tap(page.getByRole('button', { name: 'お盆休み' }));
  await expect(page.getByText(shopFormJa.closings.saved)).toBeVisible();
  process.stdout.write(`close for お盆: ${thumb.taps} taps, ${thumb.typed} characters\n`);
  expect(thumb.taps).toBeLessThanOrEqual(6);
  expect(thumb.typed).toBe(0);
  await expect(page.getByLabel(tellJa.sns)).toHaveValue(/お盆休み/);
  await page.getByRole('button', { name: tellJa.make }).click();
  await expect(page.getByText(tellJa.made)).toBeVisible();
  const notices = rowsOf<{ title: string }>(
    site.dataDir,
    "select title from news where about_key = 'closed-2027-08-16' and visibility = 'published'",
  );
  expect(notices.map(({ title }) => title)).toEqual([expect.stringContaining('お盆休み')]);
  const days = rowsOf<{ date: string; reason: string }>(
    site.dataDir,
    'select date, reason from shop_exception where shop_id = ? and reason = ? order by date',
    shopOf(site).id,
    'お盆休み',
  );
  expect(days.map(({ date }) => date)).toEqual([
    '2027-08-13',
    '2027-08-14',
    '2027-08-15',
    '2027-08-16',
  ]);
}

test('a shop closes for お盆 in a few taps, and visitors see it at once', async ({
  page,
  site,
}) => {
  await closeForObon(page, site);
  await expectAccessible(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a shop closes for お盆 the same', async ({ page, site }) => {
    await closeForObon(page, site);
  });

  test('a form whose session has ended comes back with its text after signing in', async ({
    page,
    site,
  }) => {
    const { id } = shopOf(site);
    await signIn(site, OWNER, page.context());
    await page.goto(`/member/shops/${id}/text`);
    const text = '窓辺の席で、ゆっくりどうぞ。';
    await page.getByLabel(shopFormJa.labels['summary']!, { exact: false }).first().fill(text);
    withDatabase(site.dataDir, (sqlite) => sqlite.prepare('delete from session').run());
    await page.getByRole('button', { name: f.save, exact: true }).click();
    await expect(page).toHaveURL(/\/login\?next=/);
    const next = new URL(page.url()).searchParams.get('next')!;
    expect(
      rowsOf(site.dataDir, 'select id from revision where kind = ? and entry_id = ?', 'shop', id),
    ).toEqual([]);
    await signIn(site, OWNER, page.context());
    await page.goto(next);
    await expect(page.getByText(f.kept)).toBeVisible();
    await expect(page.locator('#summary')).toHaveValue(text);
    await page.getByRole('button', { name: f.save, exact: true }).click();
    await expect(page.getByText(f.saved)).toBeVisible();
    await expect(page.locator('#summary')).toHaveValue(text);
  });

  test('年末年始 is closed in one step; days of one’s own come back after signing in too', async ({
    page,
    site,
  }) => {
    const { id } = shopOf(site);
    await signIn(site, OWNER, page.context());
    await page.goto(`/member/shops/${id}/closings`);
    await page.getByRole('button', { name: '年末年始' }).first().click();
    await expect(page.getByText(shopFormJa.closings.saved)).toBeVisible();
    const closed = rowsOf<{ date: string }>(
      site.dataDir,
      "select date from shop_exception where shop_id = ? and reason like '年末年始%' order by date",
      id,
    );
    expect(closed.length).toBeGreaterThan(3);
    expect(closed.map(({ date }) => date)).toContain('2027-01-01');
    const period = page.locator('.preset').last();
    await period.locator('summary').click();
    await period.getByLabel(shopFormJa.closings.reason, { exact: true }).fill('店主の里帰り');
    withDatabase(site.dataDir, (sqlite) => sqlite.prepare('delete from session').run());
    await period.getByRole('button', { name: shopFormJa.closings.add }).click();
    await expect(page).toHaveURL(/\/login\?next=/);
    const next = new URL(page.url()).searchParams.get('next')!;
    await signIn(site, OWNER, page.context());
    await page.goto(next);
    await expect(page.getByText(f.kept)).toBeVisible();
    await expect(period.getByLabel(shopFormJa.closings.reason, { exact: true })).toHaveValue(
      '店主の里帰り',
    );
    await period.getByRole('button', { name: shopFormJa.closings.add }).click();
    await expect(page.getByText('店主の里帰り').first()).toBeVisible();
  });
});

/** Two people of one business, each in a browser of their own, at the same form. */
async function twoAt(browser: Browser, site: Site, path: string): Promise<[Page, Page]> {
  const open = async (email: string) => {
    const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
    await signIn(site, email, context);
    const page = await context.newPage();
    await page.goto(path);
    return page;
  };
  return [await open(OWNER), await open('editor@example.jp')];
}

test('of two people who save the same field the second sees both texts and loses neither', async ({
  browser,
  site,
}) => {
  const { id } = shopOf(site);
  const [first, second] = await twoAt(browser, site, `/member/shops/${id}/name`);
  await first.locator('#name').fill('一人目の珈琲');
  await second.locator('#name').fill('二人目の珈琲');
  await first.getByRole('button', { name: f.save, exact: true }).click();
  await expect(first.getByText(f.saved)).toBeVisible();
  const answer = second.waitForResponse((response) => response.request().method() === 'POST');
  await second.getByRole('button', { name: f.save, exact: true }).click();
  expect((await answer).status()).toBe(409);
  await expect(second.getByText('一人目の珈琲')).toBeVisible();
  await expect(second.locator('.conflict').getByText('二人目の珈琲')).toBeVisible();
  await second.getByRole('radio', { name: new RegExp(f.conflict.theirs) }).check();
  await second.getByRole('button', { name: f.save, exact: true }).click();
  await expect(second.getByText(f.saved)).toBeVisible();
  await expect(second.locator('#name')).toHaveValue('一人目の珈琲');
  for (const page of [first, second]) await page.context().close();
});

test('typing is saved by itself, and what the network lost is back when the page is opened again', async ({
  page,
  site,
}) => {
  const { id } = shopOf(site);
  await signIn(site, OWNER, page.context());
  await page.goto(`/member/shops/${id}/text`);
  const body = page.locator('#body');
  await body.fill('深煎りの豆を毎朝焙煎しています。');
  await expect(page.locator('[data-save-state]')).toContainText('下書きに保存しました');
  const saves = '**/_actions/**';
  await page.route(saves, (route) => route.abort());
  await body.fill('深煎りの豆を毎朝焙煎しています。焼き菓子もあります。');
  await expect(page.locator('[data-save-state]')).toContainText(f.auto.offline);
  await page.goto('/member');
  await page.unroute(saves);
  await page.goto(`/member/shops/${id}/text`);
  await expect(body).toHaveValue('深煎りの豆を毎朝焙煎しています。焼き菓子もあります。');
  await expect(page.getByText(f.keptDevice)).toBeVisible();
  await page.getByRole('button', { name: f.save, exact: true }).click();
  await expect(page.getByText(f.saved)).toBeVisible();
});

test('imported hours are read, proposed and confirmed with one tap', async ({ page, site }) => {
  const { id, slug } = shopOf(site);
  withDatabase(site.dataDir, (sqlite) => {
    sqlite
      .prepare(
        'update shop set hours_value = null, schedule_id = null, hours_text = ? where id = ?',
      )
      .run('11:00～15:00。駐車場は店の裏に3台。\n定休日: 日曜日', id);
  });
  await signIn(site, OWNER, page.context());
  await page.goto('/member');
  const thumb = new Thumb();
  await thumb.tap(page.getByRole('link', { name: memberJa.home.checkHours }));
  await expect(page.getByText('月〜土 11:00〜15:00。日曜は休み。')).toBeVisible();
  await thumb.tap(page.getByRole('button', { name: shopFormJa.hours.accept }));
  await expect(page.locator('[data-hours-sentence]')).toHaveText(
    '月〜土 11:00〜15:00。日曜は休み。',
  );
  expect(thumb.taps).toBe(2);
  await page.goto(`/shops/${slug}`);
  await expect(page.getByText('月〜土 11:00〜15:00。日曜は休み。').first()).toBeVisible();
});

test('hours are typed, copied to other days and live with the save; a change of name waits', async ({
  page,
  site,
}) => {
  const { id } = shopOf(site);
  await signIn(site, OWNER, page.context());
  await page.goto(`/member/shops/${id}/hours`);
  await page.getByLabel('月曜日 開店').fill('07:30');
  await page.getByText(shopFormJa.hours.copy).click();
  await page.getByLabel('火', { exact: true }).check();
  await page.getByRole('button', { name: shopFormJa.hours.copyDo }).click();
  await expect(page.getByLabel('火曜日 開店')).toHaveValue('07:30');
  await expect(page.locator('[data-hours-sentence]')).toContainText('7:30');
  await page.getByRole('button', { name: f.save, exact: true }).click();
  await expect(page.getByText(f.savedLive(shopFormJa.labels['hours']!))).toBeVisible();
  const [shop] = rowsOf<{ hours_value: string }>(
    site.dataDir,
    'select hours_value from shop where id = ?',
    id,
  );
  expect(shop!.hours_value).toContain('07:30');
  await page.goto(`/member/shops/${id}/name`);
  await page.locator('#name').fill('あたらしい名前');
  await page.getByRole('button', { name: f.save, exact: true }).click();
  await expect(page.getByText(f.saved)).toBeVisible();
  await page.goto(`/member/preview/shops/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('あたらしい名前');
  await page.goto(`/member/shops/${id}`);
  await page.getByRole('button', { name: memberJa.entry.submit }).click();
  await expect(page.getByText('11月26日(木)までにお返事します').first()).toBeVisible();
  const [live] = rowsOf<{ name: string }>(site.dataDir, 'select name from shop where id = ?', id);
  expect(live!.name).not.toBe('あたらしい名前');
});

test('a pin is dragged by hand and by keys; two texts are compared and the first brought back', async ({
  page,
  site,
}) => {
  const { id } = shopOf(site);
  await page.route(/\/\d+\/\d+\/\d+\.png/, (route) => route.fulfill({ body: '' }));
  await signIn(site, OWNER, page.context());
  await page.goto(`/member/shops/${id}/address`);
  const [lat, lng] = [page.locator('#lat'), page.locator('#lng')];
  const place = async () => [Number(await lat.inputValue()), Number(await lng.inputValue())];
  const before = await place();
  await page.getByRole('button', { name: shopFormJa.openMap }).click();
  const pin = page.locator('.leaflet-marker-icon');
  await pin.scrollIntoViewIfNeeded();
  const box = (await pin.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y - 30, { steps: 6 });
  await page.mouse.up();
  await expect.poll(place).not.toEqual(before);
  const dragged = await place();
  expect(dragged[0]).toBeGreaterThan(before[0]!);
  expect(dragged[1]).toBeGreaterThan(before[1]!);
  await pin.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowLeft');
  const moved = await place();
  expect(moved[0]).toBeLessThan(dragged[0]!);
  expect(moved[1]).toBeLessThan(dragged[1]!);
  await page.getByRole('button', { name: f.save, exact: true }).click();
  await expect(page.getByText(f.saved)).toBeVisible();
  expect(await place()).toEqual(moved);

  const { history: h } = memberJa;
  await page.goto(`/member/history/shop/${id}?a=live&b=draft`);
  await expect(page.getByRole('heading', { name: h.compareWith(h.live, h.current) })).toBeVisible();
  await expect(page.locator('.compared')).toContainText(`${moved[0]}, ${moved[1]}`);
  await expect(page.locator('.compared')).toContainText(`${before[0]}, ${before[1]}`);
  const revision = rowsOf<{ body: string }>(
    site.dataDir,
    "select body from revision where kind = 'shop' and entry_id = ? order by number desc",
    id,
  )[0]!;
  const first = { ...(JSON.parse(revision.body) as object), building: '一番はじめの建物' };
  withDatabase(site.dataDir, (sqlite) => {
    sqlite.prepare("update revision set number = 2 where kind = 'shop' and entry_id = ?").run(id);
    sqlite
      .prepare(
        `insert into revision (kind, entry_id, number, state, body, base_version, author, at)
         select kind, entry_id, 1, 'accepted', ?, base_version, author, at from revision
         where kind = 'shop' and entry_id = ?`,
      )
      .run(JSON.stringify(first), id);
  });
  await page.reload();
  await page.getByRole('button', { name: `${h.number(1)}: ${h.restore}` }).click();
  await expect(page.getByText(h.restored)).toBeVisible();
  await page.goto(`/member/shops/${id}/address`);
  await expect(page.locator('#building')).toHaveValue('一番はじめの建物');
});

test('the link of a reminder confirms one entry without signing in, and only when it is pressed', async ({
  page,
  site,
}) => {
  const { id } = shopOf(site);
  const token = 'a'.repeat(43);
  withDatabase(site.dataDir, (sqlite) => {
    sqlite.prepare("update shop set confirmed_on = '2026-01-01' where id = ?").run(id);
    sqlite
      .prepare(
        `insert into confirm_token (token_hash, kind, entry_id, business_id, expires_at, sent_on)
         select ?, 'shop', id, business_id, '2026-12-20T00:00:00.000Z', '2026-11-20' from shop
         where id = ?`,
      )
      .run(createHash('sha256').update(token).digest('hex'), id);
  });
  const confirmedOn = () =>
    rowsOf<{ confirmed_on: string }>(site.dataDir, 'select * from shop where id = ?', id)[0]!
      .confirmed_on;
  await page.goto(`/confirm/${token}`);
  await expectAccessible(page);
  expect(confirmedOn(), 'looking changes nothing').toBe('2026-01-01');
  await page.getByRole('button', { name: memberJa.confirmPage.button }).click();
  await expect(page.getByText(memberJa.confirmPage.done)).toBeVisible();
  expect(confirmedOn()).toBe('2026-11-24');
  await page.goto('/member');
  await expect(page).toHaveURL(/\/login/);
});

test('somebody else’s shop is not found, in no room', async ({ site }) => {
  const { id } = shopOf(site);
  const cookie = await signIn(site, 'other@example.jp');
  for (const path of ['', '/name', '/hours', '/closings', '/history']) {
    const answer = await fetch(`${site.url}/member/shops/${id}${path}`, { headers: { cookie } });
    expect(answer.status, path).toBe(404);
  }
  const preview = await fetch(`${site.url}/member/preview/shops/${id}`, { headers: { cookie } });
  expect(preview.status).toBe(404);
  const before = rowsOf(site.dataDir, 'select * from shop where id = ?', id);
  for (const [action, fields] of Object.entries<Record<string, string>>({
    'drafts.save': { entry: `shop:${id}`, fields: 'phone', phone: '083-900-9999' },
    'drafts.submit': { kind: 'shop', id: String(id) },
    'drafts.end': { kind: 'shop', id: String(id) },
    'drafts.confirm': { kind: 'shop', id: String(id) },
    'shops.close': { id: String(id), from: '2026-12-01', until: '2026-12-02', reason: 'x' },
  })) {
    const answer = await fetch(`${site.url}/_actions/${action}`, {
      method: 'POST',
      headers: { cookie, origin: site.url },
      body: new URLSearchParams(fields),
    });
    expect(answer.status, action).toBe(404);
  }
  expect(rowsOf(site.dataDir, 'select * from shop where id = ?', id)).toEqual(before);
});

test('the rooms of a shop are accessible', async ({ tab, site }) => {
  test.slow();
  const { id } = shopOf(site);
  await signIn(site, OWNER, tab.context());
  for (const path of [
    '/member',
    `/member/shops/${id}`,
    ...['name', 'category', 'address', 'contact', 'text', 'features', 'english'].map(
      (section) => `/member/shops/${id}/${section}`,
    ),
    ...['hours', 'closings'].map((room) => `/member/shops/${id}/${room}`),
    `/member/history/shop/${id}`,
    `/member/preview/shops/${id}`,
  ]) {
    await tab.goto(path);
    await expectAccessible(tab);
    const overflow = await tab.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow, path).toBe(0);
  }
});
