import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { keep } from '#server/cache/keep.ts';
import { speakerOf, titleOf, whenText } from '#features/events/components/when.ts';
import { getRss } from '#features/events/feed.ts';
import { EVENT_LIST_PARAMS, readEventList } from '#features/events/list-input.ts';
import { knownOnly, listEventCampaigns } from '#features/events/list-page.ts';
import { liveDirectory } from '#features/shops/live.ts';
import { localText } from '#i18n/text.ts';
import { urlFor } from '#i18n/urls.ts';

/** The next events of a list, for feed readers: `/events.rss?<the list's own filters>`. */
export const GET: APIRoute = async ({ url, locals, cache }) => {
  keep({ locals, cache }, { tags: ['event', 'events', 'campaign'], params: EVENT_LIST_PARAMS });
  const { locale, words, read, at, siteUrl } = locals;
  const { taxonomy } = await liveDirectory();
  const campaigns = await listEventCampaigns(read);
  const input = knownOnly(readEventList(url.searchParams), taxonomy, campaigns);
  const events = await getRss(read, input, at, locals.isLocal);
  const response = await rss({
    title: words.events.feedTitle(''),
    description: words.events.description,
    site: siteUrl + urlFor(locale, '/events'),
    trailingSlash: false,
    items: events.map((event) => ({
      title: titleOf(event, locale).text,
      link: siteUrl + urlFor(locale, `/events/${event.slug}`),
      description: [
        whenText(event.occurrence, speakerOf(locale, words, at)),
        event.summary && localText(locale, event.summary, event.summaryEn).text,
      ]
        .filter(Boolean)
        .join(' — '),
      categories: [words.events.kinds[event.kind]],
      pubDate: event.updatedAt,
    })),
    customData: `<language>${locale}</language>`,
  });
  response.headers.set('Content-Type', 'application/rss+xml; charset=utf-8');
  response.headers.set('Cache-Control', 'public, max-age=60');
  return response;
};
