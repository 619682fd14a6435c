import type { Tx } from '#server/db.ts';
import { findEntry } from '#features/drafts/queries.ts';
import type { Editor } from '#features/drafts/schema.ts';
import { listRecentUses } from './counter-queries.ts';
import { readSerial } from './serial-queries.ts';
import { redeemSerial, type RedeemResult } from './serials.ts';
import { takeBack } from './uses.ts';

/**
 * Records a printed coupon that the people of a shop have typed in.
 *
 * @returns undefined when there is no such shop of theirs.
 */
export async function redeemAtCounter(
  tx: Tx,
  editor: Editor,
  { shopId, typed }: { shopId: number; typed: string },
  at: Date,
): Promise<RedeemResult | undefined> {
  if (!(await findEntry(tx, editor, { kind: 'shop', id: shopId }))) return undefined;
  const serial = readSerial(typed);
  return serial === undefined ? { kind: 'unknown' } : redeemSerial(tx, { shopId, serial }, at);
}

/**
 * Takes back a use at a shop, on paper or on a phone, until the shop closes.
 *
 * @returns whether it was taken back; undefined when there is no such shop of theirs.
 */
export async function takeBackAtCounter(
  tx: Tx,
  editor: Editor,
  { shopId, useId }: { shopId: number; useId: number },
  at: Date,
): Promise<boolean | undefined> {
  if (!(await findEntry(tx, editor, { kind: 'shop', id: shopId }))) return undefined;
  const use = (await listRecentUses(tx, shopId, at)).find(({ id }) => id === useId);
  if (!use) return false;
  await takeBack(tx, { id: use.id, coupon_id: use.couponId }, at);
  return true;
}
