import type { APIRoute } from 'astro';
import { sitemap } from '#features/entries/sitemap.ts';
import { listNewsAddresses } from '#features/news/queries.ts';

export const GET: APIRoute = async ({ locals }) => {
  const notices = await listNewsAddresses(locals.read, locals.at);
  if (notices.length === 0) return new Response('Not found\n', { status: 404 });
  return sitemap(
    locals.siteUrl,
    notices.map(({ slug, updatedAt }) => ({ path: `/news/${slug}`, lastModified: updatedAt })),
  );
};
