import type { Reader } from '#server/db.ts';

/** How much moves when two businesses become one. */
export interface Moving {
  shops: number;
  events: number;
  people: number;
  images: number;
}

/** What of a business would move to another. */
export async function countMoving(read: Reader, businessId: number): Promise<Moving> {
  const of = async (table: 'shop' | 'event' | 'business_account' | 'image') => {
    const { n } = await read
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('n'))
      .where('business_id', '=', businessId)
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  const [shops, events, people, images] = await Promise.all([
    of('shop'),
    of('event'),
    of('business_account'),
    of('image'),
  ]);
  return { shops, events, people, images };
}

/** How much moves when two shops become one. */
export interface ShopMoving {
  coupons: number;
  jobs: number;
  products: number;
  photos: number;
}

/** What of a shop would move to another. */
export async function countShopMoving(read: Reader, shopId: number): Promise<ShopMoving> {
  const of = async (table: 'coupon' | 'job' | 'product') => {
    const { n } = await read
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('n'))
      .where('shop_id', '=', shopId)
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  const photos = await read
    .selectFrom('entry_image')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('kind', '=', 'shop')
    .where('entry_id', '=', shopId)
    .executeTakeFirstOrThrow();
  const [coupons, jobs, products] = await Promise.all([of('coupon'), of('job'), of('product')]);
  return { coupons, jobs, products, photos: Number(photos.n) };
}
