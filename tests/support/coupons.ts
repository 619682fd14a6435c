import { randomBytes } from 'node:crypto';
import { addDays, localDate, toIso } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { addPublishedCoupons } from '#features/coupons/commands.ts';
import { CouponInput } from '#features/coupons/schema.ts';
import { formNonce, hashToken } from '#features/coupons/visitor.ts';

/** A published shop whose hours nobody has told, so that it never stands in a coupon's way. */
export async function addShop(store: Store, at: Date, slug = 'mise'): Promise<number> {
  return store.write(async (tx) => {
    const stamps = { created_at: toIso(at), updated_at: toIso(at) };
    await tx
      .insertInto('area')
      .values({ slug: 'yuda', name: '湯田', name_en: 'Yuda', kana: 'ゆだ', sort: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const area = await tx
      .selectFrom('area')
      .select('id')
      .where('slug', '=', 'yuda')
      .executeTakeFirstOrThrow();
    const business = await tx
      .insertInto('business')
      .values({
        kind: 'business',
        name: '店',
        membership: 'member',
        chamber: 'yamaguchi',
        ...stamps,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const shop = await tx
      .insertInto('shop')
      .values({
        business_id: business.id,
        slug,
        kind: 'shop',
        visibility: 'published',
        name: '店',
        kana: 'みせ',
        area_id: area.id,
        address: '山口市湯田温泉',
        summary: '店です。',
        phone: '083-900-0000',
        ...stamps,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('change')
      .values({ tag: `shop:${shop.id}`, at: toIso(at) })
      .execute();
    return shop.id;
  });
}

/** A coupon of that shop, valid yesterday to tomorrow unless `change` says otherwise. */
export async function addCoupon(
  store: Store,
  shopId: number,
  at: Date,
  change: object = {},
  slug = 'hyakuen',
): Promise<number> {
  const body = CouponInput.parse({
    title: '100円引き',
    kind: 'discount',
    amount: 100,
    baseRange: '全品',
    conditions: 'どなたでも。',
    validFrom: addDays(localDate(at), -1),
    validUntil: addDays(localDate(at), 1),
    combinable: true,
    showWhen: 'payment',
    limit: 'once',
    ...change,
  });
  const [id] = await store.write((tx) =>
    addPublishedCoupons(tx, [{ shopId, slug, body, confirmedOn: null }], at),
  );
  return id!;
}

/** A visitor with a token of his own. */
export const visitor = () => hashToken(randomBytes(32).toString('base64url'));

/** One tap on a form that was opened at `at`. */
export const tap = (tokenHash: string, at: Date, slug = 'hyakuen') => ({
  slug,
  nonce: formNonce(),
  openedAt: at,
  tokenHash,
});
