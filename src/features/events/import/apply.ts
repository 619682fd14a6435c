import { randomUUID } from 'node:crypto';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { freeSlug, slugFromReading } from '#features/entries/slug.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import {
  addDraftEvents,
  addEventRevisions,
  addVenues,
  publishEvents,
  type NewEvent,
} from '../commands.ts';
import type { EventStep } from './plan.ts';

const AUTHOR = 'import';

type Add = Extract<EventStep, { kind: 'add' }>;

/**
 * Carries out a plan inside one transaction: new rows become hidden drafts, changed ones a new draft
 * beside what is live; with `publish` whatever lacks nothing goes live.
 *
 * @returns how many events were published.
 */
export async function applyEventImport(
  tx: Tx,
  steps: EventStep[],
  options: { publish: boolean; taxonomy: Taxonomy; at: Date },
): Promise<number> {
  const { at, taxonomy, publish } = options;
  await addVenues(tx, venuesOf(steps, taxonomy), at);
  const adds = steps.filter((step) => step.kind === 'add');
  const ids = await addDraftEvents(tx, await newEvents(tx, adds, at), AUTHOR, at);
  const changes = steps.filter((step) => step.kind === 'change');
  await addEventRevisions(
    tx,
    changes.map(({ eventId, row }) => ({ eventId, body: row.body })),
    AUTHOR,
    at,
  );
  if (!publish) return 0;
  const ready = adds.flatMap((step, i) => (step.missing.length === 0 ? [ids[i]!] : []));
  for (const step of steps) {
    const isWaiting = step.kind === 'change' || (step.kind === 'keep' && !step.live);
    if (isWaiting && step.missing.length === 0) ready.push(step.eventId);
  }
  return (await publishEvents(tx, ready, at)).length;
}

function venuesOf(steps: EventStep[], taxonomy: Taxonomy) {
  const rows = steps.flatMap((step) => (step.kind === 'refuse' ? [] : (step.row.venue ?? [])));
  const bySlug = new Map(rows.map((venue) => [venue.slug, venue]));
  return [...bySlug.values()].map(({ slug, name, address, area, position }) => ({
    slug,
    name,
    address,
    area_id: taxonomy.areas.find((term) => term.slug === area)?.id ?? null,
    lat: position?.lat ?? null,
    lng: position?.lng ?? null,
  }));
}

async function newEvents(tx: Tx, adds: Add[], at: Date): Promise<NewEvent[]> {
  const taken = await takenSlugs(tx);
  const events: NewEvent[] = [];
  for (const { row } of adds) {
    const base = slugFromReading(row.body.kana ?? '') || 'event';
    const slug = freeSlug(base, (candidate) => taken.has(candidate));
    taken.add(slug);
    events.push({
      businessId: await organiserId(tx, row.organiser, at),
      slug,
      uid: randomUUID(),
      body: row.body,
      confirmedOn: null,
      sourceKey: row.key,
    });
  }
  return events;
}

async function takenSlugs(tx: Tx): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('event')
    .select('slug')
    .unionAll(tx.selectFrom('slug_history').select('slug').where('kind', '=', 'event'))
    .execute();
  return new Set(rows.map((row) => row.slug));
}

/** The organisation of that name, added when there is none yet. */
async function organiserId(
  tx: Tx,
  organiser: { name: string; corporateNumber: string | null },
  at: Date,
): Promise<number> {
  const known = await tx
    .selectFrom('business')
    .select('id')
    .where('kind', '=', 'organisation')
    .where('demo', '=', 0)
    .where('name', '=', organiser.name)
    .executeTakeFirst();
  if (known) return known.id;
  const { id } = await tx
    .insertInto('business')
    .values({
      kind: 'organisation',
      name: organiser.name,
      corporate_number: organiser.corporateNumber,
      membership: 'non-member',
      chamber: 'yamaguchi',
      created_at: toIso(at),
      updated_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
