import { addDays, daysBetween, localDate, yearsLater } from '#server/clock.ts';
import type { CouponBody, CouponSpan } from './schema.ts';

/** A coupon of the same season begins at most so far ahead; another begins today. */
const AHEAD_DAYS = 90;

const DAYS: Record<CouponSpan, number> = { today: 0, week: 6, month: 29 };

/** What a new coupon begins with: usable from today, once, and not with other offers. */
export function newCoupon(span: CouponSpan, at: Date): Partial<CouponBody> {
  const today = localDate(at);
  return {
    kind: 'discount',
    validFrom: today,
    validUntil: addDays(today, DAYS[span]),
    combinable: false,
    showWhen: 'order',
    limit: 'once',
  };
}

/**
 * A coupon that was given before, for the next time: on the same days of the year where these are
 * near, else from today for as long as it was.
 */
export function couponAgain(earlier: CouponBody, at: Date): CouponBody {
  const body = { ...earlier, listedFrom: null, listedUntil: null };
  const { validFrom, validUntil } = body;
  const today = localDate(at);
  if (validFrom === null || validUntil === null) return { ...body, validFrom: today };
  for (let years = 1; years <= 20; years += 1) {
    const [from, until] = [yearsLater(validFrom, years), yearsLater(validUntil, years)];
    if (until < today) continue;
    if (from > addDays(today, AHEAD_DAYS)) break;
    return { ...body, validFrom: from < today ? today : from, validUntil: until };
  }
  return {
    ...body,
    validFrom: today,
    validUntil: addDays(today, daysBetween(validFrom, validUntil)),
  };
}
