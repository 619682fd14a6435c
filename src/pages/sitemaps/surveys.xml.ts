import type { APIRoute } from 'astro';
import { sitemap } from '#features/entries/sitemap.ts';
import { listReportAddresses } from '#features/surveys/queries.ts';

export const GET: APIRoute = async ({ locals }) => {
  const reports = await listReportAddresses(locals.read, locals.at);
  if (reports.length === 0) return new Response('Not found\n', { status: 404 });
  return sitemap(
    locals.siteUrl,
    reports.map(({ slug, updatedAt }) => ({ path: `/surveys/${slug}`, lastModified: updatedAt })),
  );
};
