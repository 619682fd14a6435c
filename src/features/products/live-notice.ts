import { noteLive } from '#features/drafts/revisions.ts';
import type { Editor } from '#features/drafts/schema.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { saveSellerNotice } from './commands.ts';
import { getNoticeRow } from './notice-queries.ts';
import type { SellerNotice } from './schema.ts';

export type NoticeResult =
  | { kind: 'saved' }
  /** Somebody else has written it since the form was opened; nothing was saved. */
  | { kind: 'conflict' };

/**
 * Writes a business's 特定商取引法に基づく表記 as one of its people, or the staff for it, have it, and
 * notes what it was before.
 *
 * @returns undefined when there is no such business.
 */
export async function changeSellerNotice(
  tx: Tx,
  editor: Editor,
  { businessId, opened, notice }: { businessId: number; opened: string; notice: SellerNotice },
  at: Date,
): Promise<NoticeResult | undefined> {
  const shop = await tx
    .selectFrom('shop')
    .select('id')
    .where('business_id', '=', businessId)
    .orderBy('id')
    .executeTakeFirst();
  if (!shop) return undefined;
  const row = await getNoticeRow(tx, businessId);
  if ((row?.updated_at ?? '') !== opened) return { kind: 'conflict' };
  await saveSellerNotice(tx, businessId, notice, at);
  const both = {
    before: { sellerNotice: row ? asNotice(row) : null },
    after: { sellerNotice: notice },
  };
  const entry = { kind: 'shop' as const, id: shop.id, businessId };
  await noteLive(tx, editor, [entry], { what: 'saved', ...both }, at);
  return { kind: 'saved' };
}

/** Makes a business's notice what it was before; null where it had none. */
export async function putNoticeBack(
  tx: Tx,
  businessId: number,
  before: SellerNotice | null,
  at: Date,
): Promise<void> {
  if (before) return saveSellerNotice(tx, businessId, before, at);
  await tx.deleteFrom('seller_notice').where('business_id', '=', businessId).execute();
  await tx
    .insertInto('change')
    .values({ tag: `business:${businessId}`, at: toIso(at) })
    .execute();
}

function asNotice(row: NonNullable<Awaited<ReturnType<typeof getNoticeRow>>>): SellerNotice {
  const { seller, responsible, address, phone, payment, delivery, returns, email, licence } = row;
  return {
    ...{ seller, responsible, address, phone, payment, delivery, returns, email, licence },
    phoneHours: row.phone_hours,
    priceNote: row.price_note,
    otherFees: row.other_fees,
    orderLimit: row.order_limit,
  };
}
