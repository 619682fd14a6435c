import { demoEvents, organisations, venues } from '#db/seed/events/index.ts';
import type { DemoEvent } from '#db/seed/events/types.ts';
import { accessTo, places, pointIn } from '#db/seed/geography.ts';
import { random } from '#db/seed/random.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import {
  addPublishedEvents,
  addVenues,
  type NewEvent,
  type NewVenue,
} from '#features/events/commands.ts';
import { EventInput } from '#features/events/schema.ts';
import { daysFrom, eventDate } from './event-dates.ts';

/**
 * Replaces the events of demo businesses by those of the demo town, their dates counted from `at`.
 * Organisers or venues that are not there leave their events out; slugs and UIDs stay the same.
 */
export async function replaceDemoEvents(tx: Tx, at: Date): Promise<void> {
  await removeDemoEvents(tx, at);
  const businesses = await ensureOrganisers(tx, at);
  await addVenues(tx, await demoVenues(tx), at);
  const events = demoEvents.flatMap((event) => newEvent(event, businesses, at) ?? []);
  const ids = await addPublishedEvents(tx, events, at);
  await gather(tx, new Map(events.map(({ slug }, i) => [slug, ids[i]!])));
}

/** Removes demo events and demo venues; demo organisations go with the other demo businesses. */
export async function removeDemoEvents(tx: Tx, at: Date): Promise<void> {
  const demo = tx
    .selectFrom('event')
    .innerJoin('business', 'business.id', 'event.business_id')
    .select('event.id')
    .where('business.demo', '=', 1);
  await tx
    .deleteFrom('campaign_entry')
    .where('kind', '=', 'event')
    .where('entry_id', 'in', demo)
    .execute();
  await tx
    .deleteFrom('revision')
    .where('kind', '=', 'event')
    .where('entry_id', 'in', demo)
    .execute();
  await tx
    .deleteFrom('slug_history')
    .where('kind', '=', 'event')
    .where('entry_id', 'in', demo)
    .execute();
  await tx.deleteFrom('event').where('id', 'in', demo).execute();
  const used = tx.selectFrom('event').select('venue_id').where('venue_id', 'is not', null);
  await tx.deleteFrom('venue').where('demo', '=', 1).where('id', 'not in', used).execute();
  await tx
    .insertInto('change')
    .values({ tag: 'events', at: toIso(at) })
    .execute();
}

/** Ids of the demo's shops and organisations by slug; organisations are added when they are missing. */
async function ensureOrganisers(tx: Tx, at: Date): Promise<Map<string, number>> {
  const shops = await tx
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .select(['shop.slug', 'business.id'])
    .where('business.demo', '=', 1)
    .execute();
  const found = new Map(shops.map(({ slug, id }) => [slug, id]));
  const present = await tx
    .selectFrom('business')
    .select(['id', 'name'])
    .where('demo', '=', 1)
    .where('kind', '=', 'organisation')
    .execute();
  for (const { slug, name, kana } of organisations) {
    const known = present.find((row) => row.name === name)?.id;
    found.set(slug, known ?? (await addOrganisation(tx, name, kana, at)));
  }
  return found;
}

async function addOrganisation(tx: Tx, name: string, kana: string, at: Date): Promise<number> {
  const { id } = await tx
    .insertInto('business')
    .values({
      kind: 'organisation',
      name,
      kana,
      membership: 'member',
      chamber: 'yamaguchi',
      open_data: 1,
      demo: 1,
      created_at: toIso(at),
      updated_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Venues of their own, and the shops that are venues. */
async function demoVenues(tx: Tx): Promise<NewVenue[]> {
  const areas = await tx.selectFrom('area').select(['id', 'slug']).execute();
  const own = venues.map((venue, i): NewVenue => {
    const place = places.get(venue.town)!;
    const point = pointIn(place, random(i));
    const access = point ? accessTo(place.area, point) : null;
    return {
      slug: venue.slug,
      name: venue.name[0],
      name_en: venue.name[1],
      kana: venue.kana,
      address: `山口市${venue.town}`,
      address_en: `${place.town.en}, Yamaguchi City`,
      access: access?.ja ?? null,
      access_en: access?.en ?? null,
      parking: venue.parking,
      area_id: areas.find(({ slug }) => slug === place.area.slug)?.id ?? null,
      lat: point?.lat ?? null,
      lng: point?.lng ?? null,
      demo: 1,
    };
  });
  return [...own, ...(await shopVenues(tx))];
}

async function shopVenues(tx: Tx): Promise<NewVenue[]> {
  const slugs = [...new Set(demoEvents.flatMap(({ at }) => at ?? []))];
  const shops = await tx
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .selectAll('shop')
    .where('business.demo', '=', 1)
    .where('shop.slug', 'in', slugs)
    .execute();
  return shops.map((shop) => ({
    slug: shop.slug,
    name: shop.name ?? '',
    name_en: shop.name_en,
    kana: shop.kana,
    address: shop.address,
    address_en: shop.address_en,
    access: shop.access,
    access_en: shop.access_en,
    parking: shop.parking,
    area_id: shop.area_id,
    lat: shop.lat,
    lng: shop.lng,
    demo: 1,
  }));
}

function newEvent(
  event: DemoEvent,
  businesses: Map<string, number>,
  at: Date,
): NewEvent | undefined {
  const organisers = event.by.map((slug) => businesses.get(slug));
  const [owner, ...others] = organisers;
  if (owner === undefined || others.some((id) => id === undefined)) return undefined;
  const body = EventInput.parse({
    ...texts(event),
    kind: event.kind,
    coOrganisers: others,
    dates: event.when.map((when, i) => eventDate(when, String(i + 1), daysFrom(at, 0))),
    venue: event.at,
    onlineUrl: event.at === null ? 'https://example.com/online' : null,
    fee: event.fee,
    capacity: event.capacity ?? null,
    entry: event.entry ?? null,
    entryUntil: event.closesIn === undefined ? null : `${daysFrom(at, event.closesIn)}T17:00`,
    ...contactOf(event),
  });
  const confirmedOn = daysFrom(at, -(event.slug.length % 9));
  return {
    businessId: owner,
    slug: event.slug,
    uid: `demo-${event.slug}`,
    body,
    confirmedOn,
    sourceKey: null,
  };
}

function texts(event: DemoEvent): Record<string, string | null> {
  const pairs = {
    title: event.title,
    summary: event.summary,
    body: event.body,
    feeNote: event.feeNote,
    ages: event.ages,
    rain: event.rain,
    accessibility: event.accessibility,
    placeNote: event.place,
    scheduleNote: event.scheduleNote,
  };
  return Object.fromEntries(
    Object.entries(pairs).flatMap(([name, said]) => [
      [name, said?.[0] ?? null],
      [`${name}En`, said?.[1] ?? null],
    ]),
  );
}

/** An organisation's own number, or one in the demo's invented range. */
function contactOf({ by, slug }: DemoEvent): { contactName: string | null; phone: string } {
  const organisation = organisations.find((one) => by.includes(one.slug));
  const invented = `083-900-0${String(100 + ((slug.length * 37) % 900))}`;
  return { contactName: organisation?.name ?? null, phone: organisation?.phone ?? invented };
}

/** Puts events into the campaigns that are there. */
async function gather(tx: Tx, ids: Map<string, number>): Promise<void> {
  const campaigns = await tx.selectFrom('campaign').select(['id', 'slug']).execute();
  const entries = demoEvents.flatMap(({ slug, campaign }, position) => {
    const campaignId = campaigns.find((one) => one.slug === campaign)?.id;
    const entryId = ids.get(slug);
    return campaignId === undefined || entryId === undefined
      ? []
      : [{ campaign_id: campaignId, kind: 'event' as const, entry_id: entryId, position }];
  });
  if (entries.length === 0) return;
  await tx
    .insertInto('campaign_entry')
    .values(entries)
    .onConflict((oc) => oc.doNothing())
    .execute();
}
