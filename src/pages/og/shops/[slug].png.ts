import type { APIRoute } from 'astro';
import { ogAnswer } from '#features/entries/og-image.ts';
import { patternOf } from '#features/shops/components/card.ts';
import { liveDirectory } from '#features/shops/live.ts';
import { getPublishedShop } from '#features/shops/queries.ts';

export const GET: APIRoute = async ({ params, locals }) => {
  const { taxonomy } = await liveDirectory();
  const shop = await getPublishedShop(locals.read, params['slug'] ?? '', taxonomy, locals.at);
  if (!shop) return new Response('Not found\n', { status: 404 });
  return ogAnswer(patternOf(shop), locals.words.site.name);
};
