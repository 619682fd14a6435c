import { createHash } from 'node:crypto';
import { demoCoupons } from '#db/seed/coupons/index.ts';
import type { DemoCoupon } from '#db/seed/coupons/types.ts';
import { addDays, localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { addPublishedCoupons } from '#features/coupons/commands.ts';
import { CouponInput, type CouponBody } from '#features/coupons/schema.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Replaces the coupons of demo businesses by those of the demo town, their days counted from `at`.
 * A coupon whose shop is not there is left out; slugs stay the same.
 */
export async function replaceDemoCoupons(tx: Tx, at: Date): Promise<void> {
  const shops = await tx
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .select(['shop.id', 'shop.slug'])
    .where('business.demo', '=', 1)
    .execute();
  const shopIds = new Map(shops.map(({ slug, id }) => [slug, id]));
  await tx
    .deleteFrom('coupon')
    .where('shop_id', 'in', (eb) =>
      eb
        .selectFrom('shop')
        .innerJoin('business', 'business.id', 'shop.business_id')
        .select('shop.id')
        .where('business.demo', '=', 1),
    )
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: 'coupon', at: toIso(at) })
    .execute();
  const present = demoCoupons.filter(({ shop }) => shopIds.has(shop));
  const today = localDate(at);
  const ids = await addPublishedCoupons(
    tx,
    present.map((coupon) => ({
      shopId: shopIds.get(coupon.shop)!,
      slug: coupon.slug,
      body: bodyOf(coupon, today),
      confirmedOn: addDays(today, Math.min(0, coupon.days[0])),
    })),
    at,
  );
  for (const [i, coupon] of present.entries()) {
    const shopId = shopIds.get(coupon.shop)!;
    // In the order they would have been put up, so that "new" means something.
    await tx
      .updateTable('coupon')
      .set({ publish_from: toIso(new Date(+at + Math.min(-i * HOUR, coupon.days[0] * DAY))) })
      .where('id', '=', ids[i]!)
      .execute();
    await addPastUses(tx, { id: ids[i]!, shopId, count: coupon.used ?? 0 }, at);
  }
}

function bodyOf(coupon: DemoCoupon, today: string): CouponBody {
  const [ja, en] = [0, 1] as const;
  return CouponInput.parse({
    title: coupon.title[ja],
    titleEn: coupon.title[en],
    kind: coupon.kind,
    amount: coupon.amount,
    percent: coupon.percent,
    basePrice: coupon.basePrice,
    baseRange: coupon.range?.[ja],
    baseRangeEn: coupon.range?.[en],
    minPurchase: coupon.minPurchase,
    ordinaryValue: coupon.value,
    exemption: coupon.exemption,
    conditions: coupon.conditions[ja],
    conditionsEn: coupon.conditions[en],
    guide: coupon.guide?.[ja],
    guideEn: coupon.guide?.[en],
    validFrom: addDays(today, coupon.days[0]),
    validUntil: addDays(today, coupon.days[1]),
    weekdays: coupon.weekdays && [...coupon.weekdays],
    times: coupon.times,
    combinable: coupon.combinable ?? false,
    showWhen: coupon.show,
    limit: coupon.limit,
    totalCap: coupon.cap,
    code: coupon.code,
  });
}

/** Uses of nobody in particular, one an hour backwards from `at`. */
async function addPastUses(
  tx: Tx,
  { id, shopId, count }: { id: number; shopId: number; count: number },
  at: Date,
): Promise<void> {
  if (count === 0) return;
  await tx
    .insertInto('coupon_use')
    .values(
      Array.from({ length: count }, (_, i) => ({
        coupon_id: id,
        shop_id: shopId,
        token_hash: createHash('sha256').update(`demo ${i}`).digest('hex'),
        period: `demo:${i}`,
        used_at: toIso(new Date(+at - (i + 1) * HOUR)),
      })),
    )
    .execute();
  await tx.updateTable('coupon').set({ used: count }).where('id', '=', id).execute();
}
