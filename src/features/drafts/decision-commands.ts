import { noteAct } from '#server/acting.ts';
import type { Tx } from '#server/db.ts';
import { keepApproval } from './approval-commands.ts';
import { draftProblems } from './commands.ts';
import { decide, nameOf, tell } from './decided.ts';
import { differing, seenOf } from './fields.ts';
import { returnedMail } from './mails.ts';
import { actsForChamber } from './people.ts';
import type { Schedules } from './publisher.ts';
import { getDraft, type Draft } from './queries.ts';
import type { Editor, EntryRef, Problem, Remarks } from './schema.ts';

export type Decision =
  /** `approval` is there for what was published. */
  | { kind: 'done'; approval?: number }
  /** Decided already, or withdrawn; `by` is the one of the staff who was faster. */
  | { kind: 'gone'; by: string | null }
  /** It still waits, but is not what was seen. */
  | { kind: 'changed' }
  | { kind: 'blocked'; problems: Problem[] };

/** What a decision is made on: the revision, and a print of what was seen of it. */
export interface Seen {
  revision: number;
  seen: string;
}

/**
 * Publishes a submitted draft; staff only. What is missing or breaks a rule by now keeps it back, and
 * so does every difference from what was seen.
 *
 * @returns undefined for whoever may not decide.
 * @throws {UnpreparedHoursError} when opening hours have to be evaluated first.
 */
export async function acceptDraft(
  tx: Tx,
  staff: Editor,
  ref: EntryRef,
  seen: Seen,
  schedules: Schedules,
  at: Date,
): Promise<Decision | undefined> {
  const opened = await waitingDraft(tx, staff, ref, seen);
  if (!opened || 'kind' in opened) return opened;
  const problems = (await draftProblems(tx, opened, at)).filter(({ level }) => level === 'block');
  if (problems.length > 0) return { kind: 'blocked', problems };
  const { live, body } = opened;
  noteAct(`${ref.kind}:${ref.id}`, live && { fields: differing(live, body) });
  const approval = await keepApproval(tx, staff, opened, seen.revision, schedules, at);
  return { kind: 'done', approval };
}

/**
 * Gives a submitted draft back with what to mend, in general and beside fields; staff only.
 *
 * @returns undefined for whoever may not decide.
 */
export async function returnDraft(
  tx: Tx,
  staff: Editor,
  ref: EntryRef,
  seen: Seen,
  remarks: Remarks,
  at: Date,
): Promise<Decision | undefined> {
  const opened = await waitingDraft(tx, staff, ref, seen);
  if (!opened || 'kind' in opened) return opened;
  const remark = JSON.stringify(remarks);
  noteAct(`${ref.kind}:${ref.id}`, { remark: remarks.general });
  await decide(tx, staff, seen.revision, { state: 'returned', remark }, at);
  await tell(tx, opened, returnedMail(nameOf(opened), remarks), at);
  return { kind: 'done' };
}

/** What the staff decide on, unless it is not for them or has changed since they opened it. */
async function waitingDraft(
  tx: Tx,
  staff: Editor,
  ref: EntryRef,
  { revision, seen }: Seen,
): Promise<Draft | { kind: 'gone'; by: string | null } | { kind: 'changed' } | undefined> {
  if (!actsForChamber(staff)) return undefined;
  const draft = await getDraft(tx, staff, ref);
  if (!draft) return undefined;
  if (draft.state !== 'submitted' || draft.revision?.id !== revision) {
    const decided = await tx
      .selectFrom('revision')
      .select('decided_by')
      .where('id', '=', revision)
      .executeTakeFirst();
    return { kind: 'gone', by: decided?.decided_by ?? null };
  }
  return seenOf(draft) === seen ? draft : { kind: 'changed' };
}
