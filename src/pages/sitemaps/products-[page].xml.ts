import type { APIRoute } from 'astro';
import { sitemap } from '#features/entries/sitemap.ts';
import { listProductAddresses } from '#features/products/queries.ts';

export const GET: APIRoute = async ({ params, locals }) => {
  const page = /^[1-9]\d{0,3}$/.test(params['page'] ?? '') ? Number(params['page']) : 0;
  const products = page > 0 ? await listProductAddresses(locals.read, locals.at, page) : [];
  if (products.length === 0) return new Response('Not found\n', { status: 404 });
  return sitemap(
    locals.siteUrl,
    products.map(({ slug, updatedAt }) => ({ path: `/products/${slug}`, lastModified: updatedAt })),
  );
};
