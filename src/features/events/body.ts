import type { Selectable } from 'kysely';
import type { EventTable, VenueTable } from '#db/tables/events.ts';
import type { Reader } from '#server/db.ts';
import { listedOf } from '#features/entries/listed.ts';
import { visibleAt as shopVisibleAt } from '#features/shops/queries.ts';
import { rulesOf, type KeyedRule } from './rules.ts';
import type { EventBody, EventDate } from './schema.ts';
import { writtenDeadline, writtenSpan } from './times.ts';

/** A live event with everything its organisers say of it. */
export interface LiveEvent {
  row: Row;
  body: EventBody;
  rules: KeyedRule[];
  venue: (Selectable<VenueTable> & { area: string | null }) | undefined;
  /** Names as the public page gives them, the one whose entry it is first. */
  organisers: string[];
}

type Row = Selectable<EventTable>;

/** The bodies of live rows, in their order; six queries however many they are. */
export async function liveEventsOf(read: Reader, rows: Row[], at: Date): Promise<LiveEvent[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const rules = await rulesOf(read, ids);
  const organisers = await organisersOf(read, ids, at);
  const venues = await read
    .selectFrom('venue')
    .leftJoin('area', 'area.id', 'venue.area_id')
    .selectAll('venue')
    .select('area.slug as area')
    .where(
      'venue.id',
      'in',
      rows.map((row) => row.venue_id ?? -1),
    )
    .execute();
  const campaigns = await read
    .selectFrom('campaign')
    .select(['id', 'slug'])
    .where(
      'id',
      'in',
      rows.map((row) => row.campaign_id ?? -1),
    )
    .execute();
  const campaignOf = new Map(campaigns.map(({ id, slug }) => [id, slug]));
  const venueOf = new Map(venues.map((venue) => [venue.id, venue]));
  return rows.map((row) => {
    const venue = venueOf.get(row.venue_id ?? -1);
    const own = rules.get(row.id) ?? [];
    const [, ...others] = organisers.get(row.id) ?? [];
    const body = {
      ...contentOf(row),
      coOrganisers: others.map(({ id }) => id),
      venue: venue?.slug ?? null,
      campaign: campaignOf.get(row.campaign_id ?? -1) ?? null,
      dates: own.map(dateOf),
    };
    const names = (organisers.get(row.id) ?? []).map(({ name }) => name);
    return { row, body, rules: own, venue, organisers: names };
  });
}

function dateOf({ key, rrule, changes, ...span }: KeyedRule): EventDate {
  return {
    key,
    ...writtenSpan(span),
    rule: rrule,
    changes: changes.map(({ date, state, span: to, note, noteEn }) => ({
      date,
      state,
      ...(to ? writtenSpan(to) : { from: null, until: null }),
      note,
      noteEn,
    })),
  };
}

async function organisersOf(read: Reader, eventIds: number[], at: Date) {
  const rows = await read
    .selectFrom('event_organiser')
    .innerJoin('business', 'business.id', 'event_organiser.business_id')
    .select(['event_id', 'business.id', 'business.name'])
    .where('event_id', 'in', eventIds)
    .orderBy('event_id')
    .orderBy('position')
    .execute();
  const shops = await read
    .selectFrom('shop')
    .select(['business_id', 'name'])
    .where(
      'business_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where(shopVisibleAt(at))
    .orderBy('id', 'desc')
    .execute();
  const shopName = new Map(shops.map((shop) => [shop.business_id, shop.name]));
  const named = rows.map((row) => ({ ...row, name: shopName.get(row.id) ?? row.name }));
  return Map.groupBy(named, (row) => row.event_id);
}

type Linked = 'campaign' | 'coOrganisers' | 'venue' | 'dates';

/** The columns of a live row as its body has them: the way back of `eventColumns`. */
function contentOf(row: Row): Omit<EventBody, Linked> {
  return {
    title: row.title,
    titleEn: row.title_en,
    kana: row.kana,
    kind: row.kind,
    summary: row.summary,
    summaryEn: row.summary_en,
    body: row.body,
    bodyEn: row.body_en,
    scheduleNote: row.schedule_note,
    scheduleNoteEn: row.schedule_note_en,
    placeNote: row.place_note,
    placeNoteEn: row.place_note_en,
    onlineUrl: row.online_url,
    fee: row.fee,
    feeNote: row.fee_note,
    feeNoteEn: row.fee_note_en,
    capacity: row.capacity,
    capacityNote: row.capacity_note,
    capacityNoteEn: row.capacity_note_en,
    entry: row.entry,
    entryUntil: row.entry_until === null ? null : writtenDeadline(new Date(row.entry_until)),
    entryNote: row.entry_note,
    entryNoteEn: row.entry_note_en,
    entryUrl: row.entry_url,
    ages: row.ages,
    agesEn: row.ages_en,
    rain: row.rain,
    rainEn: row.rain_en,
    accessibility: row.accessibility,
    accessibilityEn: row.accessibility_en,
    contactName: row.contact_name,
    phone: row.phone,
    contactUrl: row.contact_url,
    website: row.website,
    newPhotos: [],
    ...listedOf(row),
  };
}
