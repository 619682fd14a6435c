import { localDate } from '#server/clock.ts';
import type { EventDetail } from './queries.ts';
import type { Span } from './times.ts';

/** Where a map application shows the way to the venue; undefined for an event without a place. */
export function directionsUrl({ venue }: EventDetail): string | undefined {
  if (!venue) return undefined;
  const destination =
    venue.lat === null
      ? [venue.address, venue.name].filter(Boolean).join(' ')
      : `${venue.lat},${venue.lng}`;
  return `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(destination)}`;
}

/** Opens Google Calendar with one date filled in. */
export function googleCalendarUrl(
  span: Span,
  about: { title: string; details: string; location: string },
): string {
  const stamp = (moment: Date) =>
    span.allDay
      ? localDate(moment).replaceAll('-', '')
      : `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const params = new URLSearchParams({
    action: 'TEMPLATE',
    text: about.title,
    dates: `${stamp(span.start)}/${stamp(span.end)}`,
    ctz: 'Asia/Tokyo',
    details: about.details,
    location: about.location,
  });
  return `https://calendar.google.com/calendar/render?${params.toString()}`;
}

/** Addresses to subscribe to a feed by: an application on the device, Google Calendar, the file itself. */
export function subscribeLinks(feed: string): { app: string; google: string; file: string } {
  const app = feed.replace(/^https?:/, 'webcal:');
  return {
    app,
    google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(app)}`,
    file: feed,
  };
}
