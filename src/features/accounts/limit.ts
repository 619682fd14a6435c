import { createHash } from 'node:crypto';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';

const MINUTE = 60_000;

/** What is counted, how often it may happen, and in how long. */
export interface Limit {
  key: string;
  most: number;
  ms: number;
}

/** Failures of one account from one address, and of one address whatever the account. */
export function failureLimits(email: string, address: string | undefined): Limit[] {
  return [
    { key: `fail ${email} ${address ?? 'office'}`, most: 5, ms: 15 * MINUTE },
    ...addressLimits(address),
  ];
}

/** The office's own address is not counted: fifteen people share it. */
function addressLimits(address: string | undefined): Limit[] {
  return address === undefined ? [] : [{ key: `from ${address}`, most: 100, ms: 60 * MINUTE }];
}

/** Mails anybody can have sent to an address: few from one place, some more from everywhere. */
export function mailLimits(email: string, address: string | undefined): Limit[] {
  return [
    { key: `mail ${email} ${address ?? 'office'}`, most: 5, ms: 15 * MINUTE },
    { key: `mail ${email}`, most: 20, ms: 60 * MINUTE },
    ...addressLimits(address).map((limit) => ({ ...limit, key: `mail ${limit.key}` })),
  ];
}

/** The moment from which all of them allow one more, or undefined when they do now. */
export async function limitedUntil(tx: Tx, limits: Limit[], at: Date): Promise<Date | undefined> {
  const most = new Map(limits.map((limit) => [hashed(limit.key), limit.most]));
  const counters = await tx
    .selectFrom('login_counter')
    .select(['key', 'count', 'until'])
    .where('key', 'in', [...most.keys()])
    .where('until', '>', toIso(at))
    .execute();
  const full = counters.filter(({ key, count }) => count >= most.get(key)!);
  const until = full
    .map((counter) => counter.until)
    .sort()
    .at(-1);
  return until === undefined ? undefined : new Date(until);
}

/** Counts once in each; a window begins with the first of its kind. */
export async function countOnce(tx: Tx, limits: Limit[], at: Date): Promise<void> {
  await forgetPast(tx, at);
  await tx
    .insertInto('login_counter')
    .values(
      limits.map(({ key, ms }) => ({
        key: hashed(key),
        count: 1,
        until: toIso(new Date(at.getTime() + ms)),
      })),
    )
    .onConflict((c) =>
      c.column('key').doUpdateSet((eb) => ({ count: eb('login_counter.count', '+', 1) })),
    )
    .execute();
}

/** Forgets the failures of one account from one address: somebody who knows it has come in. */
export async function forgetFailures(
  tx: Tx,
  email: string,
  address: string | undefined,
): Promise<void> {
  const [own] = failureLimits(email, address);
  await tx.deleteFrom('login_counter').where('key', '=', hashed(own!.key)).execute();
}

export async function forgetPast(tx: Tx, at: Date): Promise<void> {
  await tx.deleteFrom('login_counter').where('until', '<=', toIso(at)).execute();
}

function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
