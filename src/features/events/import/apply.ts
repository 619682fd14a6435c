import { randomUUID } from 'node:crypto';
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
import type { ReadRow } from './import-row.ts';
import { ensureOrganisers } from './organisers.ts';
import type { EventStep } from './plan.ts';
import type { EventBody } from '../schema.ts';

const AUTHOR = 'import';

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
  const changes = steps.filter((step) => step.kind === 'change');
  const organiserId = await ensureOrganisers(
    tx,
    [...adds, ...changes].map(({ row }) => row),
    at,
  );
  const bodyOf = ({ body, coOrganisers, own }: ReadRow): EventBody =>
    coOrganisers.length === 0
      ? body
      : { ...body, coOrganisers: coOrganisers.map((name) => organiserId(name, own !== null)) };
  const taken = await takenSlugs(tx);
  const events = adds.map(({ row }): NewEvent => ({
    businessId: organiserId(row.organiser.name, row.own !== null),
    slug: takeSlug(taken, row),
    uid: row.own?.uid ?? randomUUID(),
    body: bodyOf(row),
    confirmedOn: null,
    sourceKey: row.key,
  }));
  const ids = await addDraftEvents(tx, events, AUTHOR, at);
  await addEventRevisions(
    tx,
    changes.map(({ eventId, row }) => ({ eventId, body: bodyOf(row) })),
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
  return [...bySlug.values()].map((venue) => ({
    slug: venue.slug,
    name: venue.name,
    name_en: venue.nameEn,
    kana: venue.kana,
    address: venue.address,
    address_en: venue.addressEn,
    access: venue.access,
    access_en: venue.accessEn,
    parking: venue.parking,
    area_id: taxonomy.areas.find((term) => term.slug === venue.area)?.id ?? null,
    lat: venue.position?.lat ?? null,
    lng: venue.position?.lng ?? null,
  }));
}

function takeSlug(taken: Set<string>, { own, body }: ReadRow): string {
  const base = own?.slug ?? (slugFromReading(body.kana ?? '') || 'event');
  const slug = freeSlug(base, (candidate) => taken.has(candidate));
  taken.add(slug);
  return slug;
}

async function takenSlugs(tx: Tx): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('event')
    .select('slug')
    .unionAll(tx.selectFrom('slug_history').select('slug').where('kind', '=', 'event'))
    .execute();
  return new Set(rows.map((row) => row.slug));
}
