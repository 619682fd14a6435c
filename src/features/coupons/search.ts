import { joined, present, type SearchRecord } from '#features/entries/search-record.ts';
import { zoneNames } from '#features/taxonomy/zone-names.ts';
import { localDate, toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { visibleAt } from './visible.ts';

const lastingCoupons = (read: Reader, at: Date) =>
  read
    .selectFrom('coupon')
    .innerJoin('shop', 'shop.id', 'coupon.shop_id')
    .where('coupon.ends_at', '>', toIso(at))
    .where(visibleAt(at));

export const publicCouponIds = (read: Reader, at: Date) =>
  lastingCoupons(read, at).select('coupon.id').execute();

/** Coupons that have not ended, as the search finds them. */
export async function searchCoupons(
  read: Reader,
  at: Date,
  ids?: number[],
): Promise<SearchRecord[]> {
  const rows = await lastingCoupons(read, at)
    .leftJoin('area', 'area.id', 'shop.area_id')
    .leftJoin('shop_category', (join) =>
      join.onRef('shop_category.shop_id', '=', 'shop.id').on('shop_category.position', '=', 0),
    )
    .leftJoin('category', 'category.id', 'shop_category.category_id')
    .$if(ids !== undefined, (some) => some.where('coupon.id', 'in', ids!))
    .select(['coupon.id', 'coupon.slug', 'coupon.title', 'coupon.title_en', 'coupon.conditions'])
    .select(['coupon.conditions_en', 'coupon.guide', 'coupon.guide_en', 'coupon.valid_from'])
    .select(['coupon.total_cap', 'coupon.used'])
    .select(['shop.name as shop', 'shop.name_en as shopEn', 'shop.kana as shopKana'])
    .select(['area.slug as area', 'area.name as areaName', 'area.name_en as areaNameEn'])
    .select(['area.kana as areaKana', 'category.slug as category'])
    .select(zoneNames)
    .select(['category.name as categoryName', 'category.name_en as categoryNameEn'])
    .execute();
  const today = localDate(at);
  return rows.map((row) => ({
    kind: 'coupon',
    id: row.id,
    path: `/coupons/${row.slug}`,
    name: row.title ?? '',
    nameEn: row.title_en,
    kana: null,
    terms: present(
      ...[row.shop, row.shopEn, row.shopKana, row.categoryName, row.categoryNameEn],
      ...[row.areaName, row.areaNameEn, row.areaKana, row.zones],
      ...['クーポン', '割引', '特典', 'coupon'],
    ),
    text: joined(row.conditions, row.guide),
    textEn: joined(row.conditions_en, row.guide_en) || null,
    about: present(row.shop, row.areaName),
    aboutEn: present(row.shopEn ?? row.shop, row.areaNameEn),
    date: row.valid_from !== null && row.valid_from > today ? row.valid_from : null,
    area: row.area,
    categories: present(row.category),
    past: row.total_cap !== null && row.used >= row.total_cap,
  }));
}
