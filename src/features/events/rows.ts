import { liveRows, publicSpan, wantedAlone, type LiveRow, type Which } from '#server/live-rows.ts';
import type { Reader } from '#server/db.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';

/** A local date an event is listed on; moments in milliseconds since 1970. */
export interface EventDayRow {
  event: EventRow;
  date: string;
  /** The one shown for it. */
  occurrenceId: number;
  startsAt: number;
  /** From when on the date has nothing left to come. */
  overAt: number;
  /** It is on the day before too. */
  ongoing: boolean;
  /** It comes round again and again. */
  isSeries: boolean;
}

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
  /** By date. */
  days: EventDayRow[];
}

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
        days: [],
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
    .select(['event_day.event_id', 'event_day.date', 'event_day.starts_at', 'event_day.over_at'])
    .select('event_day.occurrence_id')
    .select((eb) => ['event_day.ongoing', eb('event_rule.rrule', 'is not', null).as('is_series')])
    .where('event.visibility', '=', 'published')
    .where(wantedAlone(which, 'event'))
    .orderBy('event_day.event_id')
    .orderBy('event_day.date')
    .execute();
  // One text stands for all the days of a date.
  const dates = new Map(rows.map(({ date }) => [date, date]));
  for (const row of rows) {
    const event = events.get(row.event_id);
    event?.days.push({
      event,
      date: dates.get(row.date)!,
      occurrenceId: row.occurrence_id,
      startsAt: Date.parse(row.starts_at),
      overAt: Date.parse(row.over_at),
      ongoing: row.ongoing === 1,
      isSeries: Boolean(row.is_series),
    });
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
