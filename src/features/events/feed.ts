import type { Reader } from '#server/db.ts';
import type { Selectable } from 'kysely';
import type { EventTable } from '#db/tables/events.ts';
import { Agenda } from './agenda.ts';
import type { EventDayRow } from './date-lists.ts';
import { occurrenceFrom } from './dates.ts';
import { isOneOf, listedOn, type ListedEvent } from './days.ts';
import { spanOf } from './list-page.ts';
import type { EventListInput } from './list-input.ts';
import type { Occurrence } from './occurrences.ts';
import { rulesOf, type KeyedRule } from './rules.ts';

/** A feed's bound: far above what a town has on at once. */
const EVENTS_AT_MOST = 1000;
const RSS_ITEMS = 50;

/** What a calendar entry says of an event. */
export interface FeedEvent {
  row: Pick<
    Selectable<EventTable>,
    | 'id'
    | 'slug'
    | 'uid'
    | 'version'
    | 'title'
    | 'title_en'
    | 'summary'
    | 'summary_en'
    | 'place_note'
    | 'online_url'
    | 'website'
    | 'updated_at'
  >;
  venue: {
    name: string;
    nameEn: string | null;
    address: string | null;
    lat: number | null;
    lng: number | null;
  } | null;
  rules: KeyedRule[];
  /** Only these dates, each an entry of its own; null: every rule in full. */
  only: (Occurrence & { key: string; isSeries: boolean })[] | null;
}

/**
 * The events of a list as a calendar holds them. A list of certain days gives just these dates, any
 * other gives whole series, so that a subscription never runs out.
 */
export async function getFeed(
  read: Reader,
  input: EventListInput,
  at: Date,
  withDemo: boolean,
): Promise<FeedEvent[]> {
  const isDays = input.when !== null || input.day !== null;
  const days = await feedDays(read, input, at, withDemo);
  if (!isDays) return feedEvents(read, [...firstDays(days, EVENTS_AT_MOST).keys()], null);
  const all = [...days];
  return feedEvents(read, [...firstDays(all, EVENTS_AT_MOST).keys()], all);
}

/** The days of a list as others may have them: a real site's feeds hold no demo events. */
async function feedDays(read: Reader, input: EventListInput, at: Date, withDemo: boolean) {
  const agenda = await Agenda.open(read, input, at);
  return (withDemo ? agenda : agenda.withoutDemo()).days(spanOf(input, 'list', at));
}

/** The first events of a selection, each on its first day. */
function firstDays(days: Iterable<EventDayRow>, n: number): Map<number, EventDayRow> {
  const first = new Map<number, EventDayRow>();
  for (const day of days) {
    if (!first.has(day.event.id)) first.set(day.event.id, day);
    if (first.size === n) break;
  }
  return first;
}

/** Events in the order of the ids; with all their dates, or with what is on on some days. */
export async function feedEvents(
  read: Reader,
  ids: number[],
  days: readonly EventDayRow[] | null,
): Promise<FeedEvent[]> {
  if (ids.length === 0) return [];
  const rows = await read
    .selectFrom('event')
    .leftJoin('venue', 'venue.id', 'event.venue_id')
    .select(['event.id', 'event.slug', 'event.uid', 'event.version', 'event.title'])
    .select(['event.title_en', 'event.summary', 'event.summary_en', 'event.place_note'])
    .select(['event.online_url', 'event.website', 'event.updated_at'])
    .select(['venue.name', 'venue.name_en', 'venue.address', 'venue.lat', 'venue.lng'])
    .where('event.id', 'in', ids)
    .execute();
  const rules = await rulesOf(read, ids);
  const only = days && (await occurrencesOn(read, days));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { name, name_en: nameEn, address, lat, lng } = row;
    return [
      {
        row,
        venue: name === null ? null : { name, nameEn, address, lat, lng },
        rules: rules.get(id) ?? [],
        only: only && (only.get(id) ?? []),
      },
    ];
  });
}

async function occurrencesOn(read: Reader, days: readonly EventDayRow[]) {
  const found = new Map<number, (Occurrence & { key: string; isSeries: boolean })[]>();
  const rows = await read
    .selectFrom('event_occurrence')
    .innerJoin('event_rule', 'event_rule.id', 'event_occurrence.rule_id')
    .selectAll('event_occurrence')
    .select(['event_rule.key', 'event_rule.rrule'])
    .where('event_occurrence.id', 'in', (eb) =>
      eb.selectFrom('event_day').select('event_day.occurrence_id').where(isOneOf(days)),
    )
    .orderBy('event_occurrence.starts_at')
    .execute();
  for (const row of rows) {
    const one = { ...occurrenceFrom(row), key: row.key, isSeries: row.rrule !== null };
    found.set(row.event_id, [...(found.get(row.event_id) ?? []), one]);
  }
  return found;
}

/** The next events of a list, each once, for readers of news. */
export async function getRss(
  read: Reader,
  input: EventListInput,
  at: Date,
  withDemo: boolean,
): Promise<ListedEvent[]> {
  const days = firstDays(await feedDays(read, input, at, withDemo), RSS_ITEMS);
  return listedOn(read, [...days.values()]);
}
