import { endSessions } from '#server/auth/session.ts';
import { hashToken, newToken } from '#server/auth/token.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { queueMail } from '#server/mail.ts';
import type { Asked, CodeRequest, Entered, Visitor } from './code-commands.ts';
import { passFirstFactor } from './first-factor.ts';
import { countOnce, failureLimits, forgetFailures, limitedUntil, mailLimits } from './limit.ts';
import { passwordChangedMail, resetMail } from './mails.ts';
import { findAccount } from './queries.ts';

const RESET_MS = 60 * 60_000;

/** Whether a password may be tried now; asked before it is hashed. */
export function passwordLimitedUntil(
  tx: Tx,
  email: string,
  from: Visitor,
  at: Date,
): Promise<Date | undefined> {
  return limitedUntil(tx, failureLimits(email, from.address), at);
}

/**
 * Goes on after a password was compared; that took its time outside of the transaction.
 *
 * @param checked the hash the password was found to fit, or undefined when it fitted none.
 */
export async function enterPassword(
  tx: Tx,
  { email, own, next }: CodeRequest,
  checked: string | undefined,
  from: Visitor,
  at: Date,
): Promise<Entered> {
  const limits = failureLimits(email, from.address);
  const until = await limitedUntil(tx, limits, at);
  if (until) return { kind: 'limited', until };
  const account = await findAccount(tx, email, from.isLocal);
  if (!account || checked === undefined || account.password_hash !== checked) {
    await countOnce(tx, limits, at);
    return { kind: 'wrong' };
  }
  await forgetFailures(tx, email, from.address);
  return passFirstFactor(tx, account, { own, next: next ?? null, device: from.device }, at);
}

/** Mails a link for a new password, if the address has an account; the answer is the same. */
export async function askReset(
  tx: Tx,
  email: string,
  from: Visitor,
  at: Date,
): Promise<{ kind: 'asked' } | Exclude<Asked, { kind: 'asked' }>> {
  const limits = mailLimits(email, from.address);
  const until = await limitedUntil(tx, limits, at);
  if (until) return { kind: 'limited', until };
  await countOnce(tx, limits, at);
  const account = await findAccount(tx, email, from.isLocal);
  if (!account) return { kind: 'asked' };
  const token = newToken();
  await forgetResets(tx, account.id);
  await tx
    .insertInto('account_link')
    .values({
      token_hash: hashToken(token),
      kind: 'reset',
      account_id: account.id,
      created_at: toIso(at),
      expires_at: toIso(new Date(at.getTime() + RESET_MS)),
    })
    .execute();
  await queueMail(tx, resetMail(email, `${from.siteUrl}/login/reset?t=${token}`)(at), at);
  return { kind: 'asked' };
}

/** Sets the password a reset link asks for: once, and every session of the account ends. */
export async function resetPassword(
  tx: Tx,
  token: string,
  hash: string,
  at: Date,
): Promise<'done' | 'gone'> {
  const link = await tx
    .updateTable('account_link')
    .set({ used_at: toIso(at) })
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', 'reset')
    .where('used_at', 'is', null)
    .where('expires_at', '>', toIso(at))
    .returning('account_id')
    .executeTakeFirst();
  if (!link) return 'gone';
  await setPassword(tx, link.account_id, hash, undefined, at);
  return 'done';
}

/** Sets or removes a password; every other session ends and the owner is told. */
export async function setPassword(
  tx: Tx,
  accountId: number,
  hash: string | null,
  session: string | undefined,
  at: Date,
): Promise<void> {
  const { email } = await tx
    .updateTable('account')
    .set((eb) => ({
      password_hash: hash,
      version: eb('version', '+', 1),
      updated_at: toIso(at),
    }))
    .where('id', '=', accountId)
    .returning('email')
    .executeTakeFirstOrThrow();
  await forgetResets(tx, accountId);
  await endSessions(tx, accountId, session);
  await tx.deleteFrom('sign_in').where('account_id', '=', accountId).execute();
  await queueMail(tx, passwordChangedMail(email)(at), at);
}

async function forgetResets(tx: Tx, accountId: number): Promise<void> {
  await tx
    .deleteFrom('account_link')
    .where('account_id', '=', accountId)
    .where('kind', '=', 'reset')
    .execute();
}
