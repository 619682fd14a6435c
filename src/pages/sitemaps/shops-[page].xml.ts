import type { APIRoute } from 'astro';
import { sitemap } from '#features/entries/sitemap.ts';
import { listShopAddresses } from '#features/shops/queries.ts';

export const GET: APIRoute = async ({ params, locals }) => {
  const page = /^[1-9]\d{0,3}$/.test(params['page'] ?? '') ? Number(params['page']) : 0;
  const shops = page > 0 ? await listShopAddresses(locals.read, locals.at, page) : [];
  if (shops.length === 0) return new Response('Not found\n', { status: 404 });
  return sitemap(
    locals.siteUrl,
    shops.map(({ slug, updatedAt }) => ({ path: `/shops/${slug}`, lastModified: updatedAt })),
  );
};
