import { noteAct } from '#server/acting.ts';
import { localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { draftProblems } from './commands.ts';
import { needsApproval } from './policy.ts';
import type { EndReason, Schedules } from './publisher.ts';
import { publishers } from './publishers.ts';
import { findEntry, getDraft, getStanding, listOwnEntries, type Draft } from './queries.ts';
import { addRevision, noteLive } from './revisions.ts';
import { KINDS, type Editor, type EntryRef, type Kind, type Problem } from './schema.ts';

export type SubmitResult =
  | { kind: 'live' }
  | { kind: 'submitted' }
  /** There is nothing that is not public already. */
  | { kind: 'nothing' }
  | { kind: 'blocked'; problems: Problem[] };

/**
 * Hands a draft over for publication: it goes live at once where it need not wait for the staff.
 *
 * @returns undefined when there is no such entry for this person.
 * @throws {UnpreparedHoursError} when opening hours have to be evaluated first.
 */
export async function submitDraft(
  tx: Tx,
  editor: Editor,
  ref: EntryRef,
  schedules: Schedules,
  at: Date,
): Promise<SubmitResult | undefined> {
  const draft = await getDraft(tx, editor, ref);
  if (!draft) return undefined;
  if (draft.state === 'submitted') return { kind: 'submitted' };
  if (draft.state === 'clean' && draft.live) return { kind: 'nothing' };
  const problems = (await draftProblems(tx, draft, at)).filter(({ level }) => level === 'block');
  if (problems.length > 0) return { kind: 'blocked', problems };
  const standing = await getStanding(tx, editor, draft);
  if (needsApproval(ref.kind, draft.live, draft.body, standing).length > 0) {
    await setState(tx, editor, draft, 'submitted', at);
    return { kind: 'submitted' };
  }
  await makeLive(tx, draft, schedules, at);
  await setState(tx, editor, draft, 'accepted', at);
  await noteLive(
    tx,
    editor,
    [draft.entry],
    { what: 'published', before: draft.live, after: draft.body },
    at,
  );
  return { kind: 'live' };
}

/** Takes a submitted draft back to work on it; one that is not submitted stays as it is. */
export async function withdrawDraft(
  tx: Tx,
  editor: Editor,
  ref: EntryRef,
  at: Date,
): Promise<boolean | undefined> {
  const draft = await getDraft(tx, editor, ref);
  if (!draft) return undefined;
  if (draft.state !== 'submitted') return false;
  await setState(tx, editor, draft, 'draft', at);
  return true;
}

/**
 * Says that everything about some entries is still so; of several only those of this person's own
 * businesses. Nothing changes for the public but the date.
 *
 * @returns undefined when there is no such entry for this person.
 */
export async function confirmEntries(
  tx: Tx,
  editor: Editor,
  refs: readonly EntryRef[],
  at: Date,
): Promise<true | undefined> {
  const entries =
    refs.length === 1
      ? [await findEntry(tx, editor, refs[0]!)].filter((entry) => entry !== undefined)
      : await listOwnEntries(tx, editor, refs);
  if (entries.length === 0) return undefined;
  const old = entries.filter(({ confirmedOn }) => confirmedOn !== localDate(at));
  for (const kind of KINDS) {
    const ids = old.filter((entry) => entry.kind === kind).map(({ id }) => id);
    if (ids.length > 0) await setConfirmed(tx, kind, ids, at);
  }
  await noteLive(tx, editor, old, { what: 'confirmed' }, at);
  return true;
}

/** Sets the day of 最終確認 of entries of a kind, whoever said so. */
export async function setConfirmed(
  tx: Tx,
  kind: Kind,
  ids: readonly number[],
  at: Date,
): Promise<void> {
  await tx
    .updateTable(kind)
    .set({ confirmed_on: localDate(at) })
    .where('id', 'in', ids)
    .execute();
  await tx
    .insertInto('change')
    .values(ids.map((id) => ({ tag: `${kind}:${id}`, at: toIso(at) })))
    .execute();
}

/**
 * Takes a published entry from the public at once; never waits.
 *
 * @returns undefined when there is no such entry for this person.
 */
export async function endEntry(
  tx: Tx,
  editor: Editor,
  ref: EntryRef,
  why: EndReason,
  at: Date,
): Promise<true | undefined> {
  const entry = await findEntry(tx, editor, ref);
  if (!entry) return undefined;
  if (entry.visibility !== 'published' || entry.closedAt !== null) return true;
  noteAct(`${ref.kind}:${ref.id}`, { why });
  await publishers[ref.kind].end(tx, ref.id, why, at);
  await noteLive(tx, editor, [entry], { what: 'ended' }, at);
  return true;
}

/** Makes what is being written the live content. */
export async function makeLive(
  tx: Tx,
  draft: Draft,
  schedules: Schedules,
  at: Date,
): Promise<void> {
  const { kind, id, confirmedOn } = draft.entry;
  await publishers[kind].publish(tx, id, draft.body, schedules, at);
  // What is published for the first time has just been said to be true.
  if (confirmedOn === null) await setConfirmed(tx, kind, [id], at);
}

/** The state of the newest revision, which is made where the text is in none yet. */
async function setState(
  tx: Tx,
  editor: Editor,
  draft: Draft,
  state: 'draft' | 'submitted' | 'accepted',
  at: Date,
): Promise<void> {
  const { revision, body, typed } = draft;
  if (!revision || draft.state === 'returned') {
    const next = { number: draft.last + 1, state, body, typed, nonce: null };
    return addRevision(tx, editor, draft.entry, next, at);
  }
  noteAct(`${draft.entry.kind}:${draft.entry.id}`);
  await tx
    .updateTable('revision')
    .set({ state, at: toIso(at) })
    .where('id', '=', revision.id)
    .execute();
}
