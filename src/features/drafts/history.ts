import type { Reader } from '#server/db.ts';
import { differing } from './fields.ts';
import { entryKinds } from './kinds.ts';
import { getDraft, getRevision, listRevisions, type RevisionLine } from './queries.ts';
import type { Body, Editor, EntryRef } from './schema.ts';

/** One side of a comparison: a revision by its number, or what is live or being written. */
export type Side = number | 'live' | 'draft';

export interface History {
  name: string | null;
  revisions: RevisionLine[];
  sides: Side[];
  /** What was asked to be compared. */
  compared: { a: Side; b: Side; fields: { field: string; a: unknown; b: unknown }[] } | undefined;
}

/** The revisions of an entry and, as the address asks, the difference of two. */
export async function history(
  read: Reader,
  editor: Editor,
  ref: EntryRef,
  asked: URLSearchParams,
): Promise<History | undefined> {
  const draft = await getDraft(read, editor, ref);
  if (!draft) return undefined;
  const revisions = await listRevisions(read, ref);
  const sides: Side[] = [
    ...(draft.live ? (['live'] as const) : []),
    ...(draft.state === 'clean' ? [] : (['draft'] as const)),
    ...revisions.map(({ number }) => number),
  ];
  const bodyOf = async (side: Side): Promise<Body | undefined> => {
    if (side === 'live') return draft.live;
    return side === 'draft' ? draft.body : (await getRevision(read, ref, side))?.body;
  };
  const [a, b] = ['a', 'b'].map((name) => sides.find((side) => String(side) === asked.get(name)));
  const [first, second] = [a && (await bodyOf(a)), b && (await bodyOf(b))];
  const compared =
    a && b && first && second
      ? {
          a,
          b,
          fields: differing(first, second).map((field) => ({
            field,
            a: first[field],
            b: second[field],
          })),
        }
      : undefined;
  const name = entryKinds[ref.kind].title(draft.body);
  return { name, revisions, sides, compared };
}
