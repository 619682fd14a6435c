import { couponPublisher } from '#features/coupons/publish.ts';
import { eventPublisher } from '#features/events/publish.ts';
import { jobPublisher } from '#features/jobs/publish.ts';
import { productPublisher } from '#features/products/publish.ts';
import { shopPublisher } from '#features/shops/publish.ts';
import type { Publisher } from './publisher.ts';
import type { Kind } from './schema.ts';

/** How each kind of entry is written; what a page reads stands in `kinds.ts`. */
export const publishers: Record<Kind, Publisher> = {
  shop: shopPublisher,
  coupon: couponPublisher,
  job: jobPublisher,
  event: eventPublisher,
  product: productPublisher,
};
