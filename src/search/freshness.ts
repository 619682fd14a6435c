import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { nextAppearance } from './appearance.ts';
import type { Current } from './folder.ts';

/** The newest row of `change`, 0 while there is none. */
export async function newestChange(read: Reader): Promise<number> {
  const row = await read
    .selectFrom('change')
    .select((eb) => eb.fn.max('id').as('newest'))
    .executeTakeFirst();
  return Number(row?.newest ?? 0);
}

/** Whether an index that was kept is what `program` would build at `at`. */
export async function isFresh(
  read: Reader,
  kept: Current | undefined,
  program: string,
  at: Date,
): Promise<boolean> {
  if (kept?.program !== program || kept.change !== (await newestChange(read))) return false;
  const next = await nextAppearance(read, new Date(kept.builtAt));
  return kept.builtAt <= toIso(at) && toIso(at) < next;
}
