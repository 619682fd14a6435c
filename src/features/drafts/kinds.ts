import { couponEntry } from '#features/coupons/entry.ts';
import { eventEntry } from '#features/events/entry.ts';
import { jobEntry } from '#features/jobs/entry.ts';
import { productEntry } from '#features/products/entry.ts';
import { shopEntry } from '#features/shops/entry.ts';
import type { EntryKind } from './kind.ts';
import type { Kind } from './schema.ts';

/** Every kind of entry a business keeps. */
export const entryKinds: Record<Kind, EntryKind> = {
  shop: shopEntry,
  coupon: couponEntry,
  job: jobEntry,
  event: eventEntry,
  product: productEntry,
};
