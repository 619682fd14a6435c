import { visibleAt as couponVisibleAt } from '#features/coupons/visible.ts';
import { visibleAt as eventVisibleAt } from '#features/events/visible.ts';
import { listNewJobs } from '#features/jobs/list-page.ts';
import { visibleAt as shopVisibleAt } from '#features/shops/queries.ts';
import type { Reader } from '#server/db.ts';
import type { Month } from './month.ts';

/** Of each kind on one sheet; a sheet is a few pages, not a list of everything. */
export const MOST = 40;

/** What the chamber's bulletin says of a month, as the site stands at `at`. */
export async function bulletinOf(read: Reader, month: Month, at: Date) {
  const jobs = await listNewJobs(read, at, MOST);
  return {
    shops: await newShops(read, month, at),
    coupons: await couponsIn(read, month, at),
    events: await eventsIn(read, month, at),
    jobs: jobs.filter(({ validUntil }) => validUntil === null || validUntil >= month.from),
  };
}
export type Bulletin = Awaited<ReturnType<typeof bulletinOf>>;

/** Shops that came to the site in the month. */
function newShops(read: Reader, { startsAt, endsAt }: Month, at: Date) {
  return read
    .selectFrom('shop')
    .leftJoin('area', 'area.id', 'shop.area_id')
    .select(['shop.slug', 'shop.name', 'shop.summary', 'shop.phone', 'area.name as area'])
    .where(shopVisibleAt(at))
    .where('shop.created_at', '>=', startsAt)
    .where('shop.created_at', '<', endsAt)
    .orderBy('shop.kana')
    .limit(MOST)
    .execute();
}

/** Coupons one can use on some day of the month, those that end first before others. */
function couponsIn(read: Reader, { from, until }: Month, at: Date) {
  return read
    .selectFrom('coupon')
    .innerJoin('shop', 'shop.id', 'coupon.shop_id')
    .select(['coupon.slug', 'coupon.title', 'coupon.conditions', 'shop.name as shop'])
    .select(['coupon.valid_from as from', 'coupon.valid_until as until'])
    .where(couponVisibleAt(at))
    .where('coupon.valid_from', '<', until)
    .where('coupon.valid_until', '>=', from)
    .orderBy('coupon.valid_until')
    .orderBy('coupon.id')
    .limit(MOST)
    .execute();
}

/** Events with a day in the month, each once, by its first day there. */
function eventsIn(read: Reader, { from, until }: Month, at: Date) {
  return read
    .selectFrom('event_day')
    .innerJoin('event', 'event.id', 'event_day.event_id')
    .innerJoin('event_occurrence as one', 'one.id', 'event_day.occurrence_id')
    .leftJoin('venue', 'venue.id', 'event.venue_id')
    .select((eb) => [
      'event.slug',
      'event.title',
      'event.fee_note',
      'event.fee',
      'venue.name as venue',
      eb.fn.min('event_day.date').as('first'),
      eb.fn.max('event_day.date').as('last'),
      eb.fn.countAll<number>().as('days'),
    ])
    .where(eventVisibleAt(at))
    .where('event_day.date', '>=', from)
    .where('event_day.date', '<', until)
    .where('one.state', 'in', ['scheduled', 'moved'])
    .groupBy(['event.id', 'event.slug', 'event.title', 'event.fee_note', 'event.fee', 'venue.name'])
    .orderBy('first')
    .orderBy('event.id')
    .limit(MOST)
    .execute();
}
