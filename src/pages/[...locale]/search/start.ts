import type { APIRoute } from 'astro';
import type { PanelWords } from '#features/search/components/panel-words.ts';
import { POPULAR_TERMS_KEY, readPopularTerms } from '#features/search/queries.ts';
import { keep } from '#server/cache/keep.ts';

/** What the panel under a box says before anything is typed. */
export const GET: APIRoute = async ({ locals, cache }) => {
  const { read, locale, words } = locals;
  const { popular, recent, forget, suggestion, none, all, totalOf, countOf } = words.search;
  const terms = await readPopularTerms(read, locale);
  keep({ locals, cache }, { tags: [POPULAR_TERMS_KEY], still: true });
  const said: PanelWords = {
    ...{ terms, popular, recent, forget, suggestion, none, all },
    ...{ total: totalOf, count: countOf },
  };
  return Response.json(said);
};
