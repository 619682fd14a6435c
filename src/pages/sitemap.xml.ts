import type { APIRoute } from 'astro';
import { sitemapIndex } from '#features/entries/sitemap.ts';
import { countListedEvents, EVENTS_PER_SITEMAP } from '#features/events/queries.ts';
import { countListedJobs, JOBS_PER_SITEMAP } from '#features/jobs/queries.ts';
import { countListedShops, SHOPS_PER_SITEMAP } from '#features/shops/queries.ts';

export const GET: APIRoute = async ({ locals }) => {
  const shops = await countListedShops(locals.read, locals.at);
  const jobs = await countListedJobs(locals.read, locals.at);
  const events = await countListedEvents(locals.read, locals.at);
  const files = (name: string, entries: number, each: number) =>
    Array.from({ length: Math.ceil(entries / each) }, (_, i) => `/sitemaps/${name}-${i + 1}.xml`);
  return sitemapIndex(locals.siteUrl, [
    '/sitemaps/pages.xml',
    ...files('shops', shops, SHOPS_PER_SITEMAP),
    ...files('events', events, EVENTS_PER_SITEMAP),
    ...files('jobs', jobs, JOBS_PER_SITEMAP),
  ]);
};
