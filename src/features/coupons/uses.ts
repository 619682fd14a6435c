import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { noteChanges } from './commands.ts';
import { getPublishedCoupon } from './queries.ts';
import { couponState } from './usable.ts';
import {
  limitReached,
  periodOf,
  UNDO_WITHIN_MS,
  useOfForm,
  type UseResult,
} from './use-queries.ts';

const SECOND = 1000;
/** A counter view older than this is not used: it may come from a cache, or from another day. */
const OPEN_AT_MOST_MS = 10 * 60 * SECOND;
/** Clocks differ by a little. */
const AHEAD_AT_MOST_MS = 60 * SECOND;

export interface UseRequest {
  slug: string;
  /** The one-time number of the form that was sent. */
  nonce: string;
  /** When that form was made. */
  openedAt: Date;
  /** SHA-256 of the visitor's token, hex. */
  tokenHash: string;
}

/**
 * Uses a coupon once. Unique indexes on the form's number and on coupon, visitor and period make a
 * second use impossible; the total cap is claimed by one conditional update.
 *
 * @returns what happened, or undefined when there is no such public coupon at `at`.
 */
export async function useCoupon(
  tx: Tx,
  { slug, nonce, openedAt, tokenHash }: UseRequest,
  at: Date,
): Promise<UseResult | undefined> {
  const coupon = await getPublishedCoupon(tx, slug, at);
  if (!coupon) return undefined;
  const before = await useOfForm(tx, coupon.id, nonce);
  if (before) return before;
  const age = +at - +openedAt;
  if (age > OPEN_AT_MOST_MS || age < -AHEAD_AT_MOST_MS) return { kind: 'stale' };
  // Whether it is used up is for `claim` to say, after the limit.
  const state = couponState({ ...coupon, totalCap: null }, at);
  if (state !== 'usable') return { kind: 'not-usable', state };
  const period = periodOf(coupon.limit, at, nonce);
  const row = {
    coupon_id: coupon.id,
    shop_id: coupon.shop.id,
    token_hash: tokenHash,
    period,
    nonce,
  };
  const id = await addUse(tx, row, at);
  if (id === undefined) return (await limitReached(tx, coupon, tokenHash, at))!;
  if (await claim(tx, coupon.id, id, at)) return { kind: 'used', usedAt: toIso(at) };
  return { kind: 'not-usable', state: 'used-up' };
}

/**
 * Takes back the use a form made, within 30 seconds. Who holds the form's number may do so: it is
 * random, and known only where the coupon was used.
 *
 * @returns whether it is undone now; false when it is too late or there is no such use.
 */
export async function undoUse(
  tx: Tx,
  { slug, nonce }: { slug: string; nonce: string },
  at: Date,
): Promise<boolean> {
  const use = await tx
    .selectFrom('coupon_use')
    .innerJoin('coupon', 'coupon.id', 'coupon_use.coupon_id')
    .select(['coupon_use.id', 'coupon_use.coupon_id', 'used_at', 'undone_at'])
    .where('nonce', '=', nonce)
    .where('coupon.slug', '=', slug)
    .executeTakeFirst();
  if (!use) return false;
  if (use.undone_at !== null) return true;
  if (+at - Date.parse(use.used_at) > UNDO_WITHIN_MS) return false;
  await takeBack(tx, use, at);
  return true;
}

/** Undoes a use, once: it no longer counts for its visitor nor against the total cap. */
export async function takeBack(
  tx: Tx,
  use: { id: number; coupon_id: number },
  at: Date,
): Promise<void> {
  const undone = await tx
    .updateTable('coupon_use')
    .set({ undone_at: toIso(at) })
    .where('id', '=', use.id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (undone.numUpdatedRows === 0n) return;
  await tx
    .updateTable('coupon')
    .set((eb) => ({ used: eb('used', '-', 1) }))
    .where('id', '=', use.coupon_id)
    .execute();
  await noteChanges(tx, [use.coupon_id], at);
}

interface NewUse {
  coupon_id: number;
  shop_id: number;
  token_hash: string;
  period: string;
  nonce: string | null;
}

/** Adds the row of a use; undefined when one of the unique indexes holds another already. */
export async function addUse(tx: Tx, use: NewUse, at: Date): Promise<number | undefined> {
  const row = await tx
    .insertInto('coupon_use')
    .values({ ...use, used_at: toIso(at) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Counts a use against the total cap; when the cap is reached the use's row goes again. */
export async function claim(tx: Tx, couponId: number, useId: number, at: Date): Promise<boolean> {
  const claimed = await tx
    .updateTable('coupon')
    .set((eb) => ({ used: eb('used', '+', 1) }))
    .where('id', '=', couponId)
    .where((eb) => eb.or([eb('total_cap', 'is', null), eb('used', '<', eb.ref('total_cap'))]))
    .executeTakeFirst();
  if (claimed.numUpdatedRows === 1n) {
    await noteChanges(tx, [couponId], at);
    return true;
  }
  await tx.deleteFrom('coupon_use').where('id', '=', useId).execute();
  return false;
}
