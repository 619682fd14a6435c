import type { ExpressionBuilder } from 'kysely';
import type { Database } from '#db/schema.ts';
import { joined, present, type SearchRecord } from '#features/entries/search-record.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { townOf } from './address.ts';
import { visibleAt } from './queries.ts';

const publicShops = (read: Reader, at: Date) => read.selectFrom('shop').where(visibleAt(at));

export const publicShopIds = (read: Reader, at: Date) =>
  publicShops(read, at).select('shop.id').execute();

/** Public shops and companies, as the search finds them. */
export async function searchShops(read: Reader, at: Date, ids?: number[]): Promise<SearchRecord[]> {
  const taxonomy = await getTaxonomy(read);
  const shops = publicShops(read, at)
    .leftJoin('area', 'area.id', 'shop.area_id')
    .$if(ids !== undefined, (some) => some.where('shop.id', 'in', ids!));
  const rows = await shops
    .select(['shop.id', 'shop.slug', 'shop.name', 'shop.name_en', 'shop.kana', 'shop.closure'])
    .select('shop.schedule_id')
    .select(openAt(at))
    .select(['shop.summary', 'shop.summary_en', 'shop.body', 'shop.body_en'])
    .select(['shop.address', 'shop.building', 'shop.address_precision'])
    .select(['area.slug as area', 'area.name as areaName', 'area.name_en as areaNameEn'])
    .select('area.kana as areaKana')
    .execute();
  const shown = shops.select('shop.id');
  const categories = await read
    .selectFrom('shop_category')
    .select(['shop_id', 'category_id as term'])
    .where('shop_id', 'in', shown)
    .orderBy('position')
    .execute();
  const zones = await read
    .selectFrom('shop_zone')
    .select(['shop_id', 'zone_id as term'])
    .where('shop_id', 'in', shown)
    .execute();
  const categoriesOf = Map.groupBy(categories, (row) => row.shop_id);
  const zonesOf = Map.groupBy(zones, (row) => row.shop_id);
  return rows.map((row) => {
    const own = (categoriesOf.get(row.id) ?? []).flatMap(({ term }) => {
      const slugs = taxonomy.categorySlugs.get(term) ?? [];
      return slugs.flatMap((slug) => taxonomy.categories.filter((one) => one.slug === slug));
    });
    const inZones = (zonesOf.get(row.id) ?? []).flatMap(({ term }) =>
      taxonomy.zones.filter(({ id }) => id === term),
    );
    const named = [...own, ...inZones];
    const address = row.address_precision === 'town' ? townOf(row.address ?? '') : row.address;
    return {
      kind: 'shop',
      id: row.id,
      path: `/shops/${row.slug}`,
      name: row.name ?? '',
      nameEn: row.name_en,
      kana: row.kana,
      terms: present(
        ...named.flatMap(({ name, nameEn }) => [name, nameEn]),
        row.areaName,
        row.areaNameEn,
        row.areaKana,
      ),
      text: joined(row.summary, row.body, address, row.building),
      textEn: joined(row.summary_en, row.body_en) || null,
      about: present(row.areaName, own[0]?.name),
      aboutEn: present(row.areaNameEn, own[0]?.nameEn),
      date: null,
      area: row.area,
      categories: [...new Set(own.map(({ slug }) => slug))],
      past: row.closure !== 'none',
      ...(row.schedule_id !== null && { open: row.closure === 'none' && Boolean(row.open) }),
    };
  });
}

function openAt(at: Date) {
  const now = toIso(at);
  return ({ exists, selectFrom }: ExpressionBuilder<Database, 'shop'>) =>
    exists(
      selectFrom('open_interval')
        .select('open_interval.schedule_id')
        .whereRef('open_interval.schedule_id', '=', 'shop.schedule_id')
        .where('open_interval.starts_at', '<=', now)
        .where('open_interval.ends_at', '>', now),
    ).as('open');
}
