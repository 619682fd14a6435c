import { putPhotosBack } from '#features/media/live-photos.ts';
import type { KeptPhoto, PhotoEntry } from '#features/media/schema.ts';
import { putNoticeBack } from '#features/products/live-notice.ts';
import type { SellerNotice } from '#features/products/schema.ts';
import type { Tx } from '#server/db.ts';
import type { Body, EntryRef } from './schema.ts';

/**
 * Makes undone what was changed beside the text of an entry: its photos, and its business's
 * 特定商取引法に基づく表記.
 *
 * @returns whether that was what had changed.
 */
export async function putBeside(
  tx: Tx,
  ref: EntryRef,
  businessId: number,
  { before, after }: { before: Body; after: Body },
  at: Date,
): Promise<boolean> {
  if ('photos' in before) {
    const photos = (body: Body) => body['photos'] as KeptPhoto[];
    const both = { before: photos(before), after: photos(after) };
    await putPhotosBack(tx, ref as PhotoEntry, both, at);
    return true;
  }
  if (!('sellerNotice' in before)) return false;
  await putNoticeBack(tx, businessId, before['sellerNotice'] as SellerNotice | null, at);
  return true;
}
