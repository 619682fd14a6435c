import type { APIRoute } from 'astro';
import { keep } from '#server/cache/keep.ts';
import { chosenFilters } from '#features/events/components/list-view.ts';
import { getFeed } from '#features/events/feed.ts';
import { toIcs } from '#features/events/ics.ts';
import { EVENT_LIST_PARAMS, readEventList } from '#features/events/list-input.ts';
import { knownOnly, listEventCampaigns } from '#features/events/list-page.ts';
import { liveDirectory } from '#features/shops/live.ts';

/** The feed of a list: `/events.ics?<the list's own filters>`, for calendars to subscribe to. */
export const GET: APIRoute = async ({ url, locals, cache }) => {
  keep({ locals, cache }, { tags: ['event', 'events', 'campaign'], params: EVENT_LIST_PARAMS });
  const { locale, words, read, at, siteUrl } = locals;
  const { taxonomy } = await liveDirectory();
  const campaigns = await listEventCampaigns(read);
  const input = knownOnly(readEventList(url.searchParams), taxonomy, campaigns);
  const w = words.events;
  const chosen = chosenFilters({ input, taxonomy, campaigns, locale, words: w, path: '' });
  const name = w.feedTitle(chosen.map(({ label }) => label).join(locale === 'ja' ? '・' : ', '));
  const ics = toIcs(await getFeed(read, input, at, locals.isLocal), {
    name,
    siteUrl,
    locale,
    words,
  });
  return new Response(ics, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="yell-yamaguchi-events.ics"',
      'Cache-Control': 'public, max-age=60',
    },
  });
};
