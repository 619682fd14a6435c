import { localDate } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { CouponDetail } from './queries.ts';
import type { UseLimit } from './schema.ts';
import type { CouponState } from './usable.ts';

/** How long a visitor may take a use back; afterwards only the shop can. */
export const UNDO_WITHIN_MS = 30_000;

export type UseResult =
  | { kind: 'used'; usedAt: string }
  /** This very form was sent before; it counts once. */
  | { kind: 'repeated'; usedAt: string; undone: boolean }
  /** The visitor has used it as often as the shop allows. */
  | { kind: 'limit'; limit: Exclude<UseLimit, 'unlimited'>; usedAt: string }
  | { kind: 'not-usable'; state: Exclude<CouponState, 'usable'> }
  | { kind: 'stale' };

/** What of a visitor's limit is used up at `at`, or undefined while he may use it. */
export async function limitReached(
  tx: Pick<Tx, 'selectFrom'>,
  coupon: Pick<CouponDetail, 'id' | 'limit'>,
  tokenHash: string,
  at: Date,
): Promise<Extract<UseResult, { kind: 'limit' }> | undefined> {
  if (coupon.limit === 'unlimited') return undefined;
  const use = await tx
    .selectFrom('coupon_use')
    .select('used_at')
    .where('coupon_id', '=', coupon.id)
    .where('token_hash', '=', tokenHash)
    .where('period', '=', periodOf(coupon.limit, at, ''))
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return use && { kind: 'limit', limit: coupon.limit, usedAt: use.used_at };
}

/** The use a form made, as an answer to the same form sent again. */
export async function useOfForm(
  tx: Pick<Tx, 'selectFrom'>,
  couponId: number,
  nonce: string,
): Promise<Extract<UseResult, { kind: 'repeated' }> | undefined> {
  const use = await tx
    .selectFrom('coupon_use')
    .select(['used_at', 'undone_at'])
    .where('coupon_id', '=', couponId)
    .where('nonce', '=', nonce)
    .executeTakeFirst();
  return use && { kind: 'repeated', usedAt: use.used_at, undone: use.undone_at !== null };
}

/** What one use is counted within; a day is Tokyo's. */
export function periodOf(limit: UseLimit, at: Date, nonce: string): string {
  if (limit === 'once') return 'once';
  return limit === 'daily' ? localDate(at) : `form:${nonce}`;
}
