import type { Event, EventStatusType, Place, VirtualLocation, WithContext } from 'schema-dts';
import { jsonLd } from '#features/entries/jsonld.ts';
import { urlFor } from '#i18n/urls.ts';
import { addDays, localDate, localTime } from '#server/clock.ts';
import type { Occurrence } from './occurrences.ts';
import type { EventDetail } from './queries.ts';
import type { OccurrenceState } from './schema.ts';

const STATUS: Record<OccurrenceState, EventStatusType> = {
  scheduled: 'https://schema.org/EventScheduled',
  cancelled: 'https://schema.org/EventCancelled',
  postponed: 'https://schema.org/EventPostponed',
  moved: 'https://schema.org/EventRescheduled',
};

/** An address that begins with another prefecture. */
const ELSEWHERE = /^(?!山口県)(?:北海道|東京都|(?:京都|大阪)府|.{2,3}県)/;

export interface EventPage {
  siteUrl: string;
  url: string;
  images: string[];
  at: Date;
}

/**
 * One date of an event as schema.org Event, as Google's rules for events ask: a postponed one keeps
 * its start, a moved one tells the earlier one. Only what the page shows.
 */
export function eventJsonLd(event: EventDetail, one: Occurrence, page: EventPage): string {
  const { row } = event;
  const thing: WithContext<Event> = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': `${page.url}#${one.date}`,
    url: page.url,
    name: event.title,
    ...(row.title_en && { alternateName: row.title_en }),
    description: row.summary ?? event.title,
    image: page.images,
    startDate: moment(one.start, one.allDay),
    ...(one.end > one.start && { endDate: endOf(one) }),
    ...(one.state === 'moved' && { previousStartDate: moment(one.earlier!, one.allDay) }),
    eventStatus: STATUS[one.state],
    eventAttendanceMode: attendance(event),
    location: locations(event),
    organizer: event.organisers.map(({ name, shopSlug }) => ({
      '@type': 'Organization' as const,
      name,
      url: shopSlug === null ? page.url : page.siteUrl + urlFor('ja', `/shops/${shopSlug}`),
    })),
    inLanguage: 'ja',
    ...(row.capacity !== null && { maximumAttendeeCapacity: row.capacity }),
    ...(row.ages && { typicalAgeRange: row.ages }),
    ...offers(event, one, page),
  };
  return jsonLd(thing);
}

function offers({ row }: EventDetail, one: Occurrence, page: EventPage): Partial<Event & object> {
  if (row.fee === null) return {};
  const isClosed = row.entry_until !== null && new Date(row.entry_until) <= page.at;
  const isOff = one.state === 'cancelled' || one.state === 'postponed';
  return {
    isAccessibleForFree: row.fee === 0,
    offers: {
      '@type': 'Offer',
      price: row.fee,
      priceCurrency: 'JPY',
      url: row.entry_url ?? page.url,
      validFrom: row.created_at,
      availability: isClosed || isOff ? 'https://schema.org/SoldOut' : 'https://schema.org/InStock',
    },
  };
}

function attendance({ venue, row }: EventDetail) {
  if (row.online_url === null) return 'https://schema.org/OfflineEventAttendanceMode' as const;
  return venue
    ? ('https://schema.org/MixedEventAttendanceMode' as const)
    : ('https://schema.org/OnlineEventAttendanceMode' as const);
}

function locations({ venue, row }: EventDetail): (Place | VirtualLocation)[] {
  const place: Place | undefined = venue && {
    '@type': 'Place',
    name: venue.name,
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'JP',
      ...(!ELSEWHERE.test(venue.address ?? '') && {
        addressRegion: '山口県',
        addressLocality: '山口市',
      }),
      ...(venue.address && { streetAddress: venue.address }),
    },
    ...(venue.lat !== null &&
      venue.lng !== null && {
        geo: { '@type': 'GeoCoordinates' as const, latitude: venue.lat, longitude: venue.lng },
      }),
  };
  const online: VirtualLocation | null = row.online_url
    ? { '@type': 'VirtualLocation', url: row.online_url }
    : null;
  return [...(place ? [place] : []), ...(online ? [online] : [])];
}

/** ISO 8601 in Tokyo's time; whole days are dates alone. */
function moment(time: Date, allDay: boolean): string {
  return allDay ? localDate(time) : `${localDate(time)}T${localTime(time)}:00+09:00`;
}

/** schema.org's end of whole days is the last day itself. */
function endOf({ end, allDay }: Occurrence): string {
  return allDay ? addDays(localDate(end), -1) : moment(end, false);
}
