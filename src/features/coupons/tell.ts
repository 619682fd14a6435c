import { couponsJa } from '#i18n/coupons.ja.ts';
import { tellJa } from '#i18n/tell.ja.ts';
import type { Teller, Telling } from '#features/tell/telling.ts';
import type { CouponBody } from './schema.ts';

const { coupon: w, fact } = tellJa;

/** What can be told of a coupon: the conditions stand beside the benefit here too. */
export function couponTellings(body: CouponBody, { day }: Teller): Telling[] {
  const { title, conditions, validFrom, validUntil } = body;
  if (title === null || conditions === null || validFrom === null || validUntil === null) return [];
  const period =
    validFrom === validUntil ? day(validFrom) : couponsJa.period(day(validFrom), day(validUntil));
  return [
    {
      key: 'entry',
      what: w.title(title),
      lines: [fact(w.conditions, conditions), fact(w.period, period), w.free],
    },
  ];
}
