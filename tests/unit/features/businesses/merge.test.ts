import { expect, test } from 'vitest';
import { mergeBusinesses, mergeShops } from '#features/businesses/merge-commands.ts';
import { BUSINESS_ROWS, SHOP_ROWS, SHOPS_OWN } from '#features/businesses/merged-tables.ts';
import { getMovedShopSlug } from '#features/shops/queries.ts';
import { databaseFile, openSqlite, type Store } from '#server/db.ts';
import { addAccount } from '../../../support/accounts.ts';
import { emptyDatabase, townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';
import { addPhoto } from '../../../support/photos.ts';

const at = new Date(NOW);

test('every table that hangs on a business or a shop is named', async () => {
  const { dataDir } = await emptyDatabase();
  const sqlite = openSqlite(databaseFile(dataDir), { readonly: true });
  const pointing = (to: string) =>
    (
      sqlite
        .prepare(
          `select m.name as "table", f."from" as "column" from sqlite_master m
           join pragma_foreign_key_list(m.name) f where m.type = 'table' and f."table" = ?`,
        )
        .all(to) as { table: string; column: string }[]
    )
      .map(({ table, column }) => `${table}.${column}`)
      .sort();
  const named = (rows: typeof BUSINESS_ROWS) => rows.map((row) => `${row.table}.${row.column}`);
  expect(pointing('business')).toEqual(named(BUSINESS_ROWS).sort());
  const own = SHOPS_OWN.map((table) => `${table}.shop_id`);
  expect(pointing('shop')).toEqual([...named(SHOP_ROWS), ...own].sort());
  sqlite.close();
});

/** Two businesses of the town that each have a shop with coupons and products. */
async function two(store: Store) {
  const rows = await store.read
    .selectFrom('shop')
    .innerJoin('coupon', 'coupon.shop_id', 'shop.id')
    .select(['shop.id as shop', 'shop.business_id as business', 'shop.slug'])
    .where('shop.visibility', '=', 'published')
    .distinct()
    .orderBy('shop.id')
    .limit(2)
    .execute();
  const [keep, other] = rows;
  return { keep: keep!, other: other! };
}

const countOf = async (store: Store, table: 'coupon' | 'job' | 'product', shop: number) =>
  (await store.read.selectFrom(table).select('id').where('shop_id', '=', shop).execute()).length;

test('two businesses become one, with everything of both and nobody twice', async () => {
  const { store, dataDir } = await townDatabase();
  const { keep, other } = await two(store);
  const both = await addAccount(store, at, { email: 'both@example.com' });
  const one = await addAccount(store, at, { email: 'one@example.com' });
  const person = (account_id: number, business_id: number, role: 'owner' | 'editor') => ({
    ...{ account_id, business_id, role },
    created_at: NOW,
  });
  await store.write(async (tx) => {
    await tx
      .insertInto('business_account')
      .values([
        person(both, keep.business, 'editor'),
        person(both, other.business, 'owner'),
        person(one, other.business, 'editor'),
      ])
      .execute();
    await tx
      .updateTable('business')
      .set({ member_number: '00777' })
      .where('id', '=', other.business)
      .execute();
  });
  const rowsOf = (business: number) => {
    const sqlite = openSqlite(databaseFile(dataDir), { readonly: true });
    const counts = BUSINESS_ROWS.map(({ table, column }) =>
      sqlite.prepare(`select count(*) from ${table} where ${column} = ?`).pluck().get(business),
    ) as number[];
    sqlite.close();
    return counts;
  };
  const before = [rowsOf(keep.business), rowsOf(other.business)] as const;
  const pair = { keep: keep.business, other: other.business };
  expect(await store.write((tx) => mergeBusinesses(tx, pair, at))).toBe(true);
  const after = rowsOf(keep.business);
  after.forEach((count, i) => {
    const { table, key } = BUSINESS_ROWS[i]!;
    const sum = before[0][i]! + before[1][i]!;
    if (key === undefined) expect(count, table).toBe(sum);
    else expect(count, table).toBeGreaterThanOrEqual(Math.max(before[0][i]!, before[1][i]!));
  });
  expect(rowsOf(other.business).every((count) => count === 0)).toBe(true);
  const people = await store.read
    .selectFrom('business_account')
    .select(['account_id', 'role'])
    .where('account_id', 'in', [both, one])
    .orderBy('account_id')
    .execute();
  expect(people).toEqual([
    { account_id: both, role: 'owner' },
    { account_id: one, role: 'editor' },
  ]);
  const kept = store.read.selectFrom('business').select('member_number');
  expect(await kept.where('id', '=', keep.business).executeTakeFirst()).toEqual({
    member_number: '00777',
  });
  expect(await store.write((tx) => mergeBusinesses(tx, pair, at)), 'it is gone').toBe(false);
});

test('two shops become one: what the other had moves, and its address leads to the kept one', async () => {
  const { store, dataDir } = await townDatabase();
  const { keep, other } = await two(store);
  const merge = () =>
    store.write((tx) => mergeShops(tx, keep.business, { keep: keep.shop, other: other.shop }, at));
  expect(await merge(), 'not of another business').toBe(false);
  const pair = { keep: keep.business, other: other.business };
  await store.write((tx) => mergeBusinesses(tx, pair, at));
  await addPhoto(dataDir, 'shop', keep.shop, { alt: '外観' });
  await addPhoto(dataDir, 'shop', other.shop, { alt: '店内' });
  const count = (entry_id: number, n: number) => ({
    ...{ kind: 'shop' as const, entry_id, day: '2026-11-20', what: 'view' as const, n },
  });
  await store.write(async (tx) => {
    await tx.deleteFrom('entry_count').execute();
    await tx
      .insertInto('entry_count')
      .values([count(keep.shop, 3), count(other.shop, 4)])
      .execute();
    await tx
      .insertInto('slug_history')
      .values({ kind: 'shop', slug: 'mukashi-no-mise', entry_id: other.shop })
      .execute();
  });
  const coupons = [
    await countOf(store, 'coupon', keep.shop),
    await countOf(store, 'coupon', other.shop),
  ];
  expect(await merge()).toBe(true);
  expect(await countOf(store, 'coupon', keep.shop)).toBe(coupons[0]! + coupons[1]!);
  expect(await countOf(store, 'coupon', other.shop)).toBe(0);
  expect(await getMovedShopSlug(store.read, other.slug)).toBe(keep.slug);
  expect(await getMovedShopSlug(store.read, 'mukashi-no-mise')).toBe(keep.slug);
  const counts = await store.read.selectFrom('entry_count').select(['entry_id', 'n']).execute();
  expect(counts).toEqual([{ entry_id: keep.shop, n: 7 }]);
  const photos = await store.read
    .selectFrom('entry_image')
    .select(['alt', 'position'])
    .where('kind', '=', 'shop')
    .where('entry_id', '=', keep.shop)
    .orderBy('position')
    .execute();
  expect(photos.slice(-2).map(({ alt }) => alt)).toEqual(['外観', '店内']);
  expect(new Set(photos.map(({ position }) => position)).size).toBe(photos.length);
  const gone = store.read.selectFrom('shop').select('visibility').where('id', '=', other.shop);
  expect(await gone.executeTakeFirst()).toEqual({ visibility: 'archived' });
});
