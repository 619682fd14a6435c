import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';

const HOUR = 3_600_000;
const PER_HOUR = 5;

/** Thrown when an address has sent what it may; nothing has been written. */
export class TooManyMessages extends Error {
  /** The moment the next message is welcome. */
  readonly retryAt: Date;
  constructor(retryAt: Date) {
    super('too many messages from one address');
    this.retryAt = retryAt;
  }
}

/**
 * Counts a message of the address behind `key`: 5 in the hour that begins with the first of them.
 * Counters of hours that have passed are removed on the way.
 *
 * @throws {TooManyMessages} for the sixth.
 */
export async function countMessage(tx: Tx, key: string, at: Date): Promise<void> {
  await forgetCounters(tx, at);
  const counter = await tx
    .selectFrom('form_counter')
    .select(['started_at', 'count'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (counter && counter.count >= PER_HOUR) {
    throw new TooManyMessages(new Date(Date.parse(counter.started_at) + HOUR));
  }
  await tx
    .insertInto('form_counter')
    .values({ key, started_at: toIso(at), count: 1 })
    .onConflict((c) =>
      c.column('key').doUpdateSet((eb) => ({ count: eb('form_counter.count', '+', 1) })),
    )
    .execute();
}

/** Removes the counters of hours that have passed. */
export async function forgetCounters(tx: Tx, at: Date): Promise<void> {
  const hourAgo = toIso(new Date(at.getTime() - HOUR));
  await tx.deleteFrom('form_counter').where('started_at', '<=', hourAgo).execute();
}
