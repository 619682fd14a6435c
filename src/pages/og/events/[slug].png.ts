import type { APIRoute } from 'astro';
import { ogAnswer } from '#features/entries/og-image.ts';
import { patternOf } from '#features/events/components/when.ts';
import { getPublishedEvent } from '#features/events/queries.ts';
import { liveDirectory } from '#features/shops/live.ts';

export const GET: APIRoute = async ({ params, locals }) => {
  const { taxonomy } = await liveDirectory();
  const event = await getPublishedEvent(locals.read, params['slug'] ?? '', taxonomy, locals.at);
  if (!event) return new Response('Not found\n', { status: 404 });
  return ogAnswer(patternOf(event.row), locals.words.site.name);
};
