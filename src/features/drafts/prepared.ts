import { createEvaluator } from '#features/shops/hours/evaluator.ts';
import { ensureSchedules } from '#features/shops/schedules.ts';
import { now } from '#server/clock.ts';
import type { Store, Tx } from '#server/db.ts';
import { UnpreparedHoursError, type Schedules } from './publisher.ts';

const evaluator = createEvaluator();

/**
 * Runs a command in one transaction. Opening hours it meets that are not evaluated yet are evaluated
 * in their child process, outside of any transaction, and the command begins again.
 *
 * @throws {UnreadableHoursError} when they cannot be evaluated; nothing is written then.
 */
export async function writePrepared<T>(
  store: Store,
  work: (tx: Tx, schedules: Schedules) => Promise<T>,
): Promise<T> {
  const schedules = new Map<string, number>();
  for (;;) {
    try {
      return await store.write((tx) => work(tx, schedules));
    } catch (error) {
      if (!(error instanceof UnpreparedHoursError)) throw error;
      const ready = await ensureSchedules(store, evaluator, [error.value], now());
      for (const [value, id] of ready) schedules.set(value, id);
    }
  }
}
