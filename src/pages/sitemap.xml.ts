import type { APIRoute } from 'astro';
import { sitemapIndex } from '#features/entries/sitemap.ts';
import { countListedShops, SHOPS_PER_SITEMAP } from '#features/shops/queries.ts';

export const GET: APIRoute = async ({ locals }) => {
  const shops = await countListedShops(locals.read, locals.at);
  const files = Array.from(
    { length: Math.ceil(shops / SHOPS_PER_SITEMAP) },
    (_, i) => `/sitemaps/shops-${i + 1}.xml`,
  );
  return sitemapIndex(locals.siteUrl, ['/sitemaps/pages.xml', ...files]);
};
