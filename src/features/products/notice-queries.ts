import type { Selectable } from 'kysely';
import type { SellerNoticeTable } from '#db/tables/products.ts';
import type { Reader } from '#server/db.ts';

/** Whether a business has its 特定商取引法に基づく表記. */
export async function hasSellerNotice(read: Reader, businessId: number): Promise<boolean> {
  return (await getNoticeRow(read, businessId)) !== undefined;
}

/** The 特定商取引法に基づく表記 of a business as it is stored, or undefined. */
export function getNoticeRow(
  read: Pick<Reader, 'selectFrom'>,
  businessId: number,
): Promise<Selectable<SellerNoticeTable> | undefined> {
  return read
    .selectFrom('seller_notice')
    .selectAll()
    .where('business_id', '=', businessId)
    .executeTakeFirst();
}
