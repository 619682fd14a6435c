import { addDays, localDate, localMinutes, localWeekday, startOfLocalDay } from '#server/clock.ts';
import { DAY_MINUTES, type Period } from './times.ts';

/** When a coupon may be used, apart from its shop being open. */
export interface CouponTerms {
  /** Local dates, both inclusive. */
  validFrom: string;
  validUntil: string;
  /** 0 = Monday … 6 = Sunday. */
  weekdays: readonly number[];
  /** Null means all day. */
  times: readonly Period[] | null;
}

const MINUTE = 60_000;
const SOON_DAYS = 3;

/**
 * Whether a coupon can be used at `at`: its dates, weekdays and times hold, and the shop is open.
 * A period past midnight belongs to the day it began on: Friday 22:00–26:00 holds on Saturday at
 * 1:00 if Friday is a day of the coupon, whatever Saturday is. Periods are half-open.
 */
export function usableNow(terms: CouponTerms, shopOpen: boolean, at: Date): boolean {
  return shopOpen && inTerms(terms, momentOf(at));
}

/** A moment as coupons see it, worked out once for a whole list of them. */
export interface Moment {
  at: number;
  today: string;
  yesterday: string;
  weekday: number;
  minute: number;
}

export function momentOf(at: Date): Moment {
  const today = localDate(at);
  return {
    at: +at,
    today,
    yesterday: addDays(today, -1),
    weekday: localWeekday(at),
    minute: localMinutes(at),
  };
}

function inTerms(terms: CouponTerms, { today, yesterday, weekday, minute }: Moment): boolean {
  const onDay = (day: string, dayOfWeek: number, minutes: number) =>
    day >= terms.validFrom &&
    day <= terms.validUntil &&
    terms.weekdays.includes(dayOfWeek) &&
    (terms.times ?? [{ from: 0, until: DAY_MINUTES }]).some(
      ({ from, until }) => from <= minutes && minutes < until,
    );
  return onDay(today, weekday, minute) || onDay(yesterday, (weekday + 6) % 7, minute + DAY_MINUTES);
}

/** The span in which a coupon can be usable at all, half-open; its last night may pass midnight. */
export function spanOf({
  validFrom,
  validUntil,
  times,
}: Pick<CouponTerms, 'validFrom' | 'validUntil' | 'times'>): { startsAt: Date; endsAt: Date } {
  const last = Math.max(DAY_MINUTES, ...(times ?? []).map(({ until }) => until));
  return {
    startsAt: startOfLocalDay(validFrom),
    endsAt: new Date(+startOfLocalDay(validUntil) + last * MINUTE),
  };
}

/** Why a coupon can be used or not, the first reason that holds. */
export type CouponState =
  'ended' | 'used-up' | 'not-begun' | 'other-time' | 'shop-closed' | 'usable';

/** What of a coupon decides whether it can be used, apart from its shop being open. */
interface Standing extends CouponTerms {
  startsAt: string;
  endsAt: string;
  totalCap: number | null;
  used: number;
}

export interface CouponStanding extends Standing {
  shopOpen: boolean;
}

export function couponState(coupon: CouponStanding, at: Date): CouponState {
  return stateIn(coupon, coupon.shopOpen, momentOf(at));
}

/** Whether it can be used at a moment that was worked out before. */
export function isUsable(coupon: Standing, shopOpen: boolean, moment: Moment): boolean {
  return stateIn(coupon, shopOpen, moment) === 'usable';
}

function stateIn(coupon: Standing, shopOpen: boolean, moment: Moment): CouponState {
  if (moment.at >= Date.parse(coupon.endsAt)) return 'ended';
  if (coupon.totalCap !== null && coupon.used >= coupon.totalCap) return 'used-up';
  if (moment.at < Date.parse(coupon.startsAt)) return 'not-begun';
  if (!inTerms(coupon, moment)) return 'other-time';
  return shopOpen ? 'usable' : 'shop-closed';
}

/** Whether its last day is today, tomorrow or the day after. */
export function endsSoon(coupon: { validUntil: string }, at: Date): boolean {
  return coupon.validUntil < soonBefore(at);
}

/** The first Tokyo date that is not soon. */
export function soonBefore(at: Date): string {
  return addDays(localDate(at), SOON_DAYS);
}
