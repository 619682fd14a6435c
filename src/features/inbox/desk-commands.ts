import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { eraseOn } from './commands.ts';
import type { ReportOutcome } from './schema.ts';

/** Who at the desk decides; whether they may is asked by the action that calls. */
export interface DeskActor {
  name: string;
}

/**
 * Records what became of a report and closes it. `suspended` takes the job it is about off the site
 * in the same transaction (募集情報等提供事業者 must correct or remove what is not accurate:
 * 職業安定法 第5条の4).
 *
 * @returns false when there is no such open report, or `suspended` was asked for something that is
 *   not a job; nothing is changed then.
 */
export async function resolveReport(
  tx: Tx,
  actor: DeskActor,
  id: number,
  outcome: { result: ReportOutcome; note: string | null },
  at: Date,
): Promise<boolean> {
  const report = await tx
    .selectFrom('inbox_message')
    .select(['subject_kind', 'subject_id'])
    .where('id', '=', id)
    .where('kind', '=', 'report')
    .where('state', '<>', 'done')
    .executeTakeFirst();
  if (!report) return false;
  if (outcome.result === 'suspended') {
    if (report.subject_kind !== 'job') return false;
    await suspendJob(tx, report.subject_id!, at);
  }
  await close(tx, actor, id, outcome, eraseOn('report', at), at);
  return true;
}

/**
 * Records the answer to an application and from when its form must be gone: half a year after it was
 * declined, a year after it was accepted.
 *
 * @returns false when there is no such open application.
 */
export async function decideApplication(
  tx: Tx,
  actor: DeskActor,
  id: number,
  outcome: { result: 'accepted' | 'declined'; note: string | null },
  at: Date,
): Promise<boolean> {
  const application = await tx
    .selectFrom('inbox_message')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', 'application')
    .where('state', '<>', 'done')
    .executeTakeFirst();
  if (!application) return false;
  await close(tx, actor, id, outcome, eraseOn(outcome.result, at), at);
  return true;
}

async function close(
  tx: Tx,
  actor: DeskActor,
  id: number,
  outcome: { result: ReportOutcome | 'accepted' | 'declined'; note: string | null },
  erase: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('inbox_message')
    .set({
      state: 'done',
      outcome: outcome.result,
      outcome_note: outcome.note,
      handled_by: actor.name,
      handled_at: toIso(at),
      erase_on: erase,
    })
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: `inbox:${id}`, at: toIso(at) })
    .execute();
}

async function suspendJob(tx: Tx, id: number, at: Date): Promise<void> {
  await tx
    .updateTable('job')
    .set({ visibility: 'hidden', updated_at: toIso(at) })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: `job:${id}`, at: toIso(at) })
    .execute();
}
