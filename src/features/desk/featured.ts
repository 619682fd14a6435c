import { listCouponSummaries, type CouponSummary } from '#features/coupons/queries.ts';
import type { Kind } from '#features/drafts/schema.ts';
import { listEventCards, type ListedEvent } from '#features/events/days.ts';
import { listJobSummaries } from '#features/jobs/queries.ts';
import type { JobSummary } from '#features/jobs/summary.ts';
import { listProductCards, type ProductSummary } from '#features/products/queries.ts';
import { listShopSummaries, visibleAt, type ShopSummary } from '#features/shops/queries.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import type { Reader } from '#server/db.ts';
import { listFeatured } from './feature-queries.ts';

/** Something on the home page, as the card of its kind shows it. */
export type Featured =
  | { kind: 'shop'; card: ShopSummary }
  | { kind: 'coupon'; card: CouponSummary }
  | { kind: 'job'; card: JobSummary }
  | { kind: 'event'; card: ListedEvent }
  | { kind: 'product'; card: ProductSummary };

/** What the staff recommend at a moment, as far as it is public and not over, in their order. */
export async function featuredAt(read: Reader, taxonomy: Taxonomy, at: Date): Promise<Featured[]> {
  const refs = await listFeatured(read, at);
  const ids = (kind: Kind) => refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
  const found: Featured[] = [
    ...(await shopsOf(read, ids('shop'), taxonomy, at)).map((card) => ({
      kind: 'shop' as const,
      card,
    })),
    ...(await listCouponSummaries(read, ids('coupon'), at)).map((card) => ({
      kind: 'coupon' as const,
      card,
    })),
    ...(await listJobSummaries(read, ids('job'), at)).map((card) => ({
      kind: 'job' as const,
      card,
    })),
    ...(await listEventCards(read, ids('event'), at)).map((card) => ({
      kind: 'event' as const,
      card,
    })),
    ...(await listProductCards(read, ids('product'), at)).map((card) => ({
      kind: 'product' as const,
      card,
    })),
  ];
  return refs.flatMap(({ kind, id }) =>
    found.filter((one) => one.kind === kind && one.card.id === id),
  );
}

async function shopsOf(read: Reader, ids: number[], taxonomy: Taxonomy, at: Date) {
  if (ids.length === 0) return [];
  const rows = await read
    .selectFrom('shop')
    .select('id')
    .where('id', 'in', ids)
    .where(visibleAt(at))
    .execute();
  return listShopSummaries(
    read,
    rows.map(({ id }) => id),
    taxonomy,
  );
}
