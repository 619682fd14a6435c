import { sql } from 'kysely';
import { liveRows, publicSpan, wantedAlone, type LiveRow, type Which } from '#server/live-rows.ts';
import type { Reader } from '#server/db.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';

/** What filtering, counting and sorting need of a published event. */
export interface EventRow extends LiveRow {
  kind: string;
  isFree: boolean;
  /** Of its venue. */
  area: string | undefined;
  /** The public campaigns that gather it. */
  campaigns: readonly string[];
  demo: boolean;
  /** When it is public, half-open; ISO UTC. */
  from: string;
  until: string;
  search: string;
  /** The local dates it is listed on, four numbers (`DAY`) each: a town has hundreds of thousands. */
  days: Int32Array;
}

/** Numbers of a day in `EventRow.days`. */
export const DAY = {
  /** The local date, in days since 1970. */
  date: 0,
  /** Minutes since 1970: days begin and end with whole ones. */
  start: 1,
  /** From when on the date has nothing left to come; minutes since 1970. */
  over: 2,
  /** Whether the event is on the day before too, and comes round again and again. */
  marks: 3,
} as const;
export const ONGOING = 1;
export const SERIES = 2;
export const NUMBERS_OF_DAY = 4;

const NO_DAYS = new Int32Array();

async function eventRows(read: Reader, which: Which): Promise<EventRow[]> {
  const { areaSlug } = await getTaxonomy(read);
  const campaigns = await campaignsOfEvents(read);
  const rows = await read
    .selectFrom('event')
    .innerJoin('business', 'business.id', 'event.business_id')
    .leftJoin('venue', 'venue.id', 'event.venue_id')
    .select(['event.id', 'event.kind', 'event.fee', 'event.search', 'venue.area_id'])
    .select(['event.publish_from', 'event.publish_until', 'business.demo'])
    .where('event.visibility', '=', 'published')
    .where(wantedAlone(which, 'event'))
    .execute();
  const events = new Map(
    rows.map((row): [number, EventRow] => [
      row.id,
      {
        id: row.id,
        kind: row.kind ?? '',
        isFree: row.fee === 0,
        area: row.area_id === null ? undefined : areaSlug.get(row.area_id),
        campaigns: campaigns.get(row.id) ?? [],
        demo: row.demo === 1,
        search: row.search,
        ...publicSpan({ from: row.publish_from, until: row.publish_until }),
        days: NO_DAYS,
      },
    ]),
  );
  await readDays(read, which, events);
  return [...events.values()];
}

async function readDays(read: Reader, which: Which, events: Map<number, EventRow>): Promise<void> {
  const rows = await read
    .selectFrom('event')
    .innerJoin('event_day', 'event_day.event_id', 'event.id')
    .innerJoin('event_occurrence', 'event_occurrence.id', 'event_day.occurrence_id')
    .innerJoin('event_rule', 'event_rule.id', 'event_occurrence.rule_id')
    .select([
      'event_day.event_id',
      sql<number>`unixepoch(event_day.date) / 86400`.as('date'),
      sql<number>`unixepoch(event_day.starts_at) / 60`.as('start'),
      sql<number>`unixepoch(event_day.over_at) / 60`.as('over'),
      sql<number>`event_day.ongoing * ${sql.lit(ONGOING)}
        + (event_rule.rrule is not null) * ${sql.lit(SERIES)}`.as('marks'),
    ])
    .where('event.visibility', '=', 'published')
    .where(wantedAlone(which, 'event'))
    .execute();
  for (const [id, days] of Map.groupBy(rows, (row) => row.event_id)) {
    const event = events.get(id);
    if (event)
      event.days = Int32Array.from(
        days.flatMap(({ date, start, over, marks }) => [date, start, over, marks]),
      );
  }
}

async function campaignsOfEvents(read: Reader): Promise<Map<number, string[]>> {
  const rows = await read
    .selectFrom('campaign_entry')
    .innerJoin('campaign', 'campaign.id', 'campaign_entry.campaign_id')
    .select(['campaign_entry.entry_id', 'campaign.slug'])
    .where('campaign_entry.kind', '=', 'event')
    .where('campaign.visibility', '=', 'published')
    .execute();
  const byEvent = Map.groupBy(rows, (row) => row.entry_id);
  return new Map([...byEvent].map(([id, gathering]) => [id, gathering.map(({ slug }) => slug)]));
}

/** The published events with all their days. */
export const liveEvents = liveRows({
  noun: 'event',
  others: ['campaign'],
  read: eventRows,
  compare: (a, b) => a.id - b.id,
});
