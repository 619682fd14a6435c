import type { APIRoute } from 'astro';
import { sitemap } from '#features/entries/sitemap.ts';
import { listEventAddresses } from '#features/events/queries.ts';

export const GET: APIRoute = async ({ params, locals }) => {
  const page = /^[1-9]\d{0,3}$/.test(params['page'] ?? '') ? Number(params['page']) : 0;
  const events = page > 0 ? await listEventAddresses(locals.read, locals.at, page) : [];
  if (events.length === 0) return new Response('Not found\n', { status: 404 });
  return sitemap(
    locals.siteUrl,
    events.map(({ slug, updatedAt }) => ({ path: `/events/${slug}`, lastModified: updatedAt })),
  );
};
