import type { ExpressionBuilder } from 'kysely';
import type { Database } from '#db/schema.ts';
import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';

/** The shop is published and inside its window (half-open). */
export function shopVisibleAt(at: Date) {
  const now = toIso(at);
  return (eb: ExpressionBuilder<Database, 'shop'>) =>
    eb.and([
      eb('shop.visibility', '=', 'published'),
      eb.or([eb('shop.publish_from', 'is', null), eb('shop.publish_from', '<=', now)]),
      eb.or([eb('shop.publish_until', 'is', null), eb('shop.publish_until', '>', now)]),
    ]);
}

/** Products anyone may see at `at`, with their shop, business and category. */
export function visibleProducts(read: Reader, at: Date) {
  const now = toIso(at);
  return read
    .selectFrom('product')
    .innerJoin('shop', 'shop.id', 'product.shop_id')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .innerJoin('product_category as category', 'category.id', 'product.category_id')
    .where('product.visibility', '=', 'published')
    .where('product.publish_from', '<=', now)
    .where((eb) =>
      eb.or([eb('product.publish_until', 'is', null), eb('product.publish_until', '>', now)]),
    )
    .where(shopVisibleAt(at));
}
