import { listedBetween } from '#features/entries/listed.ts';
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

/**
 * Adds a coupon that nobody sees yet; its body is a draft elsewhere.
 *
 * @returns its id.
 */
export async function addHiddenCoupon(
  tx: Tx,
  shopId: number,
  slug: string,
  at: Date,
): Promise<number> {
  const { id } = await tx
    .insertInto('coupon')
    .values({
      shop_id: shopId,
      slug,
      visibility: 'hidden',
      created_at: toIso(at),
      updated_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Makes a body the live content of a coupon.
 *
 * @throws {IncompleteCouponError} when it lacks something.
 */
export async function publishCoupon(tx: Tx, id: number, body: CouponBody, at: Date): Promise<void> {
  const missing = missingToPublish(body);
  if (missing.length > 0) throw new IncompleteCouponError(`${id}: ${missing.join(', ')}`);
  const { publish_from: since } = await tx
    .selectFrom('coupon')
    .select('publish_from')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('coupon')
    .set({
      ...couponColumns(body),
      ...listedBetween(body, since, null),
      visibility: 'published',
      updated_at: toIso(at),
    })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await noteChanges(tx, [id], at);
}

/** Tells whoever keeps something derived of coupons that these have changed. */
export async function noteChanges(tx: Tx, ids: number[], at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values(ids.map((id) => ({ tag: `coupon:${id}`, at: toIso(at) })))
    .execute();
}
