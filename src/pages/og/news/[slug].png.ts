import type { APIRoute } from 'astro';
import { ogAnswer } from '#features/entries/og-image.ts';
import { patternOf } from '#features/news/components/say.ts';
import { getPublishedNews } from '#features/news/queries.ts';

export const GET: APIRoute = async ({ params, locals }) => {
  const notice = await getPublishedNews(locals.read, params['slug'] ?? '', locals.at);
  if (!notice) return new Response('Not found\n', { status: 404 });
  return ogAnswer(patternOf(notice), locals.words.site.name);
};
