import type { APIRoute } from 'astro';
import { sitemapIndex } from '#features/entries/sitemap.ts';
import { listCampaignAddresses } from '#features/campaigns/queries.ts';
import { countListedCoupons, COUPONS_PER_SITEMAP } from '#features/coupons/queries.ts';
import { countListedEvents, EVENTS_PER_SITEMAP } from '#features/events/queries.ts';
import { countListedJobs, JOBS_PER_SITEMAP } from '#features/jobs/queries.ts';
import { listNewsAddresses } from '#features/news/queries.ts';
import { countListedProducts, PRODUCTS_PER_SITEMAP } from '#features/products/queries.ts';
import { listReportAddresses } from '#features/surveys/queries.ts';
import { countListedShops, SHOPS_PER_SITEMAP } from '#features/shops/queries.ts';

export const GET: APIRoute = async ({ locals }) => {
  const shops = await countListedShops(locals.read, locals.at);
  const coupons = await countListedCoupons(locals.read, locals.at);
  const jobs = await countListedJobs(locals.read, locals.at);
  const events = await countListedEvents(locals.read, locals.at);
  const products = await countListedProducts(locals.read, locals.at);
  const campaigns = await listCampaignAddresses(locals.read);
  const news = await listNewsAddresses(locals.read, locals.at);
  const reports = await listReportAddresses(locals.read, locals.at);
  const files = (name: string, entries: number, each: number) =>
    Array.from({ length: Math.ceil(entries / each) }, (_, i) => `/sitemaps/${name}-${i + 1}.xml`);
  return sitemapIndex(locals.siteUrl, [
    '/sitemaps/pages.xml',
    ...files('shops', shops, SHOPS_PER_SITEMAP),
    ...files('coupons', coupons, COUPONS_PER_SITEMAP),
    ...files('events', events, EVENTS_PER_SITEMAP),
    ...files('jobs', jobs, JOBS_PER_SITEMAP),
    ...files('products', products, PRODUCTS_PER_SITEMAP),
    ...(campaigns.length > 0 ? ['/sitemaps/campaigns.xml'] : []),
    ...(news.length > 0 ? ['/sitemaps/news.xml'] : []),
    ...(reports.length > 0 ? ['/sitemaps/surveys.xml'] : []),
  ]);
};
