import { addDays, localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { queueMail } from '#server/mail.ts';
import { entryKinds } from './kinds.ts';
import type { Draft } from './queries.ts';
import type { Editor, EntryRef } from './schema.ts';

/** Copies of what the outbox sent about entries are kept this many days. */
const MAIL_KEPT = 90;

/** Columns of an entry's state by their names, whatever its kind. */
export type Columns = Readonly<Record<string, string | null>>;

/** Writes the state of an entry past its content. */
export async function setColumns(
  tx: Tx,
  { kind, id }: EntryRef,
  columns: Columns,
  at: Date,
): Promise<void> {
  await tx
    .updateTable(kind)
    .set({ ...(columns as { visibility: 'hidden' }), updated_at: toIso(at) })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: `${kind}:${id}`, at: toIso(at) })
    .execute();
}

/** Writes what the staff decided on a revision, and who. */
export async function decide(
  tx: Tx,
  staff: Editor,
  revisionId: number,
  change: { state: 'accepted' | 'returned'; remark: string | null },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('revision')
    .set({ ...change, decided_by: staff.name, decided_at: toIso(at) })
    .where('id', '=', revisionId)
    .execute();
}

/** An entry by the name its text gives it. */
export function nameOf({ entry, body }: Pick<Draft, 'entry' | 'body'>) {
  return { kind: entry.kind, id: entry.id, name: entryKinds[entry.kind].title(body) ?? '' };
}

/** Writes to the business of an entry; the letter goes out `afterMs` later at the soonest. */
export function tell(
  tx: Tx,
  { entry }: Draft,
  letter: { subject: string; text: string },
  at: Date,
  afterMs = 0,
): Promise<number> {
  const eraseOn = addDays(localDate(at), MAIL_KEPT);
  const notBefore = afterMs > 0 ? { notBefore: new Date(at.getTime() + afterMs) } : {};
  return queueMail(
    tx,
    { to: `business:${entry.businessId}`, ...letter, eraseOn, ...notBefore },
    at,
  );
}
