import { liveRows, publicSpan, wanted, type Which } from '#server/live-rows.ts';
import type { Reader } from '#server/db.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { standingOf } from './columns.ts';
import type { CouponStanding } from './usable.ts';

/** What filtering, counting and sorting need of a published coupon of a published shop. */
export interface CouponRow extends Omit<CouponStanding, 'shopOpen'> {
  id: number;
  shopId: number;
  /** Null where the hours are not known; such a shop counts as open. */
  scheduleId: number | null;
  /** Closed for the time being, whatever its hours say. */
  shopClosed: boolean;
  area: string | undefined;
  /** Those of the shop, parents included. */
  categories: readonly string[];
  publishedAt: string;
  /** When coupon and shop are public and the coupon has not ended, half-open; ISO UTC. */
  from: string;
  until: string;
  /** Of the coupon and of its shop. */
  search: string;
}

async function couponRows(read: Reader, which: Which): Promise<CouponRow[]> {
  const { areaSlug } = await getTaxonomy(read);
  const rows = await read
    .selectFrom('coupon')
    .innerJoin('shop', 'shop.id', 'coupon.shop_id')
    .select([
      'coupon.id',
      'coupon.shop_id',
      'coupon.valid_from',
      'coupon.valid_until',
      'coupon.starts_at',
      'coupon.ends_at',
      'coupon.weekdays',
      'coupon.times',
      'coupon.total_cap',
      'coupon.used',
      'coupon.publish_from',
      'coupon.publish_until',
      'coupon.created_at',
      'coupon.search',
      'shop.area_id',
      'shop.closure',
      'shop.schedule_id',
      'shop.publish_from as shop_from',
      'shop.publish_until as shop_until',
      'shop.search as shop_search',
    ])
    .where('coupon.visibility', '=', 'published')
    .where('shop.visibility', '=', 'published')
    .where('shop.closure', '<>', 'permanent')
    .where(wanted(which, 'coupon'))
    .execute();
  const categories = await categoriesOfShops(read, which);
  return rows.map((row) => {
    const standing = standingOf({ ...row, shop_open: 1 });
    return {
      ...standing,
      id: row.id,
      shopId: row.shop_id,
      scheduleId: row.schedule_id,
      shopClosed: row.closure !== 'none',
      area: row.area_id === null ? undefined : areaSlug.get(row.area_id),
      categories: categories.get(row.shop_id) ?? [],
      publishedAt: row.publish_from ?? row.created_at,
      search: `${row.search}\n${row.shop_search}`,
      ...publicSpan(
        { from: row.publish_from, until: sooner(row.publish_until, standing.endsAt) },
        { from: row.shop_from, until: row.shop_until },
      ),
    };
  });
}

function sooner(publishUntil: string | null, endsAt: string): string {
  return publishUntil !== null && publishUntil < endsAt ? publishUntil : endsAt;
}

/** The categories of every shop with a coupon, parents included. */
async function categoriesOfShops(read: Reader, which: Which): Promise<Map<number, string[]>> {
  const { categorySlugs } = await getTaxonomy(read);
  const rows = await read
    .selectFrom('shop_category')
    .select(['shop_id', 'category_id'])
    .where(
      'shop_id',
      'in',
      read.selectFrom('coupon').select('coupon.shop_id').where(wanted(which, 'coupon')),
    )
    .execute();
  const byShop = new Map<number, string[]>();
  for (const { shop_id, category_id } of rows) {
    const slugs = categorySlugs.get(category_id) ?? [];
    byShop.set(shop_id, [...new Set([...(byShop.get(shop_id) ?? []), ...slugs])]);
  }
  return byShop;
}

/** The published coupons, those that end first before the others; whether one has ended is asked of the clock. */
export const liveCoupons = liveRows({
  noun: 'coupon',
  read: couponRows,
  compare: (a, b) => (a.endsAt < b.endsAt ? -1 : a.endsAt > b.endsAt ? 1 : a.id - b.id),
});
