import { differing, seenOf } from '#features/drafts/fields.ts';
import { overview, type Overview } from '#features/drafts/overview.ts';
import { fieldLabel } from '#features/drafts/problem-text.ts';
import type { Body, Editor, EntryRef, Kind } from '#features/drafts/schema.ts';
import { valueText } from '#features/drafts/value-text.ts';
import type { Reader } from '#server/db.ts';
import { getNeighbour, getRevisionPlace } from './queries.ts';

/** A change with both its sides in words, field by field. */
export interface Difference {
  /** Something of it is public already. */
  hasBefore: boolean;
  rows: { field: string; label: string; before: string; after: string }[];
}

/** Two texts of an entry; `before` is undefined where nothing was public. */
export interface Change {
  kind: Kind;
  before: Body | undefined;
  after: Body;
}

/** What differs between the texts of several entries; of a new one what it says. */
export async function differencesOf(
  read: Reader,
  changes: readonly Change[],
): Promise<Difference[]> {
  const sayings = new Map<Kind, Awaited<ReturnType<typeof valueText>>>();
  for (const [kind, some] of Map.groupBy(changes, (change) => change.kind)) {
    const bodies = some.flatMap(({ before, after }) => [before ?? {}, after]);
    sayings.set(kind, await valueText(read, kind, bodies));
  }
  return changes.map(({ kind, before, after }) => {
    const say = sayings.get(kind)!;
    const rows = differing(before ?? {}, after).map((field) => ({
      field,
      label: fieldLabel(kind, field),
      before: say(field, before?.[field]),
      after: say(field, after[field]),
    }));
    const hasBefore = before !== undefined;
    return { hasBefore, rows: rows.filter((row) => row.before !== '' || row.after !== '') };
  });
}

/** An entry as the staff look at it: what waits of it, and what lies around it in the queue. */
export interface Review {
  view: Overview;
  /** What a decision is made on; undefined while nothing waits. */
  waits: { revision: number; seen: string; difference: Difference } | undefined;
  next: EntryRef | undefined;
  previous: EntryRef | undefined;
}

export async function reviewOf(
  read: Reader,
  actor: Editor,
  ref: EntryRef,
  at: Date,
): Promise<Review | undefined> {
  const view = await overview(read, actor, ref, at);
  if (!view) return undefined;
  const { draft } = view;
  const place = await getRevisionPlace(read, ref);
  const [next, previous] = place
    ? [await getNeighbour(read, place, 'after'), await getNeighbour(read, place, 'before')]
    : [];
  const change = { kind: ref.kind, before: draft.live, after: draft.body };
  const waits =
    draft.state === 'submitted' && draft.revision
      ? {
          revision: draft.revision.id,
          seen: seenOf(draft),
          difference: (await differencesOf(read, [change]))[0]!,
        }
      : undefined;
  return { view, waits, next, previous };
}

/** Where the queue goes on after an entry that was decided on: what waits next, or the list. */
export async function wayOn(read: Reader, ref: EntryRef, said: string): Promise<string> {
  const place = await getRevisionPlace(read, ref);
  const next =
    (place && (await getNeighbour(read, place, 'after'))) ??
    (await getNeighbour(read, { at: '', id: 0 }, 'after'));
  return `${next ? deskPath(next) : '/staff'}?${said}`;
}

/** Where the staff look at an entry. */
export const deskPath = ({ kind, id }: EntryRef): string => `/staff/${kind}/${id}`;
