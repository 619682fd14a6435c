import type { Insertable, Selectable } from 'kysely';
import type { CouponTable } from '#db/tables/coupons.ts';
import { toIso } from '#server/clock.ts';
import { listedOf } from '#features/entries/listed.ts';
import { normalise } from '#features/entries/normalise.ts';
import { CouponInput, type CouponBody } from './schema.ts';
import { readTimes, writeTimes } from './times.ts';
import { spanOf, type CouponStanding } from './usable.ts';

/** The live columns of a coupon's body. */
export function couponColumns(
  body: CouponBody,
): Omit<Insertable<CouponTable>, 'shop_id' | 'slug' | 'visibility' | 'created_at' | 'updated_at'> {
  const { validFrom, validUntil, times } = body;
  const span =
    validFrom !== null && validUntil !== null ? spanOf({ validFrom, validUntil, times }) : null;
  return {
    title: body.title,
    title_en: body.titleEn,
    kind: body.kind,
    amount: body.amount,
    percent: body.percent,
    base_price: body.basePrice,
    base_range: body.baseRange,
    base_range_en: body.baseRangeEn,
    min_purchase: body.minPurchase,
    ordinary_value: body.ordinaryValue,
    exemption: body.exemption,
    conditions: body.conditions,
    conditions_en: body.conditionsEn,
    guide: body.guide,
    guide_en: body.guideEn,
    valid_from: validFrom,
    valid_until: validUntil,
    starts_at: span && toIso(span.startsAt),
    ends_at: span && toIso(span.endsAt),
    weekdays: weekdayBits(body.weekdays),
    times: times && writeTimes(times),
    combinable: body.combinable === null ? null : Number(body.combinable),
    show_when: body.showWhen,
    use_limit: body.limit,
    total_cap: body.totalCap,
    code: body.code,
    search: normalise(
      [body.title, body.titleEn, body.conditions, body.conditionsEn, body.baseRange]
        .filter((text) => text !== null)
        .join(' '),
    ),
  };
}

/** The body that live columns were made of; the schema holds them to their types. */
export function couponBody(row: Selectable<CouponTable>): CouponBody {
  return CouponInput.parse({
    title: row.title,
    titleEn: row.title_en,
    kind: row.kind,
    amount: row.amount,
    percent: row.percent,
    basePrice: row.base_price,
    baseRange: row.base_range,
    baseRangeEn: row.base_range_en,
    minPurchase: row.min_purchase,
    ordinaryValue: row.ordinary_value,
    exemption: row.exemption,
    conditions: row.conditions,
    conditionsEn: row.conditions_en,
    guide: row.guide,
    guideEn: row.guide_en,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    weekdays: weekdaysOf(row.weekdays),
    times: row.times,
    combinable: row.combinable === null ? null : row.combinable === 1,
    showWhen: row.show_when,
    limit: row.use_limit,
    totalCap: row.total_cap,
    code: row.code,
    ...listedOf(row),
  });
}

/** 0 = Monday is the lowest bit. */
function weekdayBits(days: readonly number[]): number {
  return days.reduce((bits, day) => bits | (1 << day), 0);
}

function weekdaysOf(bits: number): number[] {
  return [0, 1, 2, 3, 4, 5, 6].filter((day) => (bits & (1 << day)) !== 0);
}

type StandingRow = Pick<
  Selectable<CouponTable>,
  | 'valid_from'
  | 'valid_until'
  | 'starts_at'
  | 'ends_at'
  | 'weekdays'
  | 'times'
  | 'total_cap'
  | 'used'
> & { shop_open: number };

/** What decides whether a published coupon can be used; the table's check holds that it is there. */
export function standingOf(row: StandingRow): CouponStanding {
  return {
    validFrom: row.valid_from!,
    validUntil: row.valid_until!,
    startsAt: row.starts_at!,
    endsAt: row.ends_at!,
    weekdays: weekdaysOf(row.weekdays),
    times: row.times === null ? null : (readTimes(row.times) ?? null),
    totalCap: row.total_cap,
    used: row.used,
    shopOpen: row.shop_open === 1,
  };
}
