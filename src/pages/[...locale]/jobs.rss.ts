import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { keep } from '#server/cache/keep.ts';
import { urlFor } from '#i18n/urls.ts';
import { feedItems } from '#features/jobs/feed.ts';
import { JOB_LIST_PARAMS, readJobList } from '#features/jobs/list-input.ts';
import { knownOnly, listFeedJobs } from '#features/jobs/list-page.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';

const ITEMS = 50;

/** The newest open jobs under the filters of the list. */
export const GET: APIRoute = async ({ url, locals, cache }) => {
  keep({ locals, cache }, { tags: ['job', 'shop'], params: JOB_LIST_PARAMS });
  const { locale, words, read, at, siteUrl } = locals;
  const taxonomy = await getTaxonomy(read);
  const input = knownOnly(readJobList(url.searchParams), taxonomy);
  const jobs = await listFeedJobs(read, input, at, ITEMS, locals.isLocal);
  const response = await rss({
    title: `${words.jobs.feedTitle} | ${words.site.name}`,
    description: words.jobs.description,
    site: siteUrl + urlFor(locale, '/jobs'),
    trailingSlash: false,
    customData: `<language>${locale}</language>`,
    items: feedItems(jobs, locale, words.jobs, siteUrl),
  });
  response.headers.set('Content-Type', 'application/rss+xml; charset=utf-8');
  return response;
};
