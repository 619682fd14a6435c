import { seenOf } from '#features/drafts/fields.ts';
import { overview } from '#features/drafts/overview.ts';
import type { Editor, Kind } from '#features/drafts/schema.ts';
import type { Reader } from '#server/db.ts';
import { listSubmitted } from './queries.ts';
import { differencesOf, type Difference } from './review.ts';
import { AT_ONCE, chosenText, TOGETHER } from './schema.ts';

/** A submission that may be published together with others. */
export interface Together {
  kind: Kind;
  id: number;
  name: string | null;
  /** What its box holds: the decision is made on what is shown here. */
  chosen: string;
  difference: Difference;
}

/** The longest waiting of the kinds that may be published together, without those that need a look. */
export async function listTogether(read: Reader, actor: Editor, at: Date): Promise<Together[]> {
  const refs = await listSubmitted(read, TOGETHER, AT_ONCE);
  const views = await Promise.all(refs.map((ref) => overview(read, actor, ref, at)));
  const plain = views.flatMap((view) => {
    const revision = view?.draft.revision;
    const isPlain = view?.draft.state === 'submitted' && view.problems.length === 0;
    return view && revision && isPlain ? [{ ...view, revision }] : [];
  });
  const differences = await differencesOf(
    read,
    plain.map(({ draft }) => ({ kind: draft.entry.kind, before: draft.live, after: draft.body })),
  );
  return plain.map(({ draft, name, revision }, i) => {
    const { kind, id } = draft.entry;
    const chosen = chosenText({ kind, id, revision: revision.id, seen: seenOf(draft) });
    return { kind, id, name, chosen, difference: differences[i]! };
  });
}
