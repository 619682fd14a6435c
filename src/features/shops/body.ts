import type { Selectable } from 'kysely';
import type { ShopTable } from '#db/schema.ts';
import type { Reader } from '#server/db.ts';
import { listedOf } from '#features/entries/listed.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import type { ShopBody } from './schema.ts';

/** A live shop with everything its owner says of it. */
export interface LiveShop {
  id: number;
  slug: string;
  chamber: string;
  confirmedOn: string | null;
  /** ISO UTC. */
  updatedAt: string;
  body: ShopBody;
}

type Row = Selectable<ShopTable> & { chamber: string };

/** The bodies of live rows, in their order; four queries however many they are. */
export async function bodiesOf(read: Reader, rows: Row[], taxonomy: Taxonomy): Promise<LiveShop[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const categories = await read
    .selectFrom('shop_category')
    .select(['shop_id', 'category_id as term'])
    .where('shop_id', 'in', ids)
    .orderBy('position')
    .execute();
  const zones = await read
    .selectFrom('shop_zone')
    .select(['shop_id', 'zone_id as term'])
    .where('shop_id', 'in', ids)
    .execute();
  const features = await read
    .selectFrom('shop_feature')
    .select(['shop_id', 'feature_id as term'])
    .where('shop_id', 'in', ids)
    .execute();
  const exceptions = await read
    .selectFrom('shop_exception')
    .selectAll()
    .where('shop_id', 'in', ids)
    .orderBy('date')
    .execute();
  const exceptionsOf = Map.groupBy(exceptions, (row) => row.shop_id);
  const slugsOf = (
    links: { shop_id: number; term: number }[],
    slugs: ReadonlyMap<number, string>,
  ) => {
    const byShop = Map.groupBy(links, (link) => link.shop_id);
    return (id: number) => (byShop.get(id) ?? []).map((link) => slugs.get(link.term)!);
  };
  const categoriesOf = slugsOf(categories, new Map(taxonomy.categories.map((t) => [t.id, t.slug])));
  const zonesOf = slugsOf(zones, taxonomy.zoneSlug);
  const featuresOf = slugsOf(features, taxonomy.featureSlug);
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    chamber: row.chamber,
    confirmedOn: row.confirmed_on,
    updatedAt: row.updated_at,
    body: {
      ...contentOf(row),
      area: row.area_id === null ? null : (taxonomy.areaSlug.get(row.area_id) ?? null),
      categories: categoriesOf(row.id),
      zones: zonesOf(row.id),
      features: featuresOf(row.id),
      exceptions: (exceptionsOf.get(row.id) ?? []).map(({ date, hours, reason, reason_en }) => ({
        date,
        hours,
        reason,
        reasonEn: reason_en,
      })),
    },
  }));
}

type Linked = 'area' | 'categories' | 'zones' | 'features' | 'exceptions';

/** The columns of a live row as its body has them: the way back of `shopColumns`. */
function contentOf(row: Row): Omit<ShopBody, Linked> {
  return {
    kind: row.kind,
    name: row.name,
    nameEn: row.name_en,
    kana: row.kana,
    postalCode: row.postal_code,
    address: row.address,
    addressEn: row.address_en,
    building: row.building,
    addressPrecision: row.address_precision,
    position: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
    access: row.access,
    accessEn: row.access_en,
    parking: row.parking,
    phone: row.phone,
    contactUrl: row.contact_url,
    website: row.website,
    instagram: row.instagram,
    x: row.x,
    line: row.line,
    ecShop: row.ec_shop,
    summary: row.summary,
    summaryEn: row.summary_en,
    body: row.body,
    bodyEn: row.body_en,
    hours: {
      value: row.hours_value,
      lastOrders: row.hours_last_orders,
      note: row.hours_note,
      noteEn: row.hours_note_en,
      text: row.hours_text,
      irregular: row.hours_irregular === 1,
    },
    closure: row.closure,
    ...listedOf(row),
  };
}
