import type { APIRoute } from 'astro';
import type { Answer } from '#features/search/components/answer.ts';
import { groupViews } from '#features/search/components/hit-view.ts';
import { suggestionFor } from '#features/search/correct.ts';
import { searchDatabase } from '#features/search/database.ts';
import { recordsFound } from '#features/search/found.ts';
import { groupsOf } from '#features/search/groups.ts';
import { readSearch } from '#features/search/list-input.ts';
import { liveDirectory } from '#features/shops/live.ts';

/** What the next letters may leave of a kind is looked for among these. */
const HELD = 40;

/**
 * What a browser shows while one types. `?q&v=<index>&ids=a.b.c`: what it has found in the index,
 * ranked, as it is now. Without `ids`: what the database finds, and what may have been meant.
 */
export const GET: APIRoute = async ({ url, locals }) => {
  const { read, at, locale, words, dataDir } = locals;
  const input = readSearch(url.searchParams);
  const isIndexed = url.searchParams.has('ids');
  const groups = isIndexed
    ? await recordsFound(read, dataDir, url.searchParams, at).then(
        (records) => records && groupsOf(records, new Map(), input.q),
      )
    : await searchDatabase(read, await liveDirectory(), input, at);
  if (!groups) return new Response('There is no such index\n', { status: 404 });
  const isEmpty = groups.length === 0 && !isIndexed;
  const answer: Answer = {
    groups: groupViews(groups, { q: input.q, locale, words, at }, HELD),
    suggestion: isEmpty ? await suggestionFor(dataDir, input.q) : null,
  };
  return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
};
