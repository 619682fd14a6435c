import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { jobColumns } from './columns.ts';
import { JobInput, type JobBody } from './schema.ts';

export interface NewJob {
  shopId: number;
  slug: string;
  body: JobBody;
  /** Local date. */
  confirmedOn: string;
}

/**
 * Adds jobs that are live at once; the caller has asked `checkJob`. Returns their ids in order.
 *
 * @throws when a body lacks what the table demands of a published job.
 */
export async function addPublishedJobs(
  tx: Tx,
  jobs: NewJob[],
  taxonomy: Taxonomy,
  at: Date,
): Promise<number[]> {
  const ids: number[] = [];
  // One by one: a row has about a hundred values, and SQLite takes 32,766 a statement.
  for (const job of jobs) {
    const row = await tx
      .insertInto('job')
      .values({
        ...jobColumns(job.body, taxonomy),
        shop_id: job.shopId,
        slug: job.slug,
        visibility: 'published',
        confirmed_on: job.confirmedOn,
        created_at: toIso(at),
        updated_at: toIso(at),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.push(row.id);
  }
  await tellOf(tx, ids, at);
  return ids;
}

/** Adds a job that nobody sees yet; its body is a draft elsewhere. Returns its id. */
export async function addHiddenJob(
  tx: Tx,
  shopId: number,
  slug: string,
  taxonomy: Taxonomy,
  at: Date,
): Promise<number> {
  const { id } = await tx
    .insertInto('job')
    .values({
      ...jobColumns(JobInput.parse({}), taxonomy),
      shop_id: shopId,
      slug,
      visibility: 'hidden',
      created_at: toIso(at),
      updated_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Makes a body the live content of a job; the caller has asked `checkJob`. One that was closed is
 * open again.
 */
export async function publishJob(
  tx: Tx,
  id: number,
  body: JobBody,
  taxonomy: Taxonomy,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('job')
    .set({
      ...jobColumns(body, taxonomy),
      visibility: 'published',
      closed_at: null,
      close_reason: null,
      updated_at: toIso(at),
    })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await tellOf(tx, [id], at);
}

/**
 * Ends a post at `at`: nobody may apply from that moment on. Never waits for approval. A post that is
 * closed already stays as it was.
 */
export async function closeJob(
  tx: Tx,
  id: number,
  reason: 'filled' | 'withdrawn',
  at: Date,
): Promise<void> {
  const closed = await tx
    .updateTable('job')
    .set({ closed_at: toIso(at), close_reason: reason, updated_at: toIso(at) })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (closed.numUpdatedRows > 0n) await tellOf(tx, [id], at);
}

/** Whoever keeps something derived of a job hears of it. */
async function tellOf(tx: Tx, ids: number[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .insertInto('change')
    .values(ids.map((id) => ({ tag: `job:${id}`, at: toIso(at) })))
    .execute();
}
