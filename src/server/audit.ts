import type SqliteDatabase from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { currentAct, type Act } from './acting.ts';
import { FRAME_TAG } from './cache/keep.ts';
import { now, toIso } from './clock.ts';
import { OUTBOX_TAG } from './mail.ts';
import type { Tx } from './db.ts';

/** Saves of one text follow each other every few seconds; one line speaks for so many minutes. */
const SITTING_MS = 10 * 60_000;
const SITTING = 'drafts.save';
/** Tags of `change` that tell of work, not of what was worked on. */
const OF_WORK = new Set([OUTBOX_TAG, FRAME_TAG, 'schedules', 'events']);
const YEARS_KEPT = 3;

/** Runs a transaction, and where it is somebody's act and changes anything, writes down that it was. */
export async function audited<T>(
  database: Kysely<Database>,
  sqlite: SqliteDatabase.Database,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const act = currentAct();
  if (!act) return database.transaction().execute(work);
  const written = sqlite.prepare('select total_changes()').pluck();
  let recorded: string[] = [];
  const result = await database.transaction().execute(async (tx) => {
    const before = written.get();
    const { last } = await tx
      .selectFrom('change')
      .select((eb) => eb.fn.max('id').as('last'))
      .executeTakeFirstOrThrow();
    const answer = await work(tx);
    if (written.get() === before) return answer;
    const tags = await tx
      .selectFrom('change')
      .select('tag')
      .where('id', '>', last ?? 0)
      .execute();
    recorded = await recordAct(
      tx,
      act,
      tags.map(({ tag }) => tag),
    );
    return answer;
  });
  for (const subject of recorded) act.recorded.add(subject);
  return result;
}

/** Writes the lines of an act that changes nothing but takes something along. */
export async function recordTaken(tx: Tx): Promise<void> {
  const act = currentAct();
  if (act) for (const subject of await recordAct(tx, act, [])) act.recorded.add(subject);
}

/**
 * Writes a transaction's lines of the audit log, one for each thing it was done to.
 *
 * @param tags what the transaction left in `change`.
 * @returns the subjects that have a line now.
 */
async function recordAct(tx: Tx, act: Act, tags: readonly string[]): Promise<string[]> {
  const { accountId, name, role } = act.actor;
  const found = [...new Set([...act.subjects, ...tags.filter((tag) => !OF_WORK.has(tag))])];
  const isWork = tags.some((tag) => OF_WORK.has(tag) && tag !== OUTBOX_TAG);
  if (found.length === 0 && !isWork && act.recorded.size === 0)
    found.push(act.action.startsWith('accounts.') ? `account:${accountId}` : '');
  const fresh = found.filter((subject) => !act.recorded.has(subject));
  const at = now();
  const lines = [];
  for (const subject of fresh) {
    const [kind, id = ''] = subject.split(':') as [string, string?];
    const line = { kind: kind || null, subject_id: /^\d+$/.test(id) ? Number(id) : null };
    if (act.action === SITTING && (await isSitting(tx, act, line, at))) continue;
    lines.push(line);
  }
  if (lines.length === 0) return fresh;
  await tx
    .insertInto('audit')
    .values(
      lines.map((line) => ({
        ...line,
        at: toIso(at),
        account_id: accountId,
        name,
        role,
        address: act.address,
        action: act.action,
        details: JSON.stringify(act.details),
      })),
    )
    .execute();
  return fresh;
}

/** Whether the newest line about something is of the same person, doing the same just before. */
async function isSitting(
  tx: Tx,
  { actor, action }: Act,
  { kind, subject_id }: { kind: string | null; subject_id: number | null },
  at: Date,
): Promise<boolean> {
  if (kind === null) return false;
  const last = await tx
    .selectFrom('audit')
    .select(['account_id', 'action', 'at'])
    .where('kind', '=', kind)
    .where('subject_id', '=', subject_id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    last !== undefined &&
    last.account_id === actor.accountId &&
    last.action === action &&
    at.getTime() - new Date(last.at).getTime() < SITTING_MS
  );
}

/** Makes unknown who it was in lines that are older than three years; to be run at least daily. */
export async function forgetActors(tx: Tx, at: Date): Promise<void> {
  const from = new Date(at);
  from.setUTCFullYear(from.getUTCFullYear() - YEARS_KEPT);
  await tx
    .updateTable('audit')
    .set({ account_id: null, name: null, address: null })
    .where('at', '<', toIso(from))
    .where('name', 'is not', null)
    .execute();
}
