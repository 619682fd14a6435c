import type { APIRoute } from 'astro';
import { patternOf } from '#features/coupons/components/text.ts';
import { getPublishedCoupon } from '#features/coupons/queries.ts';
import { ogAnswer } from '#features/entries/og-image.ts';

export const GET: APIRoute = async ({ params, locals }) => {
  const coupon = await getPublishedCoupon(locals.read, params['slug'] ?? '', locals.at);
  if (!coupon) return new Response('Not found\n', { status: 404 });
  return ogAnswer(patternOf(coupon), locals.words.site.name);
};
