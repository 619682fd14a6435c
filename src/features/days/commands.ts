import { noteAct } from '#server/acting.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { PeriodChange } from './schema.ts';

/**
 * Adds a time of the year many shops close for, or puts one right; closings that shops have entered
 * stay as they are.
 *
 * @returns `gone` where it is not there any more.
 */
export async function putPeriod(
  tx: Tx,
  { id, name, nameEn: name_en, starts, ends }: PeriodChange,
  at: Date,
): Promise<'gone' | undefined> {
  noteAct(undefined, { to: name, from: starts, until: ends });
  const values = { name, name_en, starts, ends };
  if (id === null) {
    await tx.insertInto('closing_period').values(values).execute();
  } else {
    const { numUpdatedRows } = await tx
      .updateTable('closing_period')
      .set(values)
      .where('id', '=', id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return 'gone';
  }
  await tell(tx, at);
  return undefined;
}

/** Offers a time of the year no more. */
export async function removePeriod(tx: Tx, id: number, at: Date): Promise<undefined> {
  await tx.deleteFrom('closing_period').where('id', '=', id).execute();
  await tell(tx, at);
}

async function tell(tx: Tx, at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values({ tag: 'days', at: toIso(at) })
    .execute();
}
