import type { APIRoute } from 'astro';
import { ogImage } from '#features/entries/og-image.ts';
import { patternOf } from '#features/jobs/components/say.ts';
import { getPublishedJob } from '#features/jobs/queries.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';

export const GET: APIRoute = async ({ params, locals: { read, at } }) => {
  const job = await getPublishedJob(read, params['slug'] ?? '', await getTaxonomy(read), at);
  if (!job) return new Response('Not found\n', { status: 404 });
  return new Response(await ogImage(patternOf(job)), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=86400' },
  });
};
