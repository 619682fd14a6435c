import type { APIRoute } from 'astro';
import { sitemap } from '#features/entries/sitemap.ts';
import { listJobAddresses } from '#features/jobs/queries.ts';

export const GET: APIRoute = async ({ params, locals }) => {
  const page = /^[1-9]\d{0,3}$/.test(params['page'] ?? '') ? Number(params['page']) : 0;
  const jobs = page > 0 ? await listJobAddresses(locals.read, locals.at, page) : [];
  if (jobs.length === 0) return new Response('Not found\n', { status: 404 });
  return sitemap(
    locals.siteUrl,
    jobs.map(({ slug, updatedAt }) => ({ path: `/jobs/${slug}`, lastModified: updatedAt })),
  );
};
