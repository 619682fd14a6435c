import { sql } from 'kysely';
import type { Reader } from '#server/db.ts';

/** What the directory needs of one shop. */
export interface DirectoryRow {
  id: number;
  visibility: string;
  publishFrom: string | null;
  publishUntil: string | null;
  area: number | null;
  chamber: string;
  kana: string;
  confirmedOn: string;
  lat: number | null;
  lng: number | null;
  /** Null while the shop is closed for a time or for good, or its hours are not known. */
  schedule: number | null;
  search: string;
  categories: number[];
  zones: number[];
  features: number[];
}

/** Small enough that a batch is garbage before it is moved to where garbage stays long. */
const BATCH = 1000;

/** Every shop that is or may become public, in batches ordered by id. */
export async function* directoryRows(read: Reader): AsyncGenerator<DirectoryRow[]> {
  let after = 0;
  for (;;) {
    const rows = await readRows(read, { after });
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.id;
  }
}

/** The rows of the given ids that still exist. */
export function directoryRowsOf(read: Reader, ids: number[]): Promise<DirectoryRow[]> {
  return readRows(read, { ids });
}

type Range = { after: number } | { ids: number[] };

async function readRows(read: Reader, range: Range): Promise<DirectoryRow[]> {
  let shops = read
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .select([
      'shop.id',
      'shop.visibility',
      'shop.publish_from',
      'shop.publish_until',
      'shop.area_id',
      'business.chamber',
      'shop.kana',
      'shop.confirmed_on',
      'shop.lat',
      'shop.lng',
      'shop.schedule_id',
      'shop.closure',
      'shop.search',
      'shop.address_precision',
    ])
    .orderBy('shop.id');
  shops =
    'ids' in range
      ? shops.where('shop.id', 'in', range.ids)
      : shops.where('shop.id', '>', range.after).limit(BATCH);
  const rows = await shops.execute();
  if (rows.length === 0) return [];
  const categories = await linked(read, 'shop_category', 'category_id', range, rows);
  const zones = await linked(read, 'shop_zone', 'zone_id', range, rows);
  const features = await linked(read, 'shop_feature', 'feature_id', range, rows);
  return rows.map((row) => ({
    id: row.id,
    visibility: row.visibility,
    publishFrom: row.publish_from,
    publishUntil: row.publish_until,
    area: row.area_id,
    chamber: row.chamber,
    kana: row.kana ?? '',
    confirmedOn: row.confirmed_on ?? '',
    lat: publicDegrees(row.lat, row.address_precision),
    lng: publicDegrees(row.lng, row.address_precision),
    schedule: row.closure === 'none' ? row.schedule_id : null,
    search: row.search,
    categories: categories.get(row.id) ?? [],
    zones: zones.get(row.id) ?? [],
    features: features.get(row.id) ?? [],
  }));
}

/** Of a business at home everybody may know the neighbourhood, about 1 km. */
function publicDegrees(degrees: number | null, precision: 'full' | 'town'): number | null {
  return degrees === null || precision === 'full' ? degrees : Math.round(degrees * 100) / 100;
}

async function linked(
  read: Reader,
  table: 'shop_category' | 'shop_zone' | 'shop_feature',
  column: 'category_id' | 'zone_id' | 'feature_id',
  range: Range,
  shops: readonly { id: number }[],
): Promise<Map<number, number[]>> {
  const links = read
    .selectFrom(table)
    .select('shop_id')
    .select(sql.ref<number>(column).as('other'));
  // Ids that were asked for may lie far apart; those of a batch lie close together.
  const rows = await (
    'ids' in range
      ? links.where('shop_id', 'in', range.ids)
      : links.where('shop_id', '>', range.after).where('shop_id', '<=', shops.at(-1)!.id)
  ).execute();
  const byShop = new Map<number, number[]>();
  for (const row of rows) {
    const list = byShop.get(row.shop_id);
    if (list) list.push(row.other);
    else byShop.set(row.shop_id, [row.other]);
  }
  return byShop;
}
