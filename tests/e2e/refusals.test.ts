import { expect, test as base } from 'playwright/test';
import { signIn } from '../support/login.ts';
import { layOut, prepareTown } from '../support/policy-town.ts';
import type { Town } from '../support/policy.ts';
import { startSite, type Site } from '../support/process.ts';
import { rowsOf, tellChange, withDatabase } from '../support/rows.ts';
import { copyTemplate } from '../support/template.ts';

const OWNER = 'owner@example.jp';

/** A town of one's own, whose log tells what was ignored. */
const test = base.extend<{ site: Site; town: Town }>({
  site: async ({}, use) => {
    const site = await startSite(await copyTemplate('refusals'), { LOG_LEVEL: 'warn' });
    await use(site);
    await site.stop();
  },
  town: async ({ site }, use) => use(await prepareTown(site)),
});

const send = (site: Site, Cookie: string, action: string, fields: Record<string, string>) =>
  fetch(`${site.url}/_actions/${action}`, {
    method: 'POST',
    headers: { Origin: site.url, Cookie },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

/** Sends a form to an action, as somebody who signs in for it. */
async function post(site: Site, email: string, action: string, fields: Record<string, string>) {
  return send(site, await signIn(site, email), action, fields);
}

test('what is not public is there for nobody at its public addresses, staff included', async ({
  site,
  town,
}) => {
  const { couponSlug, productSlug } = town;
  const addresses = [
    '/shops/kohi-hitsujigumo',
    '/shops/kohi-hitsujigumo/notice',
    '/embed/shops/kohi-hitsujigumo',
    '/og/shops/kohi-hitsujigumo.png',
    `/coupons/${couponSlug}`,
    `/coupons/${couponSlug}/use`,
    `/coupons/${couponSlug}/print`,
    `/og/coupons/${couponSlug}.png`,
    '/jobs/hitsujigumo-morning',
    '/og/jobs/hitsujigumo-morning.png',
    '/events/pan-to-kohi',
    '/events/pan-to-kohi.ics',
    '/og/events/pan-to-kohi.png',
    `/products/${productSlug}`,
    `/og/products/${productSlug}.png`,
  ];
  const statuses = (Cookie: string) =>
    Promise.all(
      addresses.map(async (address) => {
        const answer = await fetch(site.url + address, { headers: { Cookie }, redirect: 'manual' });
        return `${address} ${answer.status}`;
      }),
    );
  const allOf = (status: number) => addresses.map((address) => `${address} ${status}`);
  expect(await statuses('')).toEqual(allOf(200));
  withDatabase(site.dataDir, (sqlite) => {
    for (const kind of ['shop', 'coupon', 'job', 'event', 'product'])
      sqlite.prepare(`update ${kind} set visibility = 'hidden'`).run();
  });
  tellChange(site.dataDir);
  await expect.poll(() => statuses('')).toEqual(allOf(404));
  for (const email of [OWNER, 'staff@example.jp'])
    expect(await statuses(await signIn(site, email)), email).toEqual(allOf(404));
});

test('a form decides nothing of whose an entry is or how it stands, and what it says of that is logged', async ({
  site,
  town,
}) => {
  const read = () =>
    rowsOf<object>(site.dataDir, 'select * from coupon where id = ?', town.coupon)[0]!;
  const businesses = () => rowsOf(site.dataDir, 'select * from business order by id');
  withDatabase(site.dataDir, (sqlite) => sqlite.prepare('delete from revision').run());
  const before = { coupon: read(), businesses: businesses() };
  const decided = { visibility: 'archived', business_id: '1', shop_id: '1', trusted: '1' };
  const more = { state: 'accepted', version: '99', slug: 'mine', used: '0', demo: '0' };
  const answer = await post(site, OWNER, 'drafts.save', {
    entry: `coupon:${town.coupon}`,
    fields: `title ${Object.keys({ ...decided, ...more }).join(' ')}`,
    title: '新しい題',
    ...decided,
    ...more,
  });
  expect(answer.status).toBe(200);
  expect({ coupon: read(), businesses: businesses() }).toEqual(before);
  const [revision] = rowsOf<{ state: string; body: string }>(
    site.dataDir,
    "select state, body from revision where kind = 'coupon' and entry_id = ?",
    town.coupon,
  );
  expect(revision!.state).toBe('draft');
  const body = JSON.parse(revision!.body) as Record<string, unknown>;
  expect(body['title']).toBe('新しい題');
  for (const name of Object.keys({ ...decided, ...more })) expect(body).not.toHaveProperty(name);
  await expect.poll(site.output).toContain('"ignored":["business_id","demo","shop_id","slug"');
});

test('who has not accepted the terms in force writes drafts and publishes nothing', async ({
  site,
  town,
}) => {
  const entry = { kind: 'coupon', id: String(town.coupon) };
  const forms: [action: string, fields: Record<string, string>][] = [
    ['drafts.submit', entry],
    [
      'drafts.save',
      { entry: `coupon:${town.coupon}`, fields: 'title', title: '新しい題', asked: 'publish' },
    ],
  ];
  const newest = () =>
    rowsOf<{ state: string }>(
      site.dataDir,
      "select state from revision where kind = 'coupon' order by id desc limit 1",
    )[0]!.state;
  const accept = (version: string | null) =>
    withDatabase(site.dataDir, (sqlite) =>
      sqlite.prepare('update business set trusted = 1, terms_version = ?').run(version),
    );
  const [before] = rowsOf<{ terms_version: string }>(
    site.dataDir,
    'select terms_version from business where id = ?',
    town.business,
  );
  for (const [action, fields] of forms) {
    await layOut(site, town);
    withDatabase(site.dataDir, (sqlite) =>
      sqlite.prepare("update revision set state = 'draft' where kind = 'coupon'").run(),
    );
    accept('2020-01-01');
    const refused = await post(site, OWNER, action, fields);
    expect(await refused.text(), action).toContain('terms');
    expect(newest(), action).toBe('draft');
    accept(before!.terms_version);
    expect((await post(site, OWNER, action, fields)).status, action).toBe(200);
    expect(newest(), action).toBe('accepted');
  }
});

test('a form that is sent five times at once does its work once', async ({ site, town }) => {
  const five = async (email: string, action: string, fields: Record<string, string>) => {
    const cookie = await signIn(site, email);
    const answers = Array.from({ length: 5 }, () => send(site, cookie, action, fields));
    return (await Promise.all(answers)).map(({ status }) => status);
  };
  const count = (sql: string) => rowsOf(site.dataDir, sql).length;
  const drafts = `select id from coupon where shop_id = ${town.shop}`;
  const before = count(drafts);
  const again = { kind: 'coupon', id: String(town.coupon), nonce: 'd'.repeat(22) };
  expect(await five(OWNER, 'repeat.again', again)).toEqual(Array(5).fill(200));
  expect(count(drafts)).toBe(before + 1);
  const renamed = { entry: `shop:${town.shop}`, fields: 'name', name: '羊雲珈琲' };
  expect(await five(OWNER, 'drafts.save', renamed)).toEqual(Array(5).fill(200));
  const texts = `select id from revision where kind = 'shop' and entry_id = ${town.shop}
    and state = 'draft'`;
  expect(count(texts)).toBe(1);
  await layOut(site, town);
  const { coupon, revision, seen } = town;
  const entry = { kind: 'coupon', id: String(coupon), revision: String(revision), seen };
  const mails = `select id from outbox where recipient = 'business:${town.business}'`;
  const told = count(mails);
  expect(await five('staff@example.jp', 'desk.accept', entry)).toEqual(Array(5).fill(200));
  expect(count(mails)).toBe(told + 1);
  const asked = { email: 'new@example.com', business: String(town.business), role: 'editor' };
  await five(OWNER, 'accounts.invitePerson', asked);
  const open = `select id from invitation where email = 'new@example.com' and used_at is null
    and expires_at > '2026-11-24T03:30:00.000Z'`;
  expect(count(open)).toBe(1);
});

test('a new password ends every other session', async ({ site }) => {
  const other = await signIn(site, OWNER);
  const visit = async (Cookie: string) =>
    (await fetch(`${site.url}/member`, { headers: { Cookie }, redirect: 'manual' })).status;
  expect(await visit(other)).toBe(200);
  const password = '川沿いの桜並木を犬と歩く朝です';
  expect((await post(site, OWNER, 'accounts.setPassword', { password })).status).toBe(200);
  expect(await visit(other)).toBe(303);
});
