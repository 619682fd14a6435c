import type { APIRoute } from 'astro';
import { feedEvents } from '#features/events/feed.ts';
import { toIcs } from '#features/events/ics.ts';
import { getPublishedEvent } from '#features/events/queries.ts';
import { liveDirectory } from '#features/shops/live.ts';

/** One event with all its dates, to be put into a calendar. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { locale, words, read, at, siteUrl } = locals;
  const { taxonomy } = await liveDirectory();
  const event = await getPublishedEvent(read, params['slug'] ?? '', taxonomy, at);
  if (!event) return new Response('Not found\n', { status: 404 });
  const events = await feedEvents(read, [event.row.id], null);
  const ics = toIcs(events, { name: event.title, siteUrl, locale, words });
  return new Response(ics, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="${event.row.slug}.ics"`,
      'Cache-Control': 'public, max-age=60',
    },
  });
};
