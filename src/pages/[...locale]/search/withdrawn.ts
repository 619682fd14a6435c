import type { APIRoute } from 'astro';
import { SEARCH_KINDS } from '#features/entries/search-record.ts';
import type { Withdrawn } from '#features/search/components/names.ts';
import { withdrawnFrom } from '#features/search/withdrawn.ts';
import { keep } from '#server/cache/keep.ts';

/** `?v=<index>`: which of its names a browser may not show, and what their groups are called. */
export const GET: APIRoute = async ({ url, locals, cache }) => {
  const { read, at, words, dataDir } = locals;
  const places = await withdrawnFrom(read, dataDir, url.searchParams.get('v'), at);
  if (!places) return new Response('There is no such index\n', { status: 404 });
  keep({ locals, cache }, { tags: [...SEARCH_KINDS, 'business'], params: ['v'] });
  const said: Withdrawn = { places, labels: words.search.kinds };
  return Response.json(said);
};
