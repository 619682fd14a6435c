import { z } from 'zod';
import { COUPON_SPANS } from '#features/coupons/schema.ts';
import { JOB_TEMPLATES } from '#features/jobs/schema.ts';
import { PRODUCT_KINDS } from '#features/products/schema.ts';

/** One per opened form, so that a second tap makes no second entry. */
const nonce = z.string().regex(/^[\w-]{22}$/);
const id = z.coerce.number().int().positive();

export const REPEATABLE = ['coupon', 'job', 'event', 'product'] as const;

export const AgainInput = z.object({ kind: z.enum(REPEATABLE), id, nonce });
export const CouponStartInput = z.object({ shop: id, span: z.enum(COUPON_SPANS), nonce });
export const EventStartInput = z.object({ business: id, nonce });
export const JobStartInput = z.object({ shop: id, template: z.enum(JOB_TEMPLATES), nonce });
export const ProductStartInput = z.object({ shop: id, goods: z.enum(PRODUCT_KINDS), nonce });
