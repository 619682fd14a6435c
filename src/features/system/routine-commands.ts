import { systemJa } from '#i18n/system.ja.ts';
import { addDays, localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { queueMail } from '#server/mail.ts';
import { nextRun, nextTry } from './next-run.ts';
import { routine, type RoutineName } from './schema.ts';

/** Who works on a routine says so again well before this has passed. */
export const LEASE_MS = 60_000;
const MAIL_KEPT_DAYS = 30;
const NOTE_LENGTH = 300;

/** By real time, whatever moment the site is set to: it is about processes that live or have died. */
const leaseEnd = () => toIso(new Date(Date.now() + LEASE_MS));

/**
 * Takes a routine on if it is due and nobody else is at it. A start takes on also what is not due.
 * One that is new begins with its first hour, or waits for its time of day.
 */
export async function takeRoutine(
  tx: Tx,
  name: RoutineName,
  { atStart }: { atStart: boolean },
  at: Date,
): Promise<boolean> {
  const { rhythm } = routine(name);
  const first = rhythm === 'hourly' ? at : nextRun(rhythm, at);
  await tx
    .insertInto('routine')
    .values({ name, next_at: toIso(first) })
    .onConflict((oc) => oc.column('name').doNothing())
    .execute();
  const taken = await tx
    .updateTable('routine')
    .set({ lease_until: leaseEnd(), started_at: toIso(at) })
    .where('name', '=', name)
    .where((eb) =>
      eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', toIso(new Date()))]),
    )
    .$if(!atStart, (query) => query.where('next_at', '<=', toIso(at)))
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

export async function keepRoutine(tx: Tx, name: RoutineName): Promise<void> {
  await tx
    .updateTable('routine')
    .set({ lease_until: leaseEnd() })
    .where('name', '=', name)
    .execute();
}

export interface Outcome {
  result: 'done' | 'failed';
  note: string | null;
  tookMs: number;
}

/** Writes down how a routine went and when it is next due; the staff hear of the first failure. */
export async function finishRoutine(
  tx: Tx,
  name: RoutineName,
  { result, note, tookMs }: Outcome,
  at: Date,
): Promise<void> {
  const { rhythm } = routine(name);
  const before = await tx
    .selectFrom('routine')
    .select('result')
    .where('name', '=', name)
    .executeTakeFirst();
  const next = result === 'done' ? nextRun(rhythm, at) : nextTry(rhythm, at);
  await tx
    .updateTable('routine')
    .set({
      result,
      note: note && [...note].slice(0, NOTE_LENGTH).join(''),
      took_ms: Math.round(tookMs),
      next_at: toIso(next),
      lease_until: null,
    })
    .where('name', '=', name)
    .execute();
  if (result === 'done' || before?.result === 'failed') return;
  const { subject, text } = systemJa.failedMail;
  const label = systemJa.routines[name];
  const eraseOn = addDays(localDate(at), MAIL_KEPT_DAYS);
  await queueMail(
    tx,
    { to: 'staff', subject: subject(label), text: text(label, note ?? ''), eraseOn },
    at,
  );
}
