import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { REDIRECTS_TAG } from '#server/front/old-addresses.ts';
import { loopsIn, type LineProblem, type Pair } from './pairs.ts';
import { readTargets } from './queries.ts';

const BATCH = 500;

/**
 * Leads old addresses to where they are today, all or none; one that is there is led elsewhere.
 *
 * @returns the lines that would lead round in a circle; nothing is changed then.
 */
export async function putRedirects(
  tx: Tx,
  pairs: readonly (Pair & { line: number })[],
  by: string,
  at: Date,
): Promise<LineProblem[]> {
  const loops = loopsIn(await readTargets(tx), pairs);
  if (loops.size > 0)
    return pairs
      .filter(({ path }) => loops.has(path))
      .map(({ line }) => ({ line, key: 'loop' as const }));
  for (let i = 0; i < pairs.length; i += BATCH) {
    const rows = pairs.slice(i, i + BATCH);
    await tx
      .insertInto('redirect')
      .values(rows.map(({ path, target }) => ({ path, target, by, at: toIso(at) })))
      .onConflict((conflict) =>
        conflict.column('path').doUpdateSet((eb) => ({
          target: eb.ref('excluded.target'),
          by: eb.ref('excluded.by'),
          at: eb.ref('excluded.at'),
        })),
      )
      .execute();
  }
  await tell(tx, at);
  return [];
}

/** Takes an old address out; one that is gone already stays so. */
export async function removeRedirect(tx: Tx, id: number, at: Date): Promise<undefined> {
  const { numDeletedRows } = await tx
    .deleteFrom('redirect')
    .where('id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await tell(tx, at);
}

async function tell(tx: Tx, at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values({ tag: REDIRECTS_TAG, at: toIso(at) })
    .execute();
}
