import type { APIRoute } from 'astro';
import { ogAnswer } from '#features/entries/og-image.ts';
import { patternOf } from '#features/jobs/components/say.ts';
import { getPublishedJob } from '#features/jobs/queries.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';

export const GET: APIRoute = async ({ params, locals: { read, at, words } }) => {
  const job = await getPublishedJob(read, params['slug'] ?? '', await getTaxonomy(read), at);
  if (!job) return new Response('Not found\n', { status: 404 });
  return ogAnswer(patternOf(job), words.site.name);
};
