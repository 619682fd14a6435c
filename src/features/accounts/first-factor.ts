import { startSession, type Started } from '#server/auth/session.ts';
import { hashToken, newToken } from '#server/auth/token.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { forgetPastSignIns } from './sign-in-rows.ts';
import type { Account } from './queries.ts';

const SECOND_MS = 10 * 60_000;

/** How a sign-in is to go on once somebody has shown the first of what they have. */
export interface Wish {
  own: boolean;
  next: string | null;
  device: string;
}

export type FirstFactor =
  | { kind: 'in'; started: Started; next: string | null }
  /** A second factor is asked for in the browser that holds this token. */
  | { kind: 'second'; token: string };

/** Lets in, or asks for the second factor the account has. */
export async function passFirstFactor(
  tx: Tx,
  account: Account,
  { own, next, device }: Wish,
  at: Date,
): Promise<FirstFactor> {
  if (!(await asksForMore(tx, account))) {
    const start = { accountId: account.id, device, ownDevice: own, secondFactor: false };
    return { kind: 'in', started: await startSession(tx, start), next };
  }
  const token = newToken();
  await forgetPastSignIns(tx, at);
  await tx
    .insertInto('sign_in')
    .values({
      id: hashToken(token),
      stage: 'second',
      email: account.email,
      account_id: account.id,
      own_device: Number(own),
      next,
      created_at: toIso(at),
      expires_at: toIso(new Date(at.getTime() + SECOND_MS)),
    })
    .execute();
  return { kind: 'second', token };
}

/** Who has a code generator is asked for it; staff who have a passkey only come in with that. */
async function asksForMore(tx: Tx, account: Account): Promise<boolean> {
  if (account.totp_secret !== null) return true;
  if (account.role === 'member') return false;
  const passkey = await tx
    .selectFrom('passkey')
    .select('id')
    .where('account_id', '=', account.id)
    .limit(1)
    .executeTakeFirst();
  return passkey !== undefined;
}
