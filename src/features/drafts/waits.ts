import type { Reader } from '#server/db.ts';
import { needsApproval } from './policy.ts';
import { getDraft, getStanding } from './queries.ts';
import type { Body, Editor, EntryRef } from './schema.ts';

/**
 * Whether a change of something public has to wait for the staff; `locked` while what is being written
 * beside it lies with them. Undefined when there is no such entry for this person.
 */
export async function wouldWait(
  read: Reader,
  editor: Editor,
  ref: EntryRef,
  change: Body,
): Promise<boolean | 'locked' | undefined> {
  const draft = await getDraft(read, editor, ref);
  if (!draft) return undefined;
  const live = draft.live ?? {};
  const standing = await getStanding(read, editor, draft);
  if (needsApproval(ref.kind, live, { ...live, ...change }, standing).length === 0) return false;
  return draft.state === 'submitted' ? 'locked' : draft.live !== undefined;
}
