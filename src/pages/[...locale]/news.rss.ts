import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { keep } from '#server/cache/keep.ts';
import { urlFor } from '#i18n/urls.ts';
import { feedItems } from '#features/news/feed.ts';
import { listFeedNews } from '#features/news/queries.ts';

const ITEMS = 50;

/** The newest notices, for feed readers. */
export const GET: APIRoute = async ({ locals, cache }) => {
  keep({ locals, cache }, { tags: ['news'] });
  const { locale, words, siteUrl, read, at } = locals;
  const notices = await listFeedNews(read, at, ITEMS, locals.isLocal);
  const response = await rss({
    title: `${words.news.title} | ${words.site.name}`,
    description: words.news.description,
    site: siteUrl + urlFor(locale, '/news'),
    trailingSlash: false,
    customData: `<language>${locale}</language>`,
    items: feedItems(notices, locale, siteUrl),
  });
  response.headers.set('Content-Type', 'application/rss+xml; charset=utf-8');
  return response;
};
