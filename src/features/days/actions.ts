import { defineAction, type ActionAPIContext } from 'astro:actions';
import { staffWrite } from '#features/accounts/signed-in.ts';
import { createEvaluator } from '#features/shops/hours/evaluator.ts';
import { extendSchedules, outdateHolidays } from '#features/shops/schedules.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { log } from '#server/log.ts';
import { store } from '#server/store.ts';
import { putHoliday, putPeriod, removeHoliday, removePeriod, tellEveryPage } from './commands.ts';
import { DayRowInput, PutHolidayInput, PutPeriodInput } from './schema.ts';

const evaluator = createEvaluator();

/**
 * Writes what is said of a holiday; the hours of every shop that speak of holidays are evaluated anew
 * before the answer. Should that be interrupted, the hourly routine finds what is left of it.
 */
async function writeHoliday(
  context: ActionAPIContext,
  work: (tx: Tx) => Promise<string | undefined>,
): Promise<{ done: true }> {
  const done = await staffWrite(context, async (tx) => {
    const problem = await work(tx);
    if (!problem) await outdateHolidays(tx);
    return problem;
  });
  await extendSchedules(store, evaluator, now()).catch((error: unknown) =>
    log.error({ err: error }, 'hours will follow a holiday within the hour'),
  );
  await store.write((tx) => tellEveryPage(tx, now()));
  return done;
}

/** Public holidays and the special days of the year; for the staff. */
export const days = {
  put: defineAction({
    accept: 'form',
    input: PutPeriodInput,
    handler: (change, context) => staffWrite(context, (tx) => putPeriod(tx, change, now())),
  }),
  remove: defineAction({
    accept: 'form',
    input: DayRowInput,
    handler: ({ id }, context) => staffWrite(context, (tx) => removePeriod(tx, id, now())),
  }),
  putHoliday: defineAction({
    accept: 'form',
    input: PutHolidayInput,
    handler: (day, context) => writeHoliday(context, (tx) => putHoliday(tx, day, now())),
  }),
  removeHoliday: defineAction({
    accept: 'form',
    input: DayRowInput,
    handler: ({ id }, context) => writeHoliday(context, (tx) => removeHoliday(tx, id, now())),
  }),
};
