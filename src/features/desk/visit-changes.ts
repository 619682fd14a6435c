import type { VisitChange } from '#features/drafts/behalf-queries.ts';
import type { Reader } from '#server/db.ts';
import { differencesOf, type Difference } from './review.ts';

/** What was entered in a business's name, in words. */
export interface SaidChange extends Pick<VisitChange, 'kind' | 'id' | 'name' | 'what'> {
  /** Undefined where it was begun or ended as a whole. */
  difference: Difference | undefined;
}

export async function saidChanges(
  read: Reader,
  changes: readonly VisitChange[],
): Promise<SaidChange[]> {
  const compared = changes.flatMap(({ kind, difference }) =>
    difference ? [{ kind, ...difference }] : [],
  );
  const differences = (await differencesOf(read, compared)).values();
  return changes.map(({ kind, id, name, what, difference }) => ({
    ...{ kind, id, name, what },
    difference: difference ? differences.next().value : undefined,
  }));
}
