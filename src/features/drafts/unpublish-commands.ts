import { noteAct } from '#server/acting.ts';
import type { Tx } from '#server/db.ts';
import { decide, nameOf, setColumns, tell } from './decided.ts';
import { unpublishedMail } from './mails.ts';
import { actsForChamber } from './people.ts';
import { getDraft } from './queries.ts';
import { addRevision } from './revisions.ts';
import type { Editor, EntryRef, Remarks } from './schema.ts';

/**
 * Takes a published entry from the public with a reason, which its business is told and finds beside
 * the text it can mend and send again; staff only. What waits of it is given back with the same reason.
 *
 * @returns false when it is not public, undefined for whoever may not decide.
 */
export async function unpublishEntry(
  tx: Tx,
  staff: Editor,
  ref: EntryRef,
  reason: string,
  at: Date,
): Promise<boolean | undefined> {
  if (!actsForChamber(staff)) return undefined;
  const draft = await getDraft(tx, staff, ref);
  if (!draft) return undefined;
  if (!draft.live) return false;
  noteAct(`${ref.kind}:${ref.id}`, { reason });
  await setColumns(tx, ref, { visibility: 'hidden' }, at);
  const remark = JSON.stringify({ general: reason, fields: {} } satisfies Remarks);
  const { revision, body, typed, last, entry, live } = draft;
  const number = last + 1;
  const text = revision ? { body, typed } : { body: live, typed: {} };
  const asGivenBack = { number, state: 'returned' as const, ...text, nonce: null };
  if (!revision || draft.state === 'returned') await addRevision(tx, staff, entry, asGivenBack, at);
  const newest = await tx
    .selectFrom('revision')
    .select('id')
    .where('kind', '=', ref.kind)
    .where('entry_id', '=', ref.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await decide(tx, staff, newest.id, { state: 'returned', remark }, at);
  await tell(tx, draft, unpublishedMail(nameOf({ entry, body: live }), reason), at);
  return true;
}
