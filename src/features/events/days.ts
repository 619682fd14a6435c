import { sql } from 'kysely';
import { addDays, localDate, toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { photosOf } from '#features/media/queries.ts';
import type { Photo } from '#features/media/schema.ts';
import { weekendDates, type Dates } from './calendar.ts';
import { occurrenceFrom } from './dates.ts';
import type { Occurrence } from './occurrences.ts';
import type { EventKind } from './schema.ts';
import { visibleAt } from './visible.ts';

/** An event on one of its dates, as a card or a line of a calendar shows it. */
export interface ListedEvent {
  id: number;
  slug: string;
  title: string;
  titleEn: string | null;
  summary: string | null;
  summaryEn: string | null;
  kind: EventKind;
  fee: number | null;
  updatedAt: Date;
  place: { name: string; nameEn: string | null } | null;
  area: { name: string; nameEn: string } | null;
  /** The local date it is listed under. */
  date: string;
  occurrence: Occurrence;
  /** It is on the day before too. */
  ongoing: boolean;
  /** How many more times it takes place on this date. */
  others: number;
  /** It comes round again and again. */
  isSeries: boolean;
  /** Read where cards are shown, not for the lines of a calendar. */
  photo?: Photo | undefined;
}

/** Dates of public events; further conditions narrow them. */
export function publicDays(read: Reader, at: Date) {
  return read
    .selectFrom('event_day')
    .innerJoin('event', 'event.id', 'event_day.event_id')
    .where(visibleAt(at));
}
type Days = ReturnType<typeof publicDays>;

/** What is not over yet; an evening past midnight still counts under the day it began. */
export function stillToCome(days: Days, at: Date): Days {
  return days
    .where('event_day.date', '>=', addDays(localDate(at), -1))
    .where('event_day.over_at', '>', toIso(at));
}

export function within(days: Days, { from, until }: Dates): Days {
  return days.where('event_day.date', '>=', from).where('event_day.date', '<', until);
}

/** Reads a selection in the order of a calendar: by date, what goes on from the day before last. */
export async function listedEvents(
  days: Days,
  window: { limit: number; offset?: number },
): Promise<ListedEvent[]> {
  const rows = await days
    .innerJoin('event_occurrence', 'event_occurrence.id', 'event_day.occurrence_id')
    .innerJoin('event_rule', 'event_rule.id', 'event_occurrence.rule_id')
    .leftJoin('venue', 'venue.id', 'event.venue_id')
    .leftJoin('area', 'area.id', 'venue.area_id')
    .select(['event.id', 'event.slug', 'event.title', 'event.title_en', 'event.summary'])
    .select(['event.summary_en', 'event.kind', 'event.fee', 'event.updated_at'])
    .select(['venue.name as venue', 'venue.name_en as venue_en'])
    .select(['area.name as area', 'area.name_en as area_en'])
    .select(['event_day.date as listed_on', 'event_day.ongoing', 'event_day.others'])
    .select(['event_occurrence.date', 'event_occurrence.starts_at', 'event_occurrence.ends_at'])
    .select(['event_occurrence.all_day', 'event_occurrence.state'])
    .select(['event_occurrence.earlier_starts_at', 'event_occurrence.note'])
    .select(['event_occurrence.note_en', 'event_rule.rrule'])
    .orderBy('event_day.date')
    .orderBy('event_day.ongoing')
    .orderBy('event_day.starts_at')
    .orderBy('event.id')
    .limit(window.limit)
    .offset(window.offset ?? 0)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    title: row.title ?? '',
    titleEn: row.title_en,
    summary: row.summary,
    summaryEn: row.summary_en,
    kind: row.kind ?? 'other',
    fee: row.fee,
    updatedAt: new Date(row.updated_at),
    place: row.venue === null ? null : { name: row.venue, nameEn: row.venue_en },
    area: row.area === null ? null : { name: row.area, nameEn: row.area_en ?? row.area },
    date: row.listed_on,
    occurrence: occurrenceFrom(row),
    ongoing: row.ongoing === 1,
    others: row.others,
    isSeries: row.rrule !== null,
  }));
}

interface DayOfEvent {
  event: { id: number };
  date: string;
}

/** The condition of a selection from `event_day`. */
export function isOneOf(days: readonly DayOfEvent[]) {
  // One value, whatever their number: the statement stays the same and is prepared once.
  const pairs = JSON.stringify(days.map(({ event, date }) => [event.id, date]));
  return sql<boolean>`(event_day.event_id, event_day.date) in (select value ->> 0, value ->> 1 from json_each(${pairs}))`;
}

/** The chosen days, in the order they were chosen in. */
export async function listedOn(read: Reader, days: readonly DayOfEvent[]): Promise<ListedEvent[]> {
  if (days.length === 0) return [];
  const chosen = read
    .selectFrom('event_day')
    .innerJoin('event', 'event.id', 'event_day.event_id')
    .where(isOneOf(days));
  const found = await listedEvents(chosen, { limit: days.length });
  const byDay = new Map(found.map((event) => [`${event.id} ${event.date}`, event]));
  return days.flatMap(({ event, date }) => byDay.get(`${event.id} ${date}`) ?? []);
}

/** Events of this weekend that take place, each once, `n` at most; what begins then comes first. */
export async function listWeekendEvents(read: Reader, at: Date, n: number): Promise<ListedEvent[]> {
  const days = stillToCome(within(publicDays(read, at), weekendDates(at)), at);
  const found = (await listedEvents(days, { limit: 8 * n })).filter(takesPlace);
  const fresh = [...found.filter((event) => !event.ongoing), ...found.filter((e) => e.ongoing)];
  const once = fresh.filter(({ id }, i) => fresh.findIndex((other) => other.id === id) === i);
  return withPhotos(read, once.slice(0, n));
}

/** Some events by their numbers, each on its next date, while they are public and not over. */
export async function listEventCards(
  read: Reader,
  ids: readonly number[],
  at: Date,
): Promise<ListedEvent[]> {
  if (ids.length === 0) return [];
  const days = stillToCome(publicDays(read, at), at).where('event.id', 'in', ids);
  const listed = await listedEvents(days, { limit: 25 * ids.length });
  const next = listed.filter(({ id }, i) => listed.findIndex((other) => other.id === id) === i);
  return withPhotos(read, next);
}

async function withPhotos(read: Reader, events: ListedEvent[]): Promise<ListedEvent[]> {
  const ids = events.map((event) => event.id);
  const photos = await photosOf(read, 'event', ids);
  return events.map((event) => ({ ...event, photo: photos.get(event.id)?.[0] }));
}

function takesPlace({ occurrence }: ListedEvent): boolean {
  return occurrence.state === 'scheduled' || occurrence.state === 'moved';
}

/** What a business organises alone or with others: each event on the next of its dates. */
export function listShopEvents(read: Reader, businessId: number, at: Date): Promise<ListedEvent[]> {
  const days = publicDays(read, at).where('event.id', 'in', (eb) =>
    eb.selectFrom('event_organiser').select('event_id').where('business_id', '=', businessId),
  );
  return nextDates(read, days, at);
}

/** What a campaign gathers: each event on the next of its dates, those that are over left out. */
export function listCampaignEvents(
  read: Reader,
  campaignId: number,
  at: Date,
): Promise<ListedEvent[]> {
  const days = publicDays(read, at).where('event.id', 'in', (eb) =>
    eb
      .selectFrom('campaign_entry')
      .select('entry_id')
      .where('campaign_id', '=', campaignId)
      .where('kind', '=', 'event'),
  );
  return nextDates(read, days, at);
}

const SHOWN_AT_MOST = 100;

/** Each event of a selection on the next date it is listed under. */
async function nextDates(read: Reader, days: Days, at: Date): Promise<ListedEvent[]> {
  const next = stillToCome(days, at).where('event_day.date', '=', (eb) =>
    eb
      .selectFrom('event_day as sooner')
      .select((s) => s.fn.min('sooner.date').as('date'))
      .whereRef('sooner.event_id', '=', 'event.id')
      .where('sooner.date', '>=', addDays(localDate(at), -1))
      .where('sooner.over_at', '>', toIso(at)),
  );
  return withPhotos(read, await listedEvents(next, { limit: SHOWN_AT_MOST }));
}
