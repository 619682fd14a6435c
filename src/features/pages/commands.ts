import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { CHAMBER_KEY } from './queries.ts';
import type { Chamber } from './schema.ts';

/** Enters how the chamber is reached, on every page that says so. */
export async function setChamber(tx: Tx, chamber: Chamber, at: Date): Promise<void> {
  const value = JSON.stringify(chamber);
  await tx
    .insertInto('setting')
    .values({ key: CHAMBER_KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: CHAMBER_KEY, at: toIso(at) })
    .execute();
}
