import { demoBusinesses } from '#features/entries/demo.ts';
import type { Reader, Tx } from '#server/db.ts';
import { localDate, toIso } from '#server/clock.ts';
import { couponColumns, standingOf } from './columns.ts';
import type { CouponBody, CouponKind, ShowWhen, UseLimit } from './schema.ts';
import { couponState, type CouponStanding } from './usable.ts';
import { shopOpenAt, visibleAt } from './visible.ts';

/** What a card shows of a coupon. Yen are tax included, dates Tokyo's. */
export interface CouponSummary extends CouponStanding {
  id: number;
  slug: string;
  title: string;
  titleEn: string | null;
  kind: CouponKind;
  amount: number | null;
  percent: number | null;
  basePrice: number | null;
  baseRange: string | null;
  baseRangeEn: string | null;
  minPurchase: number | null;
  ordinaryValue: number | null;
  conditions: string;
  conditionsEn: string | null;
  combinable: boolean;
  showWhen: ShowWhen;
  limit: UseLimit;
  publishedAt: string;
  shop: {
    id: number;
    slug: string;
    name: string;
    nameEn: string | null;
    area: { slug: string; name: string; nameEn: string } | null;
    category: { name: string; nameEn: string; pattern: string; hue: string } | null;
    /** Its hours are known, so that open and closed mean something. */
    hoursKnown: boolean;
  };
}

/** Everything the public page of a coupon shows. */
export interface CouponDetail extends CouponSummary {
  guide: string | null;
  guideEn: string | null;
  code: string | null;
  confirmedOn: string | null;
  demo: boolean;
}

/** Coupons of the given ids, in their order; those that are gone are left out. */
export async function listCouponSummaries(
  read: Reader,
  ids: number[],
  at: Date,
): Promise<CouponSummary[]> {
  if (ids.length === 0) return [];
  const rows = await joined(read, at).where('coupon.id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [summaryOf(row)] : [];
  });
}

/** The coupons of a shop that have not ended: those usable first, then by their last day. */
export async function listShopCoupons(
  read: Reader,
  shopId: number,
  at: Date,
): Promise<CouponSummary[]> {
  const rows = await joined(read, at)
    .where('coupon.shop_id', '=', shopId)
    .where('coupon.ends_at', '>', toIso(at))
    .orderBy('coupon.ends_at')
    .orderBy('coupon.id')
    .execute();
  const coupons = rows.map(summaryOf);
  const later = (coupon: CouponSummary) => Number(couponState(coupon, at) !== 'usable');
  return coupons.toSorted((a, b) => later(a) - later(b));
}

/** The `n` coupons that end first among those that have begun and are not used up. */
export async function listEndingCoupons(
  read: Reader,
  at: Date,
  n: number,
): Promise<CouponSummary[]> {
  const rows = await joined(read, at)
    .where('coupon.ends_at', '>', toIso(at))
    .where('coupon.starts_at', '<=', toIso(at))
    .where((eb) =>
      eb.or([
        eb('coupon.total_cap', 'is', null),
        eb('coupon.used', '<', eb.ref('coupon.total_cap')),
      ]),
    )
    .orderBy('coupon.ends_at')
    .orderBy('coupon.id')
    .limit(n)
    .execute();
  return rows.map(summaryOf);
}

/** The newest coupons that have not ended, for the feed. */
export async function listNewCoupons(
  read: Reader,
  at: Date,
  n: number,
  withDemo: boolean,
): Promise<CouponSummary[]> {
  const rows = await joined(read, at)
    .$if(!withDemo, (real) => real.where('shop.business_id', 'not in', demoBusinesses(read)))
    .where('coupon.ends_at', '>', toIso(at))
    .orderBy((eb) => eb.fn.coalesce('coupon.publish_from', 'coupon.created_at'), 'desc')
    .orderBy('coupon.id', 'desc')
    .limit(n)
    .execute();
  return rows.map(summaryOf);
}

/** The public coupon at an address, ended or not; undefined when there is none. */
export async function getPublishedCoupon(
  read: Reader | Tx,
  slug: string,
  at: Date,
): Promise<CouponDetail | undefined> {
  const row = await joined(read, at)
    .innerJoin('business', 'business.id', 'shop.business_id')
    .select(['coupon.guide', 'coupon.guide_en', 'coupon.code', 'coupon.confirmed_on'])
    .select('business.demo')
    .where('coupon.slug', '=', slug)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    ...summaryOf(row),
    guide: row.guide,
    guideEn: row.guide_en,
    code: row.code,
    confirmedOn: row.confirmed_on,
    demo: row.demo === 1,
  };
}

/** A coupon as its page would show a body that is not public yet; `blank` stands for what is open. */
export async function getCouponPreview(
  read: Reader,
  id: number,
  body: CouponBody,
  blank: { title: string; conditions: string },
  at: Date,
): Promise<CouponSummary> {
  const row = await withShop(read, at).where('coupon.id', '=', id).executeTakeFirstOrThrow();
  const today = localDate(at);
  const whole: CouponBody = {
    ...body,
    title: body.title ?? blank.title,
    conditions: body.conditions ?? blank.conditions,
    kind: body.kind ?? 'other',
    showWhen: body.showWhen ?? 'order',
    limit: body.limit ?? 'once',
    validFrom: body.validFrom ?? today,
    validUntil: body.validUntil ?? body.validFrom ?? today,
  };
  return summaryOf({ ...row, ...(couponColumns(whole) as Partial<Row>) });
}

/** Where a coupon that was renamed lives now, or undefined. */
export async function getMovedCouponSlug(read: Reader, slug: string): Promise<string | undefined> {
  const row = await read
    .selectFrom('slug_history')
    .innerJoin('coupon', 'coupon.id', 'slug_history.entry_id')
    .select('coupon.slug')
    .where('slug_history.kind', '=', 'coupon')
    .where('slug_history.slug', '=', slug)
    .where('coupon.visibility', '=', 'published')
    .executeTakeFirst();
  return row?.slug;
}

/** A sitemap holds at most 50,000 addresses; every coupon has one in each language. */
export const COUPONS_PER_SITEMAP = 20_000;

/** How many coupons a search engine may list. */
export async function countListedCoupons(read: Reader, at: Date): Promise<number> {
  const row = await listed(read, at)
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Addresses and last changes of the coupons a search engine may list, one sitemap's worth. */
export function listCouponAddresses(
  read: Reader,
  at: Date,
  page: number,
): Promise<{ slug: string; updatedAt: string }[]> {
  return listed(read, at)
    .select(['coupon.slug', 'coupon.updated_at as updatedAt'])
    .orderBy('coupon.id')
    .limit(COUPONS_PER_SITEMAP)
    .offset((page - 1) * COUPONS_PER_SITEMAP)
    .execute();
}

/** Public coupons of real businesses that have not ended. */
function listed(read: Reader, at: Date) {
  return read
    .selectFrom('coupon')
    .innerJoin('shop', 'shop.id', 'coupon.shop_id')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .where('business.demo', '=', 0)
    .where('coupon.ends_at', '>', toIso(at))
    .where(visibleAt(at));
}

function joined(read: Reader | Tx, at: Date) {
  return withShop(read, at).where(visibleAt(at));
}

function withShop(read: Reader | Tx, at: Date) {
  return read
    .selectFrom('coupon')
    .innerJoin('shop', 'shop.id', 'coupon.shop_id')
    .leftJoin('area', 'area.id', 'shop.area_id')
    .leftJoin('shop_category', (join) =>
      join.onRef('shop_category.shop_id', '=', 'shop.id').on('shop_category.position', '=', 0),
    )
    .leftJoin('category', 'category.id', 'shop_category.category_id')
    .select([
      'coupon.id',
      'coupon.slug',
      'coupon.title',
      'coupon.title_en',
      'coupon.kind',
      'coupon.amount',
      'coupon.percent',
      'coupon.base_price',
      'coupon.base_range',
      'coupon.base_range_en',
      'coupon.min_purchase',
      'coupon.ordinary_value',
      'coupon.conditions',
      'coupon.conditions_en',
      'coupon.valid_from',
      'coupon.valid_until',
      'coupon.starts_at',
      'coupon.ends_at',
      'coupon.weekdays',
      'coupon.times',
      'coupon.combinable',
      'coupon.show_when',
      'coupon.use_limit',
      'coupon.total_cap',
      'coupon.used',
      'coupon.publish_from',
      'coupon.created_at',
      'shop.id as shop_id',
      'shop.slug as shop_slug',
      'shop.name as shop_name',
      'shop.name_en as shop_name_en',
      'shop.schedule_id',
      'area.slug as area_slug',
      'area.name as area_name',
      'area.name_en as area_name_en',
      'category.name as category_name',
      'category.name_en as category_name_en',
      'category.pattern',
      'category.hue',
    ])
    .select((eb) => shopOpenAt(at)(eb).as('shop_open'));
}

type Row = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number];

/** The columns publication needs are there: the table's own check holds them. */
function summaryOf(row: Row): CouponSummary {
  return {
    ...standingOf(row),
    id: row.id,
    slug: row.slug,
    title: row.title!,
    titleEn: row.title_en,
    kind: row.kind!,
    amount: row.amount,
    percent: row.percent,
    basePrice: row.base_price,
    baseRange: row.base_range,
    baseRangeEn: row.base_range_en,
    minPurchase: row.min_purchase,
    ordinaryValue: row.ordinary_value,
    conditions: row.conditions!,
    conditionsEn: row.conditions_en,
    combinable: row.combinable === 1,
    showWhen: row.show_when!,
    limit: row.use_limit!,
    publishedAt: row.publish_from ?? row.created_at,
    shop: {
      id: row.shop_id,
      slug: row.shop_slug,
      name: row.shop_name ?? '',
      nameEn: row.shop_name_en,
      area:
        row.area_slug === null
          ? null
          : { slug: row.area_slug, name: row.area_name!, nameEn: row.area_name_en! },
      category:
        row.category_name === null
          ? null
          : {
              name: row.category_name,
              nameEn: row.category_name_en!,
              pattern: row.pattern!,
              hue: row.hue!,
            },
      hoursKnown: row.schedule_id !== null,
    },
  };
}
