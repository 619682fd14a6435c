import { readHolidays } from '#features/days/queries.ts';
import type { Reader } from '#server/db.ts';
import { answerBy } from './answer-by.ts';
import { isShown, stateOf, type StateKey } from './entry-state.ts';
import { differing, typedProblems } from './fields.ts';
import { entryKinds } from './kinds.ts';
import { needsApproval } from './policy.ts';
import { getDraft, getStanding, type Draft } from './queries.ts';
import type { Editor, EntryRef, Problem } from './schema.ts';

/** An entry as its people see it before they open one of its forms. */
export interface Overview {
  draft: Draft;
  state: StateKey;
  /** Visitors find it now. */
  isShown: boolean;
  name: string | null;
  publicPath: string;
  problems: Problem[];
  /** Fields that differ from what is live. */
  changed: string[];
  /** Why a submission would wait; empty: it would go live at once. */
  waits: string[];
  /** The local date by which what is handed in now, or was, is answered. */
  answerBy: string;
}

/** What stands on the page of an entry, or undefined when there is none for this person. */
export async function overview(
  read: Reader,
  editor: Editor,
  ref: EntryRef,
  at: Date,
): Promise<Overview | undefined> {
  const draft = await getDraft(read, editor, ref);
  if (!draft) return undefined;
  const kind = entryKinds[ref.kind];
  const standing = await getStanding(read, editor, draft);
  const state = draft.state === 'clean' ? undefined : draft.state;
  return {
    draft,
    state: stateOf({ ...draft.entry, state }, at),
    isShown: isShown({ ...draft.entry, state }, at),
    name: kind.title(draft.body) ?? draft.entry.title,
    publicPath: kind.publicPath(draft.entry.slug),
    problems: [
      ...typedProblems(kind, draft.typed),
      ...(await kind.problems(read, draft.entry, draft.body, at)),
    ],
    changed: draft.live ? differing(draft.live, draft.body) : [],
    waits: needsApproval(ref.kind, draft.live, draft.body, standing),
    answerBy: answerBy(
      draft.state === 'submitted' && draft.revision ? new Date(draft.revision.at) : at,
      await readHolidays(read),
    ),
  };
}
