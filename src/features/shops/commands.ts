import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { idOf, shopColumns } from './columns.ts';
import { effectiveHours } from './hours/effective.ts';
import { missingToPublish, ShopInput, type Missing, type ShopBody } from './schema.ts';

/** Ids of schedules by effective value, made before the transaction begins. */
export type ScheduleIds = ReadonlyMap<string, number>;

export interface NewShop {
  businessId: number;
  slug: string;
  body: ShopBody;
  confirmedOn: string | null;
  sourceKey: string | null;
}

/** Adds a hidden shop whose body is a draft; returns its id. */
export async function addDraftShop(tx: Tx, shop: NewShop, author: string, at: Date): Promise<number> {
  const { id } = await tx
    .insertInto('shop')
    .values({
      business_id: shop.businessId,
      slug: shop.slug,
      kind: shop.body.kind,
      visibility: 'hidden',
      source_key: shop.sourceKey,
      confirmed_on: shop.confirmedOn,
      created_at: toIso(at),
      updated_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addRevision(tx, id, shop.body, author, at);
  return id;
}

/** Appends a draft revision; what is live stays as it is. */
export async function addRevision(tx: Tx, shopId: number, body: ShopBody, author: string, at: Date): Promise<void> {
  const shop = await tx
    .selectFrom('shop')
    .select(['version'])
    .select((eb) =>
      eb
        .selectFrom('revision')
        .select((r) => r.fn.max('number').as('n'))
        .where('kind', '=', 'shop')
        .where('entry_id', '=', shopId)
        .as('last'),
    )
    .where('id', '=', shopId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('revision')
    .values({
      kind: 'shop',
      entry_id: shopId,
      number: Number(shop.last ?? 0) + 1,
      state: 'draft',
      body: JSON.stringify(body),
      base_version: shop.version,
      author,
      at: toIso(at),
    })
    .execute();
}

/**
 * Copies a shop's newest revision into its live columns, if nothing is missing.
 *
 * @returns what is missing; an empty list means it is published.
 */
export async function publishShop(
  tx: Tx,
  shopId: number,
  taxonomy: Taxonomy,
  schedules: ScheduleIds,
  at: Date,
): Promise<Missing[]> {
  const revision = await tx
    .selectFrom('revision')
    .select(['id', 'body'])
    .where('kind', '=', 'shop')
    .where('entry_id', '=', shopId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const body = ShopInput.parse(JSON.parse(revision.body));
  const missing = missingToPublish(body);
  if (missing.length > 0) return missing;
  await tx
    .updateTable('shop')
    .set({ ...shopColumns(body, taxonomy, scheduleOf(body, schedules)), visibility: 'published', updated_at: toIso(at) })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', shopId)
    .execute();
  for (const table of ['shop_category', 'shop_zone', 'shop_feature', 'shop_exception'] as const) {
    await tx.deleteFrom(table).where('shop_id', '=', shopId).execute();
  }
  await addParts(tx, [{ shopId, body }], taxonomy);
  await tx.updateTable('revision').set({ state: 'accepted' }).where('id', '=', revision.id).execute();
  await tx.insertInto('change').values({ tag: `shop:${shopId}`, at: toIso(at) }).execute();
  return [];
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

async function addParts(tx: Tx, shops: { shopId: number; body: ShopBody }[], taxonomy: Taxonomy): Promise<void> {
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
    terms(shopId, taxonomy.features, body.features).map(({ shop_id, id }) => ({ shop_id, feature_id: id })),
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
