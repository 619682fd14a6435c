import type { Insertable } from 'kysely';
import type { VenueTable } from '#db/tables/events.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { joinCampaign } from './campaign-commands.ts';
import { eventColumns, type Surroundings } from './columns.ts';
import { writeDates } from './dates.ts';
import { EventInput, missingToPublish, type EventBody } from './schema.ts';

export interface NewEvent {
  businessId: number;
  slug: string;
  /** Never changes: the stem of its iCalendar UIDs. */
  uid: string;
  body: EventBody;
  confirmedOn: string | null;
  sourceKey: string | null;
}

export type NewVenue = Omit<Insertable<VenueTable>, 'id' | 'created_at' | 'updated_at'>;

/** Adds venues whose slug is not taken yet; those that are there stay as they are. */
export async function addVenues(tx: Tx, venues: NewVenue[], at: Date): Promise<void> {
  if (venues.length === 0) return;
  const times = { created_at: toIso(at), updated_at: toIso(at) };
  await tx
    .insertInto('venue')
    .values(venues.map((venue) => ({ ...venue, ...times })))
    .onConflict((oc) => oc.column('slug').doNothing())
    .execute();
}

/** Adds hidden events whose bodies are drafts; returns their ids in the same order. */
export async function addDraftEvents(
  tx: Tx,
  events: NewEvent[],
  author: string,
  at: Date,
): Promise<number[]> {
  const ids: number[] = [];
  for (const event of events) ids.push(await addEvent(tx, event, at));
  await addEventRevisions(
    tx,
    events.map(({ body }, i) => ({ eventId: ids[i]!, body })),
    author,
    at,
  );
  return ids;
}

/** Appends a draft revision to each event; what is live stays as it is. */
export async function addEventRevisions(
  tx: Tx,
  revisions: { eventId: number; body: EventBody }[],
  author: string,
  at: Date,
): Promise<void> {
  for (const { eventId, body } of revisions) {
    const event = await tx
      .selectFrom('event')
      .select(['version'])
      .select((eb) =>
        eb
          .selectFrom('revision')
          .select((r) => r.fn.max('number').as('n'))
          .where('kind', '=', 'event')
          .where('entry_id', '=', eventId)
          .as('last'),
      )
      .where('id', '=', eventId)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('revision')
      .values({
        kind: 'event',
        entry_id: eventId,
        number: Number(event.last ?? 0) + 1,
        state: 'draft',
        body: JSON.stringify(body),
        base_version: event.version,
        author,
        at: toIso(at),
      })
      .execute();
  }
}

/**
 * Copies the newest revision of each event into its live columns and dates, if nothing is missing.
 * The version goes up by one, and with it the SEQUENCE of its calendar entries.
 *
 * @returns the ids that were published; the others lack something.
 * @throws {UnreadableRuleError} naming a repeat rule that cannot be read.
 */
export async function publishEvents(tx: Tx, eventIds: number[], at: Date): Promise<number[]> {
  const published: number[] = [];
  for (const id of eventIds) {
    const revision = await tx
      .selectFrom('revision')
      .select(['id', 'body'])
      .where('kind', '=', 'event')
      .where('entry_id', '=', id)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const body = EventInput.parse(JSON.parse(revision.body));
    if (missingToPublish(body).length > 0) continue;
    await publishEvent(tx, id, body, at);
    await tx
      .updateTable('revision')
      .set({ state: 'accepted' })
      .where('id', '=', revision.id)
      .execute();
    published.push(id);
  }
  return published;
}

/**
 * Makes a body that lacks nothing the live content of an event. The version goes up by one, and with
 * it the SEQUENCE of its calendar entries.
 *
 * @throws {UnreadableRuleError} naming a repeat rule that cannot be read.
 */
export async function publishEvent(tx: Tx, id: number, body: EventBody, at: Date): Promise<void> {
  await makeLive(tx, id, body, at);
  await tx
    .updateTable('event')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/**
 * Adds events that are live at once; the seed uses it.
 *
 * @throws {UnreadableRuleError} naming a repeat rule that cannot be read.
 */
export async function addPublishedEvents(tx: Tx, events: NewEvent[], at: Date): Promise<number[]> {
  const ids: number[] = [];
  for (const event of events) {
    const id = await addEvent(tx, event, at);
    await makeLive(tx, id, event.body, at);
    ids.push(id);
  }
  return ids;
}

/** Adds an event that nobody sees yet; its body is a draft elsewhere. Returns its id. */
export async function addEvent(tx: Tx, event: Omit<NewEvent, 'body'>, at: Date): Promise<number> {
  const { id } = await tx
    .insertInto('event')
    .values({
      business_id: event.businessId,
      slug: event.slug,
      uid: event.uid,
      visibility: 'hidden',
      source_key: event.sourceKey,
      confirmed_on: event.confirmedOn,
      created_at: toIso(at),
      updated_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function makeLive(tx: Tx, id: number, body: EventBody, at: Date): Promise<void> {
  await writeOrganisers(tx, id, body.coOrganisers);
  const around = await surroundingsOf(tx, id, body);
  await tx
    .updateTable('event')
    .set({ ...eventColumns(body, around), visibility: 'published', updated_at: toIso(at) })
    .where('id', '=', id)
    .execute();
  await joinCampaign(tx, id, { before: around.campaignBefore, now: around.campaignId }, at);
  await writeDates(tx, id, body.dates, at);
  await tx
    .insertInto('change')
    .values({ tag: `event:${id}`, at: toIso(at) })
    .execute();
}

/** The business that owns the entry comes first, the others in their order. */
async function writeOrganisers(tx: Tx, id: number, others: number[]): Promise<void> {
  const { business_id: owner } = await tx
    .selectFrom('event')
    .select('business_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await tx.deleteFrom('event_organiser').where('event_id', '=', id).execute();
  const all = [...new Set([owner, ...others])];
  await tx
    .insertInto('event_organiser')
    .values(all.map((business_id, position) => ({ event_id: id, business_id, position })))
    .execute();
}

async function surroundingsOf(
  tx: Tx,
  id: number,
  body: EventBody,
): Promise<Surroundings & { campaignBefore: number | null }> {
  const before = await tx
    .selectFrom('event')
    .select('campaign_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const campaign = await tx
    .selectFrom('campaign')
    .select('id')
    .where('slug', '=', body.campaign ?? '')
    .executeTakeFirst();
  const venue = await tx
    .selectFrom('venue')
    .leftJoin('area', 'area.id', 'venue.area_id')
    .select(['venue.id', 'venue.name', 'venue.name_en', 'venue.kana'])
    .select(['area.name as area', 'area.name_en as area_en'])
    .where('venue.slug', '=', body.venue ?? '')
    .executeTakeFirst();
  const organisers = await tx
    .selectFrom('event_organiser')
    .innerJoin('business', 'business.id', 'event_organiser.business_id')
    .select('business.name')
    .where('event_id', '=', id)
    .execute();
  const place = venue ? [venue.name, venue.name_en, venue.kana, venue.area, venue.area_en] : [];
  return {
    venueId: venue?.id ?? null,
    campaignId: campaign?.id ?? null,
    campaignBefore: before.campaign_id,
    names: [...place, ...organisers.map(({ name }) => name)],
  };
}
