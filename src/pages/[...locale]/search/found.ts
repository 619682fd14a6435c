import type { APIRoute } from 'astro';
import { groupViews } from '#features/search/components/hit-view.ts';
import { recordsFound } from '#features/search/found.ts';
import { groupsOf } from '#features/search/groups.ts';
import { readSearch } from '#features/search/list-input.ts';

/** What a browser has found in the index, ranked and as it is shown: `?q&v=<index>&ids=a.b.c`. */
export const GET: APIRoute = async ({ url, locals }) => {
  const { read, at, locale, words, dataDir } = locals;
  const input = readSearch(url.searchParams);
  const records = await recordsFound(read, dataDir, url.searchParams, at);
  if (!records) return new Response('There is no such index\n', { status: 404 });
  const groups = groupsOf(records, new Map(), input);
  return Response.json(groupViews(groups, { q: input.q, locale, words, at }), {
    headers: { 'Cache-Control': 'no-store' },
  });
};
