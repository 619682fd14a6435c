import type { Reader } from '#server/db.ts';

/** Who tells of an entry: its shop with its phone, or the business where there is no shop between. */
export async function getCaller(
  read: Reader,
  { shopId, businessId }: { shopId: number | null; businessId: number },
): Promise<{ name: string; phone: string | null }> {
  const shop =
    shopId === null
      ? undefined
      : await read
          .selectFrom('shop')
          .select(['name', 'phone'])
          .where('id', '=', shopId)
          .executeTakeFirst();
  if (shop?.name) return { name: shop.name, phone: shop.phone };
  const { name } = await read
    .selectFrom('business')
    .select('name')
    .where('id', '=', businessId)
    .executeTakeFirstOrThrow();
  return { name, phone: null };
}
