import ical, { ICalCalendarMethod, ICalEventStatus, type ICalCalendar } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Dictionary } from '#i18n/index.ts';
import { urlFor, type Locale } from '#i18n/urls.ts';
import { localDate, localTime } from '#server/clock.ts';
import type { FeedEvent } from './feed.ts';
import type { KeyedRule } from './rules.ts';
import { occurrencesOf, type Occurrence } from './occurrences.ts';
import { datesOf } from './recurrence.ts';
import { momentOf, type Span } from './times.ts';

const ZONE = 'Asia/Tokyo';
/** How often a subscriber may ask again. */
const REFRESH_S = 3600;

/** Japan has had no daylight saving time since 1951. */
const VTIMEZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0900',
  'TZNAME:JST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

export interface IcsOptions {
  name: string;
  siteUrl: string;
  locale: Locale;
  words: Dictionary;
}

/**
 * An iCalendar file (RFC 5545). A series is one entry with its rule in Tokyo's time; a date of it
 * that was cancelled, postponed or moved leaves the series (EXDATE) and stands beside it under a UID
 * of its own, made of the event's, the rule's key and the planned date, none of which ever changes.
 * SEQUENCE follows the event's version.
 */
export function toIcs(events: FeedEvent[], options: IcsOptions): string {
  const calendar = ical({
    name: options.name,
    prodId: {
      company: options.words.site.name,
      product: 'events',
      language: options.locale.toUpperCase(),
    },
    method: ICalCalendarMethod.PUBLISH,
    // A zone for the whole calendar would make DTSTAMP local, which the standard forbids.
    timezone: { name: null, generator: () => VTIMEZONE },
    ttl: REFRESH_S,
  });
  for (const event of events) {
    if (event.only) for (const one of event.only) addOccurrence(calendar, event, one, options);
    else for (const rule of event.rules) addRule(calendar, event, rule, options);
  }
  return calendar.toString();
}

function addRule(calendar: ICalCalendar, event: FeedEvent, rule: KeyedRule, options: IcsOptions) {
  if (rule.rrule === null) {
    const [single] = occurrencesOf(datesOf(rule, '', ''), rule.changes);
    if (single)
      addOccurrence(calendar, event, { ...single, key: rule.key, isSeries: false }, options);
    return;
  }
  const repeats = [`RRULE:${inUtc(rule.rrule, rule.allDay)}`, ...excluded(rule)].join('\r\n');
  calendar.createEvent({
    ...common(event, options),
    ...times(rule),
    id: `${event.row.uid}-${rule.key}`,
    summary: titleIn(event, options),
    repeating: repeats,
    status: ICalEventStatus.CONFIRMED,
  });
  for (const change of rule.changes) {
    const planned = plannedSpan(rule, change.date);
    const [one] = occurrencesOf([{ date: change.date, ...planned }], [change]);
    if (one) addOccurrence(calendar, event, { ...one, key: rule.key, isSeries: true }, options);
  }
}

function addOccurrence(
  calendar: ICalCalendar,
  event: FeedEvent,
  one: Occurrence & { key: string; isSeries: boolean },
  options: IcsOptions,
): void {
  const isOff = one.state === 'cancelled' || one.state === 'postponed';
  const prefix =
    one.state === 'cancelled' || one.state === 'postponed'
      ? options.words.events.calendarPrefix[one.state]
      : '';
  const note = options.locale === 'ja' ? one.note : (one.noteEn ?? one.note);
  const data = common(event, options);
  calendar.createEvent({
    ...data,
    ...times(one),
    id: `${event.row.uid}-${one.key}${one.isSeries ? `-${one.date.replaceAll('-', '')}` : ''}`,
    summary: prefix + titleIn(event, options),
    description: [note, data.description].filter(Boolean).join('\n\n'),
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
}

function common({ row, venue }: FeedEvent, { siteUrl, locale }: IcsOptions) {
  const url = siteUrl + urlFor(locale, `/events/${row.slug}`);
  const summary = locale === 'ja' ? row.summary : (row.summary_en ?? row.summary);
  const place = venue && [
    locale === 'ja' ? venue.name : (venue.nameEn ?? venue.name),
    row.place_note,
  ];
  return {
    sequence: row.version,
    stamp: new Date(row.updated_at),
    lastModified: new Date(row.updated_at),
    url,
    description: [summary, url].filter(Boolean).join('\n\n'),
    location: place
      ? {
          title: place.filter(Boolean).join(' '),
          ...(venue.address !== null && { address: venue.address }),
          ...(venue.lat !== null &&
            venue.lng !== null && { geo: { lat: venue.lat, lon: venue.lng } }),
        }
      : row.online_url,
  };
}

function titleIn({ row }: FeedEvent, { locale }: IcsOptions): string {
  return (locale === 'ja' ? row.title : (row.title_en ?? row.title)) ?? '';
}

function times({ start, end, allDay }: Span) {
  const date = (moment: Date) => Temporal.PlainDate.from(localDate(moment));
  const time = (moment: Date) =>
    Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(ZONE);
  if (allDay) return { allDay, start: date(start), end: date(end) };
  const hasEnd = end.getTime() > start.getTime();
  return { timezone: ZONE, start: time(start), ...(hasEnd && { end: time(end) }) };
}

/** When the rule would have had it; its time of day is the rule's. */
function plannedSpan({ start, end, allDay }: KeyedRule, date: string): Span {
  const planned = momentOf(`${date}T${localTime(start)}`);
  const length = end.getTime() - start.getTime();
  return { start: planned, end: new Date(planned.getTime() + length), allDay };
}

/** UNTIL is kept as a local date; beside a DTSTART with a time the standard wants it in UTC. */
function inUtc(rrule: string, allDay: boolean): string {
  return allDay ? rrule : rrule.replace(/UNTIL=(\d{8})/, 'UNTIL=$1T145959Z');
}

function excluded(rule: KeyedRule): string[] {
  if (rule.changes.length === 0) return [];
  const time = `T${localTime(rule.start).replace(':', '')}00`;
  const dates = rule.changes.map(
    ({ date }) => date.replaceAll('-', '') + (rule.allDay ? '' : time),
  );
  return [`EXDATE;${rule.allDay ? 'VALUE=DATE' : `TZID=${ZONE}`}:${dates.join(',')}`];
}
