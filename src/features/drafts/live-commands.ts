import type { Tx } from '#server/db.ts';
import { differing } from './fields.ts';
import { entryKinds } from './kinds.ts';
import { neverWaits } from './policy.ts';
import type { Schedules } from './publisher.ts';
import { publishers } from './publishers.ts';
import { getDraft } from './queries.ts';
import { keepText, noteLive } from './revisions.ts';
import type { Body, Editor, EntryRef } from './schema.ts';

export type LiveResult =
  | { kind: 'done' }
  /** Nobody sees it yet: there is nothing to announce. */
  | { kind: 'hidden' }
  /** It would change more than what never waits, or leave something that cannot stand. */
  | { kind: 'refused' };

/**
 * Makes a change that never waits to what is live, and to the text that is being written beside it,
 * whatever else that text changes.
 *
 * @param change from one body to the next; it is applied to both.
 * @returns undefined when there is no such entry for this person.
 */
export async function changeLive(
  tx: Tx,
  editor: Editor,
  ref: EntryRef,
  change: (body: Body) => Body,
  schedules: Schedules,
  at: Date,
): Promise<LiveResult | undefined> {
  const draft = await getDraft(tx, editor, ref);
  if (!draft) return undefined;
  const { live, entry, body, typed } = draft;
  if (!live) return { kind: 'hidden' };
  const kind = entryKinds[ref.kind];
  const next = change(live);
  const fields = differing(live, next);
  if (fields.length === 0) return { kind: 'done' };
  const isWhole = fields.every((field) => kind.shape[field]?.safeParse(next[field]).success);
  const problems = await kind.problems(tx, entry, next, at);
  const isBlocked = problems.some(
    ({ level, field }) => level === 'block' && fields.includes(field),
  );
  if (!isWhole || isBlocked || !fields.every((f) => neverWaits(ref.kind, f, live, next))) {
    return { kind: 'refused' };
  }
  await publishers[ref.kind].publish(tx, ref.id, next, schedules, at);
  await noteLive(tx, editor, [entry], { what: 'saved', before: live, after: next }, at);
  await keepText(tx, editor, draft, { text: { body: change(body), typed }, liveBody: next }, at);
  return { kind: 'done' };
}
