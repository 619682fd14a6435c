import { setTimeout } from 'node:timers/promises';
import { defineAction, type ActionAPIContext } from 'astro:actions';
import { staffWrite } from '#features/accounts/signed-in.ts';
import { createEvaluator } from '#features/shops/hours/evaluator.ts';
import { extendSchedules, outdateHolidays } from '#features/shops/schedules.ts';
import { byItself } from '#server/acting.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { log } from '#server/log.ts';
import { store } from '#server/store.ts';
import { putHoliday, putPeriod, removeHoliday, removePeriod, tellEveryPage } from './commands.ts';
import { DayRowInput, PutHolidayInput, PutPeriodInput } from './schema.ts';

const evaluator = createEvaluator();

/** Nobody waits longer for hours to follow a holiday: with 700 different ones it takes about 5 s. */
const ANSWER_WITHIN_MS = 8000;

/**
 * Writes what is said of a holiday; the hours of every shop that speak of holidays are evaluated anew,
 * before the answer where they are not very many. Should that be interrupted, the hourly routine finds
 * what is left of it.
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
  const following = byItself(followHolidays);
  await Promise.race([following, setTimeout(ANSWER_WITHIN_MS, undefined, { ref: false })]);
  return done;
}

async function followHolidays(): Promise<void> {
  try {
    await extendSchedules(store, evaluator, now());
    await store.write((tx) => tellEveryPage(tx, now()));
  } catch (error) {
    log.error({ err: error }, 'hours follow a holiday within the hour');
  }
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
