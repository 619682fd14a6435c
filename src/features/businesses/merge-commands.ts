import { sql } from 'kysely';
import { noteAct } from '#server/acting.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { BUSINESS_ROWS, SHOP_ROWS, type Rows } from './merged-tables.ts';

/** Two that are one: what `other` has becomes `keep`'s. */
export interface Pair {
  keep: number;
  other: number;
}

/**
 * Makes two businesses one: entries, people, invitations, photos, notices and everything else of the
 * other belong to the one that is kept, which takes numbers it has not got itself. The other is gone.
 *
 * @returns false when either is not there, or they are the same.
 */
export async function mergeBusinesses(tx: Tx, { keep, other }: Pair, at: Date): Promise<boolean> {
  const rows = await tx
    .selectFrom('business')
    .select(['id', 'kana', 'corporate_number', 'member_number'])
    .where('id', 'in', [keep, other])
    .execute();
  const [kept, gone] = [keep, other].map((id) => rows.find((row) => row.id === id));
  if (!kept || !gone || keep === other) return false;
  noteAct(`business:${keep}`, { merged: other });
  await ownersStayOwners(tx, { keep, other });
  const tags = await tagsOf(tx, other);
  for (const table of BUSINESS_ROWS) await moveRows(tx, table, { keep, other });
  await tx
    .updateTable('outbox')
    .set({ recipient: `business:${keep}` })
    .where('recipient', '=', `business:${other}`)
    .where('sent_at', 'is', null)
    .execute();
  await tx.deleteFrom('business').where('id', '=', other).execute();
  await tx
    .updateTable('business')
    .set({
      kana: kept.kana ?? gone.kana,
      corporate_number: kept.corporate_number ?? gone.corporate_number,
      member_number: kept.member_number ?? gone.member_number,
      updated_at: toIso(at),
    })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', keep)
    .execute();
  await tell(tx, [`business:${keep}`, `business:${other}`, ...tags], at);
  return true;
}

/**
 * Makes two shops of one business one: coupons, jobs, products, photos and counts of the other are the
 * kept one's, and its address leads there. The other stays as an entry that has ended, with its text.
 *
 * @returns false when they are not two shops of this business.
 */
export async function mergeShops(
  tx: Tx,
  businessId: number,
  { keep, other }: Pair,
  at: Date,
): Promise<boolean> {
  const shops = await tx
    .selectFrom('shop')
    .select(['id', 'slug'])
    .where('id', 'in', [keep, other])
    .where('business_id', '=', businessId)
    .execute();
  const gone = shops.find(({ id }) => id === other);
  if (shops.length !== 2 || !gone) return false;
  noteAct(`shop:${keep}`, { merged: other });
  const moved = await movedTags(tx, other);
  for (const table of SHOP_ROWS) await moveRows(tx, table, { keep, other });
  await movePhotos(tx, { keep, other });
  await moveCounts(tx, { keep, other });
  await giveAddress(tx, { keep, other }, gone.slug);
  await tx
    .updateTable('shop')
    .set({ slug: `merged-${other}`, visibility: 'archived', updated_at: toIso(at) })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', other)
    .execute();
  await tx
    .updateTable('revision')
    .set({ state: 'draft' })
    .where('kind', '=', 'shop')
    .where('entry_id', '=', other)
    .where('state', '=', 'submitted')
    .execute();
  await tell(tx, [`shop:${keep}`, `shop:${other}`, ...moved], at);
  return true;
}

/** Moves the rows of a table; where the kept one has the same already, the other's go. */
async function moveRows(tx: Tx, { table, column, key }: Rows, { keep, other }: Pair) {
  const [rows, whose] = [sql.table(table), sql.ref(column)];
  if (key !== undefined) {
    const same = key.map((name) => sql`theirs.${sql.ref(name)} = ${rows}.${sql.ref(name)}`);
    await sql`delete from ${rows} where ${whose} = ${other} and exists (select 1 from ${rows}
      as theirs where ${sql.join([sql`theirs.${whose} = ${keep}`, ...same], sql` and `)})`.execute(
      tx,
    );
  }
  await sql`update ${rows} set ${whose} = ${keep} where ${whose} = ${other}`.execute(tx);
}

async function ownersStayOwners(tx: Tx, { keep, other }: Pair): Promise<void> {
  await tx
    .updateTable('business_account')
    .set({ role: 'owner' })
    .where('business_id', '=', keep)
    .where('account_id', 'in', (eb) =>
      eb
        .selectFrom('business_account')
        .select('account_id')
        .where('business_id', '=', other)
        .where('role', '=', 'owner'),
    )
    .execute();
}

/** After the photos that are there. */
async function movePhotos(tx: Tx, { keep, other }: Pair): Promise<void> {
  const of = (id: number) => sql`kind = 'shop' and entry_id = ${id}`;
  await sql`update entry_image set entry_id = ${keep}, position = position + 1 +
    coalesce((select max(position) from entry_image as there where there.kind = 'shop'
      and there.entry_id = ${keep}), -1)
    where ${of(other)} and image_id not in (select image_id from entry_image where ${of(keep)})
    and position < 50`.execute(tx);
}

async function moveCounts(tx: Tx, { keep, other }: Pair): Promise<void> {
  await sql`insert into entry_count (kind, entry_id, day, what, n)
    select kind, cast(${keep} as integer), day, what, n from entry_count
    where kind = 'shop' and entry_id = ${other}
    on conflict (kind, entry_id, day, what) do update set n = entry_count.n + excluded.n`.execute(
    tx,
  );
  await tx
    .deleteFrom('entry_count')
    .where('kind', '=', 'shop')
    .where('entry_id', '=', other)
    .execute();
}

/** Every address the other had leads to the kept one. */
async function giveAddress(tx: Tx, { keep, other }: Pair, slug: string): Promise<void> {
  await tx
    .updateTable('slug_history')
    .set({ entry_id: keep })
    .where('kind', '=', 'shop')
    .where('entry_id', '=', other)
    .execute();
  await tx.insertInto('slug_history').values({ kind: 'shop', slug, entry_id: keep }).execute();
}

/** What is kept in memory of a business's entries is read anew. */
async function tagsOf(tx: Tx, businessId: number): Promise<string[]> {
  const shops = await tx
    .selectFrom('shop')
    .select('id')
    .where('business_id', '=', businessId)
    .execute();
  const events = await tx
    .selectFrom('event')
    .select('id')
    .where('business_id', '=', businessId)
    .execute();
  return [...shops.map(({ id }) => `shop:${id}`), ...events.map(({ id }) => `event:${id}`)];
}

async function movedTags(tx: Tx, shopId: number): Promise<string[]> {
  const of = (kind: 'coupon' | 'job' | 'product') =>
    tx.selectFrom(kind).select('id').where('shop_id', '=', shopId).execute();
  const kinds = ['coupon', 'job', 'product'] as const;
  const found = await Promise.all(kinds.map(of));
  return kinds.flatMap((kind, i) => found[i]!.map(({ id }) => `${kind}:${id}`));
}

async function tell(tx: Tx, tags: readonly string[], at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values(tags.map((tag) => ({ tag, at: toIso(at) })))
    .execute();
}
