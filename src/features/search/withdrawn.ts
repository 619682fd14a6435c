import type { Reader } from '#server/db.ts';
import { changedSince, entriesOf, IndexVersion, keyIn, nameOf } from './index-entries.ts';
import { PUBLIC } from './sources.ts';

/** After more changes than this an index says too little of what there is. */
const MOST = 1000;

/**
 * Which of the names of an index must not be shown at `at`, by their places: what is no longer
 * public, and what has changed since. Undefined for an index that is gone or too old to say.
 */
export async function withdrawnFrom(
  read: Reader,
  dataDir: string,
  version: string | null,
  at: Date,
): Promise<number[] | undefined> {
  const known = IndexVersion.safeParse(version);
  const entries = known.success ? await entriesOf(dataDir, known.data) : undefined;
  if (!entries) return undefined;
  const changed = await changedSince(read, entries.change, MOST);
  if (!changed.isWhole) return undefined;
  const kinds = [...new Set(entries.named.flatMap(keyIn).map(({ kind }) => kind))];
  const ofEach = await Promise.all(
    kinds.map(async (kind) => (await PUBLIC[kind](read, at)).map(({ id }) => nameOf({ kind, id }))),
  );
  const shown = new Set(ofEach.flat());
  for (const key of changed.keys) shown.delete(nameOf(key));
  return entries.named.flatMap((key, place) => (shown.has(key) ? [] : [place]));
}
