import { noteAct } from '#server/acting.ts';
import { FRAME_TAG } from '#server/cache/keep.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { HOLIDAYS_BY_LAW, type DayByHand } from './holidays.ts';
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

/**
 * Says of one day what it is, whatever the calendar of the law has; hours are evaluated anew by
 * whoever calls.
 *
 * @returns `ordinary` where a day would be struck out that is no holiday anyway.
 */
export async function putHoliday(
  tx: Tx,
  { date, name, nameEn: name_en }: DayByHand,
  at: Date,
): Promise<'ordinary' | undefined> {
  if (name === null && !HOLIDAYS_BY_LAW.has(date)) return 'ordinary';
  noteAct(undefined, { to: name, from: date });
  await tx
    .insertInto('holiday_by_hand')
    .values({ date, name, name_en })
    .onConflict((oc) => oc.column('date').doUpdateSet({ name, name_en }))
    .execute();
  await tell(tx, at);
  return undefined;
}

/** Leaves a day to the calendar of the law again. */
export async function removeHoliday(tx: Tx, id: number, at: Date): Promise<'gone' | undefined> {
  const day = await tx
    .deleteFrom('holiday_by_hand')
    .where('id', '=', id)
    .returning(['date', 'name'])
    .executeTakeFirst();
  if (!day) return 'gone';
  noteAct(undefined, { to: day.name, from: day.date });
  await tell(tx, at);
  return undefined;
}

/** Has every public page rendered anew: any may say whether a shop is open. */
export const tellEveryPage = (tx: Tx, at: Date) => tell(tx, at, FRAME_TAG);

async function tell(tx: Tx, at: Date, tag = 'days'): Promise<void> {
  await tx
    .insertInto('change')
    .values({ tag, at: toIso(at) })
    .execute();
}
