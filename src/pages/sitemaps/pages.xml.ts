import type { APIRoute } from 'astro';
import { sitemap } from '#features/entries/sitemap.ts';
import { TEXT_PAGES } from '#features/pages/paths.ts';
import { liveDirectory } from '#features/shops/live.ts';

export const GET: APIRoute = async ({ locals }) => {
  const { taxonomy } = await liveDirectory();
  const lists = [
    ...taxonomy.areas.map((area) => `/shops?area=${area.slug}`),
    ...taxonomy.zones.map((zone) => `/shops?zone=${zone.slug}`),
    ...taxonomy.categories.map((category) => `/shops?category=${category.slug}`),
  ];
  return sitemap(
    locals.siteUrl,
    [
      '/',
      '/shops',
      '/coupons',
      '/products',
      '/campaigns',
      '/news',
      '/surveys',
      '/plan',
      '/events',
      '/jobs',
      '/jobs/policy',
      '/opendata',
      ...TEXT_PAGES,
      ...lists,
    ].map((path) => ({
      path,
    })),
  );
};
