import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Protection against automatic senders that needs neither a third party nor JavaScript: a signed
 * note of when a form was opened, and a key that tells a visitor's address from others without
 * being one.
 *
 * The secret lives in this process only. A restart makes every open form look too old, which is
 * answered by asking to send once more, and leaves nothing behind to recompute an address with.
 */
const SECRET = randomBytes(32);

const FASTEST_MS = 3_000;
const OLDEST_MS = 24 * 60 * 60_000;

export type Verdict = 'ok' | 'tooFast' | 'stale';

/** A token for a form opened at `opened` (milliseconds since 1970). */
export function issueToken(opened: number, secret: Buffer = SECRET): string {
  const text = `${opened.toString(36)}.${randomBytes(9).toString('base64url')}`;
  return `${text}.${sign(text, secret)}`;
}

/**
 * A token for a form that is shown again because the old one was no longer good: its reader has
 * waited already, so it may be sent at once.
 */
export function reissueToken(now: number): string {
  return issueToken(now - FASTEST_MS);
}

/** Whether a form with this token may be sent at `now`; a token we did not sign counts as stale. */
export function judgeToken(token: string | null, now: number, secret: Buffer = SECRET): Verdict {
  const [opened = '', nonce = '', signature = '', ...more] = (token ?? '').split('.');
  if (more.length > 0 || !same(signature, sign(`${opened}.${nonce}`, secret))) return 'stale';
  const age = now - Number.parseInt(opened, 36);
  if (age > OLDEST_MS || age < 0) return 'stale';
  return age < FASTEST_MS ? 'tooFast' : 'ok';
}

/** What an address is counted under on one local day (`YYYY-MM-DD`). */
export function counterKey(address: string, day: string, secret: Buffer = SECRET): string {
  return createHmac('sha256', secret).update(`${day} ${address}`).digest('base64url');
}

function sign(text: string, secret: Buffer): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function same(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
