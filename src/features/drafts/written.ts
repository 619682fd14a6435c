import { ActionError } from 'astro:actions';
import { UnreadableHoursError } from '#features/shops/schedules.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { log } from '#server/log.ts';
import { env, store } from '#server/store.ts';
import { NoSourceError, tellOwners } from './behalf-commands.ts';
import { writePrepared } from './prepared.ts';
import type { Schedules } from './publisher.ts';

/**
 * Runs what an action writes, in one transaction; what the staff enter in a business's name is told it.
 *
 * @throws {UnreadableHoursError} when opening hours cannot be evaluated; nothing is written then.
 * @throws {ActionError} 503 when the disk or the lock would not let us write: nothing is saved, and
 *   the text goes back to its form. 428 when the staff have not said how it reached them.
 */
export async function written<T>(work: (tx: Tx, schedules: Schedules) => Promise<T>): Promise<T> {
  try {
    return await writePrepared(store, async (tx, schedules) => {
      const answer = await work(tx, schedules);
      await tellOwners(tx, env.siteUrl, now());
      return answer;
    });
  } catch (error) {
    if (error instanceof UnreadableHoursError || error instanceof ActionError) throw error;
    if (error instanceof NoSourceError) throw new ActionError({ code: 'PRECONDITION_REQUIRED' });
    log.error({ err: error }, 'an entry could not be written');
    throw new ActionError({ code: 'SERVICE_UNAVAILABLE' });
  }
}

/** What was asked for; what is not there, or is somebody else's, is a 404. */
export function found<T>(result: T | undefined): T {
  if (result === undefined) throw new ActionError({ code: 'NOT_FOUND' });
  return result;
}
