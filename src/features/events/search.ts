import { joined, present, type SearchRecord } from '#features/entries/search-record.ts';
import { localDate } from '#server/clock.ts';
import { sql } from 'kysely';
import type { Reader } from '#server/db.ts';
import { visibleAt } from './visible.ts';

const publicEvents = (read: Reader, at: Date) => read.selectFrom('event').where(visibleAt(at));

export const publicEventIds = (read: Reader, at: Date) =>
  publicEvents(read, at).select('event.id').execute();

/** Public events, those that are over among them, as the search finds them. */
export async function searchEvents(
  read: Reader,
  at: Date,
  ids?: number[],
): Promise<SearchRecord[]> {
  const today = localDate(at);
  const rows = await publicEvents(read, at)
    .leftJoin('venue', 'venue.id', 'event.venue_id')
    .leftJoin('area', 'area.id', 'venue.area_id')
    .$if(ids !== undefined, (some) => some.where('event.id', 'in', ids!))
    .select(['event.id', 'event.slug', 'event.title', 'event.title_en', 'event.kana'])
    .select(['event.summary', 'event.summary_en', 'event.body', 'event.body_en', 'event.last_on'])
    .select(['venue.name as venue', 'venue.name_en as venueEn', 'venue.kana as venueKana'])
    .select(['area.slug as area', 'area.name as areaName', 'area.name_en as areaNameEn'])
    .select('area.kana as areaKana')
    .select((eb) =>
      eb
        .selectFrom('event_day')
        .select(sql<string | null>`min(event_day.date)`.as('date'))
        .whereRef('event_day.event_id', '=', 'event.id')
        .where('event_day.date', '>=', today)
        .as('next'),
    )
    .execute();
  const organisers = await read
    .selectFrom('event_organiser')
    .innerJoin('business', 'business.id', 'event_organiser.business_id')
    .select(['event_organiser.event_id', 'business.name', 'business.kana'])
    .$if(ids !== undefined, (some) => some.where('event_organiser.event_id', 'in', ids!))
    .execute();
  const organisersOf = Map.groupBy(organisers, (row) => row.event_id);
  return rows.map((row) => ({
    kind: 'event',
    id: row.id,
    path: `/events/${row.slug}`,
    name: row.title ?? '',
    nameEn: row.title_en,
    kana: row.kana,
    terms: present(
      ...[row.venue, row.venueEn, row.venueKana, row.areaName, row.areaNameEn, row.areaKana],
      ...(organisersOf.get(row.id) ?? []).flatMap(({ name, kana }) => [name, kana]),
      ...['イベント', '催し', 'event'],
    ),
    text: joined(row.summary, row.body),
    textEn: joined(row.summary_en, row.body_en) || null,
    about: present(row.venue, row.areaName),
    aboutEn: present(row.venueEn ?? row.venue, row.areaNameEn),
    date: row.next ?? row.last_on,
    area: row.area,
    categories: [],
    past: row.last_on === null || row.last_on < today,
  }));
}
