import type { APIRoute } from 'astro';
import { ogImage } from '#features/entries/og-image.ts';
import { patternOf } from '#features/news/components/say.ts';
import { getPublishedNews } from '#features/news/queries.ts';

export const GET: APIRoute = async ({ params, locals }) => {
  const notice = await getPublishedNews(locals.read, params['slug'] ?? '', locals.at);
  if (!notice) return new Response('Not found\n', { status: 404 });
  return new Response(await ogImage(patternOf(notice)), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=86400' },
  });
};
