import { randomBytes } from 'node:crypto';
import { expect } from 'playwright/test';
import { seenOf } from '#features/drafts/fields.ts';
import { entryKinds } from '#features/drafts/kinds.ts';
import { openStore } from '#server/db.ts';
import { addAccount } from './accounts.ts';
import { signIn } from './login.ts';
import { NOW } from './paths.ts';
import { addPhoto, picture } from './photos.ts';
import type { Town } from './policy.ts';
import type { Site } from './process.ts';
import { rowsOf, withDatabase } from './rows.ts';

/** What of the café is asked for by name, so that whoever may gets it and whoever may not does not. */
export async function prepareTown(site: Site): Promise<Town> {
  const { dataDir } = site;
  const [shop] = rowsOf<{ id: number; business_id: number }>(
    dataDir,
    "select id, business_id from shop where slug = 'kohi-hitsujigumo'",
  );
  const of = (kind: string, owner: string, id: number) =>
    rowsOf<{ id: number; slug: string }>(
      dataDir,
      `select id, slug from ${kind} where ${owner} = ? and visibility = 'published' order by id`,
      id,
    )[0]!;
  const photos: number[] = [];
  for (const alt of ['外観', '店内', '看板'])
    photos.push((await addPhoto(dataDir, 'shop', shop!.id, { alt })).imageId);
  const undescribed = await addPhoto(dataDir, 'shop', shop!.id, { alt: null });
  rowsOf(dataDir, 'update image set business_id = ? returning id', shop!.business_id);
  const coupon = of('coupon', 'shop_id', shop!.id);
  const product = of('product', 'shop_id', shop!.id);
  const town: Town = {
    business: shop!.business_id,
    shop: shop!.id,
    coupon: coupon.id,
    couponSlug: coupon.slug,
    product: product.id,
    productSlug: product.slug,
    job: of('job', 'shop_id', shop!.id).id,
    event: of('event', 'business_id', shop!.business_id).id,
    photos: photos as Town['photos'],
    undescribed: undescribed.key,
    picture: await picture(200, 150),
    serial: '0123456789AB',
    noticeOf: noticeOf(dataDir, shop!.business_id),
    ...strangersOf(dataDir, shop!.business_id),
    report: await beginReport(site),
    ...(await addPeople(site, shop!.business_id)),
    seen: '',
    ...ids,
  };
  await layOut(site, town);
  return town;
}

/** When the 特定商取引法に基づく表記 of a business was last written; empty where there is none. */
function noticeOf(dataDir: string, business: number): string {
  const sql = 'select updated_at as at from seller_notice where business_id = ?';
  return rowsOf<{ at: string }>(dataDir, sql, business)[0]?.at ?? '';
}

/** Shops of others: the first takes part in the campaign, the second nobody has asked. */
function strangersOf(dataDir: string, business: number): Pick<Town, 'partner' | 'stranger'> {
  const shops = rowsOf<{ id: number }>(
    dataDir,
    "select id from shop where business_id <> ? and visibility = 'published' order by id limit 2",
    business,
  );
  return { partner: shops[0]!.id, stranger: shops[1]!.id };
}

/** Rows that are put back before every action that may be done. */
const ids = {
  revision: 990_001,
  invitation: 990_002,
  use: 990_003,
  message: 990_004,
  application: 990_005,
  notice: 990_006,
  campaign: 990_007,
  approval: 990_006,
  objection: 990_007,
  visit: 990_008,
  double: 990_009,
  doubleShop: 990_010,
};

export const SUSPENDED = 'suspended@example.com';

/** Somebody who may still be taken out, and one who was an owner until now. */
async function addPeople({ dataDir }: Site, business: number): Promise<{ person: number }> {
  const store = openStore(dataDir);
  const person = await addAccount(store, new Date(NOW), { email: 'spare@example.com' });
  const gone = await addAccount(store, new Date(NOW), { email: SUSPENDED });
  const row = { account_id: gone, business_id: business, role: 'owner', created_at: NOW } as const;
  await store.write((tx) => tx.insertInto('business_account').values(row).execute());
  await store.close();
  return { person };
}

/** A report the staff have begun and nobody has published. */
async function beginReport(site: Site): Promise<number> {
  const body = new FormData();
  body.append('name', '権限のアンケート');
  body.append('pasted', '性別\t店\n女\tあり');
  const answer = await fetch(`${site.url}/_actions/surveys.begin`, {
    method: 'POST',
    headers: { Origin: site.url, Cookie: await signIn(site, 'staff@example.jp') },
    body,
  });
  expect(answer.status, 'a sheet is taken').toBe(200);
  const sql = 'select max(report_id) as id from survey_sheet';
  const report = () => rowsOf<{ id: number | null }>(site.dataDir, sql)[0]!.id;
  // It is counted in a process of its own.
  await expect.poll(report, { timeout: 60_000 }).not.toBeNull();
  return report()!;
}

/** Puts back what an action may have used up, so that the next one who may finds it too. */
export async function layOut({ dataDir }: Site, town: Town): Promise<void> {
  rowsOf(dataDir, "update coupon set title = '前の題' where id = ? returning id", town.coupon);
  const store = openStore(dataDir);
  const offer = await entryKinds.coupon.liveBody(store.read, town.coupon);
  const about = await entryKinds.shop.liveBody(store.read, town.shop);
  const ware = await entryKinds.product.liveBody(store.read, town.product);
  await store.close();
  const body = { ...offer, title: '新しい題' };
  town.seen = seenOf({ live: offer, body });
  const statements = statementsFor(town, JSON.stringify(body));
  withDatabase(dataDir, (sqlite) => {
    sqlite.transaction(() => {
      for (const [sql, ...values] of statements) sqlite.prepare(sql).run(...values);
      const revise = (kind: 'shop' | 'product', state: string, said: object) =>
        sqlite.prepare(REVISION).run(null, kind, town[kind], state, JSON.stringify(said), NOW);
      revise('shop', 'accepted', { ...about, building: '前の建物' });
      revise('product', 'draft', { ...ware, story: '新しい紹介' });
    })();
  });
}

const REVISION = `insert into revision (id, kind, entry_id, number, state, body, base_version,
  author, at) values (?, ?, ?, 1, ?, ?, 1, '羊雲 店主', ?)`;

const APPLICATION = `insert into inbox_message (id, kind, fields, locale, form_key, created_at)
  values (?, 'application', '{"business":"架空","kana":"かくう","kind":"shop","address":"山口市","phone":"083-900-0000"}', 'ja', ?, ?)`;

type Statement = [sql: string, ...values: unknown[]];

function statementsFor(town: Town, body: string): Statement[] {
  const shown = town.photos.slice(0, 2);
  return [
    ...['shop', 'coupon', 'product', 'job', 'event'].map((kind): [string, number] => [
      `update ${kind} set visibility = 'published' where id = ?`,
      town[kind as 'shop'],
    ]),
    [
      `delete from revision where (kind = 'shop' and entry_id = ?)
       or (kind = 'coupon' and entry_id = ?) or (kind = 'product' and entry_id = ?)`,
      ...[town.shop, town.coupon, town.product],
    ],
    ['delete from coupon_serial where serial = ?', town.serial],
    [
      'insert into coupon_serial (coupon_id, serial, issued_at) values (?, ?, ?)',
      ...[town.coupon, town.serial, NOW],
    ],
    [
      `insert or ignore into minimum_wage (region, valid_from, hourly)
       values ('yamaguchi', '2099-10-01', 9999)`,
    ],
    [REVISION, town.revision, 'coupon', town.coupon, 'submitted', body, NOW],
    ['delete from approval'],
    [
      `insert into approval (id, revision_id, kind, entry_id, former, version, at)
       values (?, ?, 'coupon', ?, '{}', 1, '2026-11-01T00:00:00.000Z')`,
      town.approval,
      town.revision,
      town.coupon,
    ],
    ["update account set state = 'active', role = 'member' where id = ?", town.person],
    [
      "insert or ignore into business_account (account_id, business_id, role, created_at) values (?, ?, 'editor', ?)",
      town.person,
      town.business,
      NOW,
    ],
    ["delete from invitation where email = 'asked@example.com'"],
    [
      `insert into invitation (id, token_hash, email, role, business_id, business_role, created_at,
       expires_at) values (?, ?, 'asked@example.com', 'member', ?, 'editor', ?, '2026-12-08T00:00:00.000Z')`,
      town.invitation,
      randomBytes(32).toString('hex'),
      town.business,
      NOW,
    ],
    ["delete from removed_image where kind = 'shop' and entry_id = ?", town.shop],
    ...shown.map((image, position): [string, ...unknown[]] => [
      `insert into entry_image (kind, entry_id, image_id, position, alt) values ('shop', ?, ?, ?, '外観')
       on conflict do nothing`,
      town.shop,
      image,
      position,
    ]),
    [
      "delete from entry_image where kind = 'shop' and entry_id = ? and image_id = ?",
      town.shop,
      town.photos[2],
    ],
    [
      "insert into removed_image (kind, entry_id, image_id, alt, removed_at) values ('shop', ?, ?, '看板', ?)",
      town.shop,
      town.photos[2],
      NOW,
    ],
    ['delete from coupon_use where id = ?', town.use],
    ['update coupon set used = used + 1 where id = ?', town.coupon],
    [
      `insert into coupon_use (id, coupon_id, shop_id, token_hash, period, used_at)
       values (?, ?, ?, ?, 'always', ?)`,
      town.use,
      town.coupon,
      town.shop,
      randomBytes(32).toString('hex'),
      NOW,
    ],
    ["delete from slug_history where kind = 'area'"],
    ["delete from area where id = 990007 or slug = 'new-area'"],
    [
      `insert into area (id, slug, name, name_en, kana, sort)
       values (990007, 'spare-area', '余りの地域', 'Spare', 'あまりのちいき', 999)`,
    ],
    ['delete from allergen where id = 990008'],
    [
      `insert into allergen (id, slug, name, name_en, sort, level, listed_on)
       values (990008, 'spare', '余り', 'Spare', 999, 'recommended', '2026-10-01')`,
    ],
    ['delete from import_run'],
    [
      `insert into import_run (id, kind, file, csv, state, report, by, at)
       values (990006, 'shops', 'shops.csv', ?, 'checked', '{"lines":[],"unchanged":0}', '職員', ?)`,
      '名称\nみほんの店\n',
      NOW,
    ],
    ['update business set version = 1 where id = ?', town.business],
    ...campaignRows(town),
    ['delete from page_text'],
    ['delete from news where id = ?', town.notice],
    [
      `insert into news (id, slug, visibility, publish_from, title, body, created_at, updated_at)
       values (?, 'desk', 'hidden', ?, '休館', '休みます。', ?, ?)`,
      town.notice,
      ...[NOW, NOW, NOW],
    ],
    [
      `insert into news_file (news_id, key, name, bytes, created_at) values (?, ?, '案内', 9, ?)`,
      town.notice,
      'a'.repeat(32),
      NOW,
    ],
    [
      'delete from inbox_message where id in (?, ?, ?)',
      town.message,
      town.application,
      town.objection,
    ],
    ['delete from slug_history where entry_id = ?', town.shop],
    ['delete from business where id = ?', town.double],
    [
      `insert into business (id, kind, name, membership, chamber, created_at, updated_at)
       values (?, 'business', '架空', 'member', 'yamaguchi', ?, ?)`,
      town.double,
      NOW,
      NOW,
    ],
    ['delete from shop where id = ?', town.doubleShop],
    [
      `insert into shop (id, business_id, slug, kind, visibility, created_at, updated_at)
       values (?, ?, 'double', 'shop', 'hidden', ?, ?)`,
      town.doubleShop,
      town.business,
      NOW,
      NOW,
    ],
    ["update shop set closure = 'none', confirmed_on = '2026-01-01' where id = ?", town.shop],
    ['update job set closed_at = null, close_reason = null where id = ?', town.job],
    [
      // How what the staff enter has reached them is said already.
      `insert into behalf_visit (business_id, account_id, staff, source, began_at, ends_at)
       select ?, id, name, 'fax', ?, '2099-01-01T00:00:00.000Z' from account
       where role <> 'member' and not exists (select 1 from behalf_visit
       where business_id = ? and account_id = account.id and ends_at > '2098')`,
      ...[town.business, NOW, town.business],
    ],
    ['delete from behalf_visit where id = ?', town.visit],
    [
      `insert into behalf_visit (id, business_id, account_id, staff, source, began_at, ends_at)
       values (?, ?, 1, '職員', 'fax', ?, ?)`,
      town.visit,
      town.business,
      NOW,
      NOW,
    ],
    [
      `insert into inbox_message (id, kind, body, fields, locale, form_key, created_at)
       values (?, 'report', 'ちがいます。', ?, 'ja', ?, ?)`,
      town.objection,
      JSON.stringify({ visit: town.visit }),
      randomBytes(11).toString('hex'),
      NOW,
    ],
    [APPLICATION, town.application, randomBytes(11).toString('hex'), NOW],
    [
      `insert into inbox_message (id, kind, body, name, fields, locale, form_key, created_at)
       values (?, 'contact', '教えてください。', '架空 花子', '{}', 'ja', ?, ?)`,
      town.message,
      randomBytes(11).toString('hex'),
      NOW,
    ],
  ];
}

/** A hidden campaign with the café on its way, a coupon of it gathered, and its question to join. */
function campaignRows({ campaign, shop, partner, coupon }: Town): Statement[] {
  const look =
    '{"scene":"plain","pattern":"asanoha","hue":"plum","deep":"#3b1026","pale":"#fff4f7","accent":"#a01c50","spark":"#ffd1dc"}';
  return [
    ['delete from campaign where id = ? or slug like ?', campaign, 'desk-%'],
    [
      `insert into campaign (id, slug, visibility, name, starts_on, ends_on, look, lead, body,
       open_until, created_at, updated_at)
       values (?, 'desk', 'hidden', '梅', '2027-02-01', '2027-02-28', ?, '梅', '梅', '2027-01-15', ?, ?)`,
      ...[campaign, look, NOW, NOW],
    ],
    [
      `insert into campaign_participant (campaign_id, business_id, shop_id, position, role)
       select ?, business_id, id, case id when ? then 1 else 2 end, '参加店' from shop
       where id in (?, ?)`,
      ...[campaign, shop, shop, partner],
    ],
    ['insert into campaign_entry values (?, ?, ?, 0)', campaign, 'coupon', coupon],
    [
      `insert into campaign_application (campaign_id, shop_id, state, created_at, updated_at)
       values (?, ?, 'applied', ?, ?)`,
      ...[campaign, shop, NOW, NOW],
    ],
  ];
}
