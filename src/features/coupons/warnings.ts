import type { CouponBody, Exemption } from './schema.ts';
import { EXEMPTIONS } from './schema.ts';

/** Something that does not block a coupon and that its shop should know. */
export interface CouponWarning {
  kind: 'premium';
  /** The most a premium may be worth beside this purchase, yen. */
  limit: number;
  value: number;
  /** What would make it exempt. */
  exemptions: readonly Exemption[];
}

const FIXED_LIMIT = 200;
const FIXED_BELOW = 1000;

/**
 * Warns where a thing given with a purchase is worth more than the rules on premiums given to
 * everybody allow: ¥200 for a purchase under ¥1,000 or none, 20 % of it from there on.
 *
 * Source: 景品表示法 第4条 and 一般消費者に対する景品類の提供に関する事項の制限 (昭和52年公正取引委員会告示第5号):
 * 第1項 the limits; 第2項 what is exempt (samples, discounts of one's own, opening gifts).
 */
export function couponWarnings(
  body: Pick<CouponBody, 'kind' | 'minPurchase' | 'ordinaryValue' | 'exemption'>,
): CouponWarning[] {
  const { kind, ordinaryValue: value, exemption } = body;
  if ((kind !== 'free' && kind !== 'gift') || value === null || exemption !== null) return [];
  const purchase = body.minPurchase ?? 0;
  const limit = purchase < FIXED_BELOW ? FIXED_LIMIT : Math.floor(purchase / 5);
  return value > limit ? [{ kind: 'premium', limit, value, exemptions: EXEMPTIONS }] : [];
}
