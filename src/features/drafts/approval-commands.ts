import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { dropMail } from '#server/mail.ts';
import { decide, nameOf, setColumns, tell, type Columns } from './decided.ts';
import { entryKinds } from './kinds.ts';
import { acceptedMail } from './mails.ts';
import { actsForChamber } from './people.ts';
import type { Schedules } from './publisher.ts';
import { publishers } from './publishers.ts';
import { findEntry, getDraft, type Draft } from './queries.ts';
import { makeLive } from './review-commands.ts';
import type { Body, Editor, EntryRef } from './schema.ts';

/** An approval can be taken back for ten seconds, and for as long again where the line is slow. */
const UNDO_MS = 20_000;
/** The letter about it waits until it stands. */
const LETTER_MS = 30_000;

/**
 * Makes a draft live by a decision of the staff, and keeps aside what was live before.
 *
 * @returns the approval, with which it can be taken back.
 */
export async function keepApproval(
  tx: Tx,
  staff: Editor,
  draft: Draft,
  revision: number,
  schedules: Schedules,
  at: Date,
): Promise<number> {
  const { entry } = draft;
  const former = await formerOf(tx, draft);
  await makeLive(tx, draft, schedules, at);
  await decide(tx, staff, revision, { state: 'accepted', remark: null }, at);
  const mail = await tell(tx, draft, acceptedMail(nameOf(draft)), at, LETTER_MS);
  const { id } = await tx
    .insertInto('approval')
    .values({
      revision_id: revision,
      kind: entry.kind,
      entry_id: entry.id,
      former: JSON.stringify(former),
      version: (await findEntry(tx, staff, entry))!.version,
      mail_id: mail,
      at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Takes back an approval: what was live before is live again, the draft waits again, and
 * the business is not told. Nothing is taken back once anything has happened to the entry since.
 *
 * @returns undefined when there is no such approval, or not for this person.
 */
export async function undoApproval(
  tx: Tx,
  staff: Editor,
  id: number,
  schedules: Schedules,
  at: Date,
): Promise<'done' | 'late' | undefined> {
  if (!actsForChamber(staff)) return undefined;
  const approval = await tx
    .selectFrom('approval')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!approval) return undefined;
  const { kind, entry_id, revision_id, version, mail_id } = approval;
  const draft = await getDraft(tx, staff, { kind, id: entry_id });
  const isLate = at.getTime() - Date.parse(approval.at) > UNDO_MS;
  const isAsLeft = draft?.state === 'clean' && draft.entry.version === version;
  if (approval.undone_at !== null || isLate || !isAsLeft) return 'late';
  await putBack(tx, { kind, id: entry_id }, JSON.parse(approval.former) as Former, schedules, at);
  const revision = await tx
    .updateTable('revision')
    .set({ state: 'submitted', decided_by: null, decided_at: null })
    .where('id', '=', revision_id)
    .returning('body')
    .executeTakeFirstOrThrow();
  await publishers[kind].unshow?.(tx, entry_id, JSON.parse(revision.body) as Body);
  await tx
    .updateTable('approval')
    .set({ undone_at: toIso(at) })
    .where('id', '=', id)
    .execute();
  if (mail_id !== null) await dropMail(tx, mail_id);
  return 'done';
}

/** What an approval puts aside. */
interface Former {
  columns: Columns;
  /** Undefined where nothing of it has ever been public. */
  body?: Body;
}

async function formerOf(tx: Tx, { entry }: Draft): Promise<Former> {
  const { kind, id, visibility, confirmedOn } = entry;
  const columns: Record<string, string | null> = { visibility, confirmed_on: confirmedOn };
  if (kind === 'job') {
    const closed = tx.selectFrom('job').select(['closed_at', 'close_reason']).where('id', '=', id);
    Object.assign(columns, await closed.executeTakeFirstOrThrow());
  }
  if (visibility === 'hidden') return { columns };
  return { columns, body: await entryKinds[kind].liveBody(tx, id) };
}

async function putBack(
  tx: Tx,
  ref: EntryRef,
  { columns, body }: Former,
  schedules: Schedules,
  at: Date,
): Promise<void> {
  if (body) await publishers[ref.kind].publish(tx, ref.id, body, schedules, at);
  await setColumns(tx, ref, columns, at);
}
