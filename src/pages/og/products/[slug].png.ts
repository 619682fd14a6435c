import type { APIRoute } from 'astro';
import { ogAnswer } from '#features/entries/og-image.ts';
import { patternOf } from '#features/products/components/card.ts';
import { getPublishedProduct } from '#features/products/detail.ts';

export const GET: APIRoute = async ({ params, locals }) => {
  const product = await getPublishedProduct(locals.read, params['slug'] ?? '', locals.at);
  if (!product) return new Response('Not found\n', { status: 404 });
  return ogAnswer(patternOf(product), locals.words.site.name);
};
