import type { Reader } from '#server/db.ts';
import { visibleAt as couponVisibleAt } from '#features/coupons/visible.ts';
import { visibleAt as eventVisibleAt } from '#features/events/visible.ts';
import { visibleJobs } from '#features/jobs/queries.ts';
import { visibleProducts } from '#features/products/visible.ts';
import { visibleAt as shopVisibleAt } from '#features/shops/queries.ts';

/** Whether something the public sees at `at` shows this image, with a description. */
export async function isImagePublic(read: Reader, key: string, at: Date): Promise<boolean> {
  const rows = await read
    .selectFrom('image')
    .innerJoin('entry_image', 'entry_image.image_id', 'image.id')
    .select(['entry_image.kind', 'entry_image.entry_id'])
    .where('image.key', '=', key)
    .where('entry_image.alt', 'is not', null)
    .where('entry_image.waiting', '=', 0)
    .execute();
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const ids = rows.filter((row) => row.kind === kind).map((row) => row.entry_id);
    if (await SHOWN[kind](read, ids, at)) return true;
  }
  return false;
}

/** For each kind: whether one of these entries is public. */
const SHOWN = {
  shop: async (read: Reader, ids: number[], at: Date) =>
    (await read
      .selectFrom('shop')
      .select('shop.id')
      .where('shop.id', 'in', ids)
      .where(shopVisibleAt(at))
      .limit(1)
      .executeTakeFirst()) !== undefined,
  product: async (read: Reader, ids: number[], at: Date) =>
    (await visibleProducts(read, at)
      .select('product.id')
      .where('product.id', 'in', ids)
      .limit(1)
      .executeTakeFirst()) !== undefined,
  event: async (read: Reader, ids: number[], at: Date) =>
    (await read
      .selectFrom('event')
      .select('event.id')
      .where('event.id', 'in', ids)
      .where(eventVisibleAt(at))
      .limit(1)
      .executeTakeFirst()) !== undefined,
  campaign: async (read: Reader, ids: number[]) =>
    (await read
      .selectFrom('campaign')
      .select('id')
      .where('id', 'in', ids)
      .where('visibility', '=', 'published')
      .limit(1)
      .executeTakeFirst()) !== undefined,
  coupon: async (read: Reader, ids: number[], at: Date) =>
    (await read
      .selectFrom('coupon')
      .innerJoin('shop', 'shop.id', 'coupon.shop_id')
      .select('coupon.id')
      .where('coupon.id', 'in', ids)
      .where(couponVisibleAt(at))
      .limit(1)
      .executeTakeFirst()) !== undefined,
  job: async (read: Reader, ids: number[], at: Date) =>
    (await visibleJobs(read, at)
      .select('job.id')
      .where('job.id', 'in', ids)
      .limit(1)
      .executeTakeFirst()) !== undefined,
};
