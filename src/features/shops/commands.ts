import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { idOf, shopColumns } from './columns.ts';
import { effectiveHours } from './hours/effective.ts';
import { missingToPublish, ShopInput, type ShopBody } from './schema.ts';

/** Ids of schedules by effective value, made before the transaction begins. */
export type ScheduleIds = ReadonlyMap<string, number>;

const PARTS = ['shop_category', 'shop_zone', 'shop_feature', 'shop_exception'] as const;

export interface NewShop {
  businessId: number;
  slug: string;
  body: ShopBody;
  confirmedOn: string | null;
  sourceKey: string | null;
}

/** Adds hidden shops whose bodies are drafts; returns their ids in the same order. */
export async function addDraftShops(
  tx: Tx,
  shops: NewShop[],
  author: string,
  at: Date,
): Promise<number[]> {
  if (shops.length === 0) return [];
  const rows = await tx
    .insertInto('shop')
    .values(
      shops.map((shop) => ({
        business_id: shop.businessId,
        slug: shop.slug,
        kind: shop.body.kind,
        visibility: 'hidden' as const,
        source_key: shop.sourceKey,
        confirmed_on: shop.confirmedOn,
        created_at: toIso(at),
        updated_at: toIso(at),
      })),
    )
    .returning('id')
    .execute();
  const ids = rows.map((row) => row.id);
  await addRevisions(
    tx,
    shops.map(({ body }, i) => ({ shopId: ids[i]!, body })),
    author,
    at,
  );
  return ids;
}

/** Adds a shop that nobody sees yet; its body is a draft elsewhere. Returns its id. */
export async function addHiddenShop(
  tx: Tx,
  shop: Pick<NewShop, 'businessId' | 'slug'> & { kind: ShopBody['kind'] },
  at: Date,
): Promise<number> {
  const { id } = await tx
    .insertInto('shop')
    .values({
      business_id: shop.businessId,
      slug: shop.slug,
      kind: shop.kind,
      visibility: 'hidden',
      created_at: toIso(at),
      updated_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Appends a draft revision to each shop; what is live stays as it is. */
export async function addRevisions(
  tx: Tx,
  revisions: { shopId: number; body: ShopBody }[],
  author: string,
  at: Date,
): Promise<void> {
  if (revisions.length === 0) return;
  const ids = revisions.map(({ shopId }) => shopId);
  const shops = await tx
    .selectFrom('shop')
    .leftJoin('revision', (join) =>
      join.onRef('revision.entry_id', '=', 'shop.id').on('revision.kind', '=', 'shop'),
    )
    .select(['shop.id', 'shop.version'])
    .select((eb) => eb.fn.max('revision.number').as('last'))
    .where('shop.id', 'in', ids)
    .groupBy(['shop.id', 'shop.version'])
    .execute();
  const byId = new Map(shops.map((shop) => [shop.id, shop]));
  await tx
    .insertInto('revision')
    .values(
      revisions.map(({ shopId, body }) => ({
        kind: 'shop',
        entry_id: shopId,
        number: Number(byId.get(shopId)!.last ?? 0) + 1,
        state: 'draft' as const,
        body: JSON.stringify(body),
        base_version: byId.get(shopId)!.version,
        author,
        at: toIso(at),
      })),
    )
    .execute();
}

/**
 * Copies the newest revision of each shop into its live columns, if nothing is missing.
 *
 * @returns the ids that were published; the others lack something.
 */
export async function publishShops(
  tx: Tx,
  shopIds: number[],
  taxonomy: Taxonomy,
  schedules: ScheduleIds,
  at: Date,
): Promise<number[]> {
  const revisions = await newestRevisions(tx, shopIds);
  const ready = revisions.filter(({ body }) => missingToPublish(body).length === 0);
  if (ready.length === 0) return [];
  await writeLiveShops(tx, ready, taxonomy, schedules, at);
  const accepted = ready.map(({ revisionId }) => revisionId);
  await tx.updateTable('revision').set({ state: 'accepted' }).where('id', 'in', accepted).execute();
  return ready.map(({ shopId }) => shopId);
}

/** Makes bodies that lack nothing the live content of their shops. */
export async function writeLiveShops(
  tx: Tx,
  shops: { shopId: number; body: ShopBody }[],
  taxonomy: Taxonomy,
  schedules: ScheduleIds,
  at: Date,
): Promise<void> {
  for (const { shopId, body } of shops) {
    const columns = shopColumns(body, taxonomy, scheduleOf(body, schedules));
    await tx
      .updateTable('shop')
      .set({ ...columns, visibility: 'published', updated_at: toIso(at) })
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('id', '=', shopId)
      .execute();
  }
  const ids = shops.map(({ shopId }) => shopId);
  for (const table of PARTS) await tx.deleteFrom(table).where('shop_id', 'in', ids).execute();
  await addParts(tx, shops, taxonomy);
  await tx
    .insertInto('change')
    .values(ids.map((id) => ({ tag: `shop:${id}`, at: toIso(at) })))
    .execute();
}

async function newestRevisions(
  tx: Tx,
  shopIds: number[],
): Promise<{ shopId: number; revisionId: number; body: ShopBody }[]> {
  const rows = await tx
    .selectFrom('revision')
    .select(['id', 'entry_id', 'number', 'body'])
    .where('kind', '=', 'shop')
    .where('entry_id', 'in', shopIds)
    .orderBy('entry_id')
    .orderBy('number')
    .execute();
  // Later rows of the same shop replace earlier ones.
  const newest = new Map(rows.map((row) => [row.entry_id, row]));
  return [...newest.values()].map((row) => ({
    shopId: row.entry_id,
    revisionId: row.id,
    body: ShopInput.parse(JSON.parse(row.body)),
  }));
}

/** Adds shops that are live at once, in bulk; the seed uses it. */
export async function addPublishedShops(
  tx: Tx,
  shops: NewShop[],
  taxonomy: Taxonomy,
  schedules: ScheduleIds,
  at: Date,
): Promise<void> {
  const inserted = await tx
    .insertInto('shop')
    .values(
      shops.map((shop) => ({
        ...shopColumns(shop.body, taxonomy, scheduleOf(shop.body, schedules)),
        business_id: shop.businessId,
        slug: shop.slug,
        visibility: 'published' as const,
        confirmed_on: shop.confirmedOn,
        source_key: shop.sourceKey,
        created_at: toIso(at),
        updated_at: toIso(at),
      })),
    )
    .returning('id')
    .execute();
  await addParts(
    tx,
    shops.map((shop, i) => ({ shopId: inserted[i]!.id, body: shop.body })),
    taxonomy,
  );
}

function scheduleOf(body: ShopBody, schedules: ScheduleIds): number | null {
  const value = effectiveHours(body);
  return value === null ? null : (schedules.get(value) ?? null);
}

async function addParts(
  tx: Tx,
  shops: { shopId: number; body: ShopBody }[],
  taxonomy: Taxonomy,
): Promise<void> {
  const terms = (shopId: number, all: Parameters<typeof idOf>[0], slugs: string[]) =>
    slugs.flatMap((slug) => {
      const id = idOf(all, slug);
      return id === null ? [] : [{ shop_id: shopId, id }];
    });
  const categories = shops.flatMap(({ shopId, body }) =>
    terms(shopId, taxonomy.categories, body.categories).map(({ shop_id, id }, position) => ({
      shop_id,
      category_id: id,
      position,
    })),
  );
  const zones = shops.flatMap(({ shopId, body }) =>
    terms(shopId, taxonomy.zones, body.zones).map(({ shop_id, id }) => ({ shop_id, zone_id: id })),
  );
  const features = shops.flatMap(({ shopId, body }) =>
    terms(shopId, taxonomy.features, body.features).map(({ shop_id, id }) => ({
      shop_id,
      feature_id: id,
    })),
  );
  const exceptions = shops.flatMap(({ shopId, body }) =>
    body.exceptions.map((e) => ({
      shop_id: shopId,
      date: e.date,
      hours: e.hours,
      reason: e.reason,
      reason_en: e.reasonEn,
    })),
  );
  if (categories.length > 0) await tx.insertInto('shop_category').values(categories).execute();
  if (zones.length > 0) await tx.insertInto('shop_zone').values(zones).execute();
  if (features.length > 0) await tx.insertInto('shop_feature').values(features).execute();
  if (exceptions.length > 0) await tx.insertInto('shop_exception').values(exceptions).execute();
}
