import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 4;
const WAITING = 16;

/** More people are signing in than this machine can work for; they may try again in a moment. */
export class BusyError extends Error {}

let running = 0;
const waiting: (() => void)[] = [];

/** Hashing takes 19 MiB and some 30 ms each: four at once, a short queue, and no more. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING) throw new BusyError('too many passwords at once');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** @throws {BusyError} when too many are being hashed. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), OPTIONS));
}

/** Of a password nobody has, so that an address without one takes as long as any. */
const nobody = hash(randomBytes(32), OPTIONS);

/**
 * Whether a password is the one of a stored hash; without a hash the answer is no, as slowly.
 *
 * @throws {BusyError} when too many are being hashed.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const same = await inTurn(async () =>
    verify(stored ?? (await nobody), password.normalize('NFKC')),
  );
  return same && stored !== null;
}
