import type { Reader } from '#server/db.ts';
import { getPublishedCoupon, type CouponDetail } from './queries.ts';
import { couponState, type CouponState } from './usable.ts';
import { limitReached, UNDO_WITHIN_MS, useOfForm, type UseResult } from './use-queries.ts';
import { couponCookie, hashToken } from './visitor.ts';

export interface CounterView {
  coupon: CouponDetail;
  state: CouponState;
  /** The use this address tells of. */
  done: { nonce: string; usedAt: string; undone: boolean } | undefined;
  /** Milliseconds in which that use can be taken back. */
  undoFor: number;
  /** The visitor has used it as often as he may. */
  limit: Extract<UseResult, { kind: 'limit' }> | undefined;
}

interface Asked {
  slug: string;
  /** The number of the form that was sent, as the address has it. */
  done: string | null;
  cookie: (name: string) => string | undefined;
  siteUrl: string;
  at: Date;
}

/** Everything the counter shows to one visitor at one moment; undefined when there is no such coupon. */
export async function getCounterView(
  read: Reader,
  { slug, done, cookie, siteUrl, at }: Asked,
): Promise<CounterView | undefined> {
  const coupon = await getPublishedCoupon(read, slug, at);
  if (!coupon) return undefined;
  const use = done === null ? undefined : await useOfForm(read, coupon.id, done);
  const token = cookie(couponCookie(siteUrl));
  return {
    coupon,
    state: couponState(coupon, at),
    done: use && { nonce: done!, usedAt: use.usedAt, undone: use.undone },
    undoFor: use && !use.undone ? Math.max(0, UNDO_WITHIN_MS - (+at - Date.parse(use.usedAt))) : 0,
    limit: token === undefined ? undefined : await limitReached(read, coupon, hashToken(token), at),
  };
}
