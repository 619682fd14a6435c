import type { Selectable } from 'kysely';
import type { EventTable, VenueTable } from '#db/tables/events.ts';
import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { photosOf } from '#features/media/queries.ts';
import type { Photo } from '#features/media/schema.ts';
import type { AreaTerm, Taxonomy } from '#features/taxonomy/queries.ts';
import { eventColumns } from './columns.ts';
import { occurrenceFrom } from './dates.ts';
import type { Occurrence } from './occurrences.ts';
import type { EventBody } from './schema.ts';
import { occurrencesIn } from './upcoming.ts';
import { visibleAt } from './visible.ts';

/** How long something cancelled or moved is still told after its date. */
const DAYS_BACK = 31;

export interface Organiser {
  id: number;
  name: string;
  /** Its public shop page, where it has one. */
  shopSlug: string | null;
}

export interface NumberedOccurrence extends Occurrence {
  id: number;
  /** The rule it comes from. */
  key: string;
}

/** Everything the public page of an event shows. */
export interface EventDetail {
  row: Omit<Selectable<EventTable>, 'search' | 'source_key' | 'visibility'>;
  demo: boolean;
  title: string;
  photos: Photo[];
  venue: Selectable<VenueTable> | undefined;
  area: AreaTerm | undefined;
  /** The first is whose entry it is. */
  organisers: Organiser[];
  /** From a month ago on, sorted by when they take place; what has no new date yet at its earlier one. */
  occurrences: NumberedOccurrence[];
  campaigns: { slug: string; name: string; nameEn: string | null }[];
}

/** The public event at an address, or undefined; `at` decides what is visible. */
export async function getPublishedEvent(
  read: Reader,
  slug: string,
  taxonomy: Taxonomy,
  at: Date,
): Promise<EventDetail | undefined> {
  const row = await read
    .selectFrom('event')
    .innerJoin('business', 'business.id', 'event.business_id')
    .selectAll('event')
    .select('business.demo')
    .where('event.slug', '=', slug)
    .where(visibleAt(at))
    .executeTakeFirst();
  if (!row) return undefined;
  const venue = await read
    .selectFrom('venue')
    .selectAll()
    .where('id', '=', row.venue_id ?? -1)
    .executeTakeFirst();
  const occurrences = await occurrencesSince(read, [row.id], at);
  const photos = await photosOf(read, 'event', [row.id]);
  return {
    row,
    demo: row.demo === 1,
    title: row.title ?? '',
    photos: photos.get(row.id) ?? [],
    venue,
    area: taxonomy.areas.find((term) => term.id === venue?.area_id),
    organisers: await organisersOf(read, row.id, at),
    occurrences: occurrences.get(row.id) ?? [],
    campaigns: await campaignsOf(read, row.id),
  };
}

/**
 * An event as it would be shown with a body that is not live; `title` stands where the body has none.
 */
export async function getEventPreview(
  read: Reader,
  id: number,
  body: EventBody,
  { title, taxonomy, at }: { title: string; taxonomy: Taxonomy; at: Date },
): Promise<EventDetail> {
  const row = await read
    .selectFrom('event')
    .innerJoin('business', 'business.id', 'event.business_id')
    .selectAll('event')
    .select('business.demo')
    .where('event.id', '=', id)
    .executeTakeFirstOrThrow();
  const venue = await read
    .selectFrom('venue')
    .selectAll()
    .where('slug', '=', body.venue ?? '')
    .executeTakeFirst();
  const around = { venueId: venue?.id ?? null, campaignId: null, names: [] };
  const columns = eventColumns(body, around);
  const since = addDays(localDate(at), -DAYS_BACK);
  const photos = await photosOf(read, 'event', [id], 'all');
  return {
    row: { ...row, ...columns } as EventDetail['row'],
    demo: row.demo === 1,
    title: body.title ?? title,
    photos: photos.get(id) ?? [],
    venue,
    area: taxonomy.areas.find((term) => term.id === venue?.area_id),
    organisers: await namedOrganisers(read, [row.business_id, ...body.coOrganisers], at),
    occurrences: occurrencesIn(body.dates, since).map((one, i) => ({ ...one, id: i + 1 })),
    campaigns: await campaignsOf(read, id, body.campaign),
  };
}

/** Where an event that was renamed lives now, or undefined. */
export async function getMovedEventSlug(read: Reader, slug: string): Promise<string | undefined> {
  const row = await read
    .selectFrom('slug_history')
    .innerJoin('event', 'event.id', 'slug_history.entry_id')
    .select('event.slug')
    .where('slug_history.kind', '=', 'event')
    .where('slug_history.slug', '=', slug)
    .where('event.visibility', '=', 'published')
    .executeTakeFirst();
  return row?.slug;
}

/** Occurrences of events from a month ago on, by event, in the order they take place. */
export async function occurrencesSince(
  read: Reader,
  eventIds: number[],
  at: Date,
): Promise<Map<number, NumberedOccurrence[]>> {
  const found = new Map<number, NumberedOccurrence[]>(eventIds.map((id) => [id, []]));
  if (eventIds.length === 0) return found;
  const since = toIso(startOfLocalDay(addDays(localDate(at), -DAYS_BACK)));
  const rows = await read
    .selectFrom('event_occurrence')
    .innerJoin('event_rule', 'event_rule.id', 'event_occurrence.rule_id')
    .selectAll('event_occurrence')
    .select('event_rule.key')
    .where('event_occurrence.event_id', 'in', eventIds)
    .where((eb) =>
      eb.or([
        eb('event_occurrence.ends_at', '>=', since),
        eb('event_occurrence.state', '=', 'postponed'),
      ]),
    )
    .orderBy('event_occurrence.starts_at')
    .execute();
  for (const row of rows) {
    found.get(row.event_id)!.push({ ...occurrenceFrom(row), id: row.id, key: row.key });
  }
  return found;
}

async function organisersOf(read: Reader, eventId: number, at: Date): Promise<Organiser[]> {
  const rows = await read
    .selectFrom('event_organiser')
    .innerJoin('business', 'business.id', 'event_organiser.business_id')
    .select(['business.id', 'business.name'])
    .where('event_id', '=', eventId)
    .orderBy('position')
    .execute();
  return withShops(read, rows, at);
}

/** Businesses in the order of their ids as they were given. */
async function namedOrganisers(read: Reader, ids: number[], at: Date): Promise<Organiser[]> {
  const rows = await read
    .selectFrom('business')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute();
  const inOrder = ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  return withShops(read, inOrder, at);
}

/** Under the names of their public shops, where they have one. */
async function withShops(
  read: Reader,
  rows: { id: number; name: string }[],
  at: Date,
): Promise<Organiser[]> {
  const now = toIso(at);
  const shops = await read
    .selectFrom('shop')
    .select(['business_id', 'slug', 'name'])
    .where(
      'business_id',
      'in',
      rows.map((row) => row.id),
    )
    .where('visibility', '=', 'published')
    .where((eb) => eb.or([eb('publish_from', 'is', null), eb('publish_from', '<=', now)]))
    .where((eb) => eb.or([eb('publish_until', 'is', null), eb('publish_until', '>', now)]))
    .orderBy('id')
    .execute();
  return rows.map(({ id, name }) => {
    const shop = shops.find((one) => one.business_id === id);
    return { id, name: shop?.name ?? name, shopSlug: shop?.slug ?? null };
  });
}

/** Public campaigns that have gathered an event, and the one a draft of it names. */
async function campaignsOf(
  read: Reader,
  eventId: number,
  named: string | null = null,
): Promise<EventDetail['campaigns']> {
  return read
    .selectFrom('campaign')
    .select(['slug', 'name', 'name_en as nameEn'])
    .where((eb) =>
      eb.or([
        eb('slug', '=', named ?? ''),
        eb(
          'id',
          'in',
          eb
            .selectFrom('campaign_entry')
            .select('campaign_id')
            .where('kind', '=', 'event')
            .where('entry_id', '=', eventId),
        ),
      ]),
    )
    .where('visibility', '=', 'published')
    .orderBy('starts_on')
    .execute();
}

/** A sitemap holds at most 50,000 addresses; every event has one in each language. */
export const EVENTS_PER_SITEMAP = 20_000;

/** How many events a search engine may list. */
export async function countListedEvents(read: Reader, at: Date): Promise<number> {
  const row = await listed(read, at)
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Addresses and last changes of the events a search engine may list, one sitemap's worth. */
export function listEventAddresses(
  read: Reader,
  at: Date,
  page: number,
): Promise<{ slug: string; updatedAt: string }[]> {
  return listed(read, at)
    .select(['event.slug', 'event.updated_at as updatedAt'])
    .orderBy('event.id')
    .limit(EVENTS_PER_SITEMAP)
    .offset((page - 1) * EVENTS_PER_SITEMAP)
    .execute();
}

/** Public events of real organisers that are not over. */
function listed(read: Reader, at: Date) {
  return read
    .selectFrom('event')
    .innerJoin('business', 'business.id', 'event.business_id')
    .where('business.demo', '=', 0)
    .where('event.last_on', '>=', localDate(at))
    .where(visibleAt(at));
}
