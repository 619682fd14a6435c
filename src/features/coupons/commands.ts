import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { couponColumns } from './columns.ts';
import { missingToPublish, type CouponBody } from './schema.ts';

export interface NewCoupon {
  shopId: number;
  slug: string;
  body: CouponBody;
  /** Local date on which its shop last said that it is true. */
  confirmedOn: string | null;
}

/** A coupon that lacks something was to be published. */
export class IncompleteCouponError extends Error {}

/**
 * Adds coupons that are live at once, in bulk; the seed uses it.
 *
 * @returns their ids in the same order.
 * @throws {IncompleteCouponError} naming the first one that lacks something.
 */
export async function addPublishedCoupons(
  tx: Tx,
  coupons: NewCoupon[],
  at: Date,
): Promise<number[]> {
  if (coupons.length === 0) return [];
  for (const { slug, body } of coupons) {
    const missing = missingToPublish(body);
    if (missing.length > 0) throw new IncompleteCouponError(`${slug}: ${missing.join(', ')}`);
  }
  const rows = await tx
    .insertInto('coupon')
    .values(
      coupons.map(({ shopId, slug, body, confirmedOn }) => ({
        ...couponColumns(body),
        shop_id: shopId,
        slug,
        visibility: 'published' as const,
        confirmed_on: confirmedOn,
        created_at: toIso(at),
        updated_at: toIso(at),
      })),
    )
    .returning('id')
    .execute();
  const ids = rows.map((row) => row.id);
  await noteChanges(tx, ids, at);
  return ids;
}

/** Tells whoever keeps something derived of coupons that these have changed. */
export async function noteChanges(tx: Tx, ids: number[], at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values(ids.map((id) => ({ tag: `coupon:${id}`, at: toIso(at) })))
    .execute();
}
