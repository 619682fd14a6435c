import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { say } from '#features/surveys/components/say.ts';
import { listReports } from '#features/surveys/queries.ts';
import { urlFor } from '#i18n/urls.ts';
import { keep } from '#server/cache/keep.ts';

const ITEMS = 50;

/** The newest reports, for feed readers. */
export const GET: APIRoute = async ({ locals, cache }) => {
  keep({ locals, cache }, { tags: ['survey'] });
  const { locale, words, siteUrl, read, at } = locals;
  const reports = await listReports(read, at, ITEMS);
  const response = await rss({
    title: `${words.surveys.title} | ${words.site.name}`,
    description: words.surveys.description,
    site: siteUrl + urlFor(locale, '/surveys'),
    trailingSlash: false,
    customData: `<language>${locale}</language>`,
    items: reports.map(({ slug, document, publishedAt }) => ({
      title: say(locale, document.title).text,
      description: say(locale, document.finding).text,
      link: siteUrl + urlFor(locale, `/surveys/${slug}`),
      pubDate: new Date(publishedAt),
    })),
  });
  response.headers.set('Content-Type', 'application/rss+xml; charset=utf-8');
  return response;
};
