import { createHash, randomInt } from 'node:crypto';
import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { getPublishedCoupon } from './queries.ts';
import { SERIAL_LENGTH, SERIAL_LETTERS } from './serial-queries.ts';
import { addUse, claim } from './uses.ts';

/** Papers anyone may print of one coupon in a Tokyo day: enough for a shop, too few to flood it. */
const PRINTED_PER_DAY = 300;
/** Paper that was handed over in time may be typed in later. */
const TYPED_WITHIN_DAYS = 14;

/**
 * Issues the serial of one printed coupon.
 *
 * @returns its twelve characters, `none` when there is no such public coupon or it has ended, or
 *   `enough` when 300 were printed of it today.
 */
export async function issueSerial(
  tx: Tx,
  slug: string,
  at: Date,
): Promise<{ serial: string } | 'none' | 'enough'> {
  const coupon = await getPublishedCoupon(tx, slug, at);
  if (!coupon || +at >= Date.parse(coupon.endsAt)) return 'none';
  const { n } = await tx
    .selectFrom('coupon_serial')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('coupon_id', '=', coupon.id)
    .where('issued_at', '>=', toIso(startOfLocalDay(localDate(at))))
    .executeTakeFirstOrThrow();
  if (Number(n) >= PRINTED_PER_DAY) return 'enough';
  const serial = Array.from(
    { length: SERIAL_LENGTH },
    () => SERIAL_LETTERS[randomInt(SERIAL_LETTERS.length)],
  ).join('');
  await tx
    .insertInto('coupon_serial')
    .values({ coupon_id: coupon.id, serial, issued_at: toIso(at) })
    .execute();
  return { serial };
}

export type RedeemResult =
  | { kind: 'redeemed' }
  /** The paper was typed in before. */
  | { kind: 'used'; usedAt: string }
  /** No paper of this shop has that serial. */
  | { kind: 'unknown' }
  | { kind: 'not-begun' }
  | { kind: 'ended' }
  | { kind: 'used-up' };

/**
 * Records a printed coupon that a shop scans or types in; until 14 days after the coupon's end,
 * since paper is often counted later. Only coupons of `shopId` are found.
 */
export async function redeemSerial(
  tx: Tx,
  { shopId, serial }: { shopId: number; serial: string },
  at: Date,
): Promise<RedeemResult> {
  const row = await tx
    .selectFrom('coupon_serial')
    .innerJoin('coupon', 'coupon.id', 'coupon_serial.coupon_id')
    .leftJoin('coupon_use', 'coupon_use.id', 'coupon_serial.use_id')
    .select([
      'coupon_serial.id',
      'coupon_serial.coupon_id',
      'starts_at',
      'valid_until',
      'used_at',
      'undone_at',
    ])
    .where('coupon_serial.serial', '=', serial)
    .where('coupon.shop_id', '=', shopId)
    .executeTakeFirst();
  if (!row) return { kind: 'unknown' };
  if (row.used_at !== null && row.undone_at === null) return { kind: 'used', usedAt: row.used_at };
  if (toIso(at) < row.starts_at!) return { kind: 'not-begun' };
  if (localDate(at) > addDays(row.valid_until!, TYPED_WITHIN_DAYS)) return { kind: 'ended' };
  const use = {
    coupon_id: row.coupon_id,
    shop_id: shopId,
    token_hash: createHash('sha256').update(serial).digest('hex'),
    period: 'serial',
    nonce: null,
  };
  const id = await addUse(tx, use, at);
  if (id === undefined) return { kind: 'used', usedAt: toIso(at) };
  if (!(await claim(tx, row.coupon_id, id, at))) return { kind: 'used-up' };
  await tx.updateTable('coupon_serial').set({ use_id: id }).where('id', '=', row.id).execute();
  return { kind: 'redeemed' };
}
