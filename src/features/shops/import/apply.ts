import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { freeSlug, slugFromReading } from '#features/entries/slug.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { addDraftShops, addRevisions, publishShops, type ScheduleIds } from '../commands.ts';
import type { Step } from './plan.ts';

/** Rows of one insert, so that its bound values stay below SQLite's 32,766. */
const BATCH = 500;
const AUTHOR = 'import';

type Add = Extract<Step, { kind: 'add' }>;

/**
 * Carries out a plan inside one transaction: new rows become hidden drafts, changed ones a new draft
 * beside what is live; with `publish` whatever lacks nothing goes live.
 *
 * @returns how many shops were published.
 */
export async function applyShopImport(
  tx: Tx,
  steps: Step[],
  options: { publish: boolean; taxonomy: Taxonomy; schedules: ScheduleIds; at: Date },
): Promise<number> {
  const { at, taxonomy, schedules } = options;
  const ready: number[] = [];
  const adds = steps.filter((step) => step.kind === 'add');
  const slugs = await slugsFor(tx, adds);
  for (let i = 0; i < adds.length; i += BATCH) {
    const batch = adds.slice(i, i + BATCH);
    const ids = await addBatch(tx, batch, slugs.slice(i, i + BATCH), at);
    batch.forEach((step, n) => step.missing.length === 0 && ready.push(ids[n]!));
  }
  const changes = steps.filter((step) => step.kind === 'change');
  for (let i = 0; i < changes.length; i += BATCH) {
    const batch = changes.slice(i, i + BATCH);
    await addRevisions(
      tx,
      batch.map(({ shopId, row }) => ({ shopId, body: row.body })),
      AUTHOR,
      at,
    );
  }
  if (!options.publish) return 0;
  for (const step of steps) {
    const isWaiting = step.kind === 'change' || (step.kind === 'keep' && !step.isLive);
    if (isWaiting && step.missing.length === 0) ready.push(step.shopId);
  }
  let published = 0;
  for (let i = 0; i < ready.length; i += BATCH) {
    published += (await publishShops(tx, ready.slice(i, i + BATCH), taxonomy, schedules, at))
      .length;
  }
  return published;
}

async function addBatch(tx: Tx, batch: Add[], slugs: string[], at: Date): Promise<number[]> {
  const businesses = await tx
    .insertInto('business')
    .values(
      batch.map(({ row }) => ({
        kind: 'business' as const,
        name: row.name,
        kana: row.kana,
        membership: 'non-member' as const,
        chamber: row.chamber,
        created_at: toIso(at),
        updated_at: toIso(at),
      })),
    )
    .returning('id')
    .execute();
  const shops = batch.map(({ row }, i) => ({
    businessId: businesses[i]!.id,
    slug: slugs[i]!,
    body: row.body,
    confirmedOn: null,
    sourceKey: row.key,
  }));
  return addDraftShops(tx, shops, AUTHOR, at);
}

/** A free address for each new shop, from its reading. */
async function slugsFor(tx: Tx, adds: Add[]): Promise<string[]> {
  const bases = adds.map(({ row }) => slugFromReading(row.kana ?? '') || 'shop');
  const rows = await tx.selectFrom('shop').select('slug').execute();
  const old = await tx
    .selectFrom('slug_history')
    .select('slug')
    .where('kind', '=', 'shop')
    .execute();
  const taken = new Set([...rows, ...old].map((row) => row.slug));
  return bases.map((base) => {
    const slug = freeSlug(base, (candidate) => taken.has(candidate));
    taken.add(slug);
    return slug;
  });
}
