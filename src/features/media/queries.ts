import type { Reader } from '#server/db.ts';
import { visibleAt } from '#features/shops/queries.ts';

/** Whether something the public sees right now shows this image. */
export async function isImagePublic(read: Reader, key: string, at: Date): Promise<boolean> {
  const row = await read
    .selectFrom('image')
    .innerJoin('shop_image', 'shop_image.image_id', 'image.id')
    .innerJoin('shop', 'shop.id', 'shop_image.shop_id')
    .select('image.id')
    .where('image.key', '=', key)
    .where(visibleAt(at))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
