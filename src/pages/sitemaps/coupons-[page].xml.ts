import type { APIRoute } from 'astro';
import { listCouponAddresses } from '#features/coupons/queries.ts';
import { sitemap } from '#features/entries/sitemap.ts';

export const GET: APIRoute = async ({ params, locals }) => {
  const page = /^[1-9]\d{0,3}$/.test(params['page'] ?? '') ? Number(params['page']) : 0;
  const coupons = page > 0 ? await listCouponAddresses(locals.read, locals.at, page) : [];
  if (coupons.length === 0) return new Response('Not found\n', { status: 404 });
  return sitemap(
    locals.siteUrl,
    coupons.map(({ slug, updatedAt }) => ({ path: `/coupons/${slug}`, lastModified: updatedAt })),
  );
};
