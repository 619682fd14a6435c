import { endSessions, startSession } from '#server/auth/session.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { Entered, Visitor } from './code-commands.ts';
import { noteFactorChange } from './factor-change.ts';
import { countOnce, failureLimits, forgetFailures, limitedUntil } from './limit.ts';
import { findAccount, type Account } from './queries.ts';
import { countTry, endSignIn, findSignIn } from './sign-in-rows.ts';
import { acceptedStep, newRecoveryCodes, recoveryHash } from './totp.ts';

/** Tries a code of the generator or a recovery code, in the browser that showed the first factor. */
export async function enterSecond(
  tx: Tx,
  token: string,
  code: string,
  from: Visitor,
  at: Date,
): Promise<Entered> {
  const under = await findSignIn(tx, token, 'second', at);
  const account = under?.email ? await findAccount(tx, under.email, from.isLocal) : undefined;
  if (!under || !account || account.id !== under.account_id) return { kind: 'gone' };
  const limits = failureLimits(account.email, from.address);
  const until = await limitedUntil(tx, limits, at);
  if (until) return { kind: 'limited', until };
  if (!(await takeCode(tx, account, code, at))) {
    await countOnce(tx, limits, at);
    return { kind: await countTry(tx, under) };
  }
  await endSignIn(tx, under.id);
  await forgetFailures(tx, account.email, from.address);
  const started = await startSession(tx, {
    accountId: account.id,
    device: from.device,
    ownDevice: under.own_device === 1,
    secondFactor: true,
  });
  return { kind: 'in', started, next: under.next };
}

/** Uses a code up, if it is right. */
async function takeCode(tx: Tx, account: Account, code: string, at: Date): Promise<boolean> {
  const digits = code.normalize('NFKC').replace(/\s/g, '');
  if (account.totp_secret !== null && /^\d{6}$/.test(digits)) {
    const step = acceptedStep(account.totp_secret, digits, account.totp_step, at);
    if (step === undefined) return false;
    await tx.updateTable('account').set({ totp_step: step }).where('id', '=', account.id).execute();
    return true;
  }
  const used = await tx
    .updateTable('recovery_code')
    .set({ used_at: toIso(at) })
    .where('account_id', '=', account.id)
    .where('hash', '=', recoveryHash(account.id, code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

/**
 * Turns the code generator on once a first code of it is right; other sessions end.
 *
 * @returns the recovery codes, shown once and kept as hashes, or undefined for a wrong code.
 */
export async function addGenerator(
  tx: Tx,
  { accountId, session }: { accountId: number; session: string },
  { secret, code }: { secret: string; code: string },
  at: Date,
): Promise<string[] | undefined> {
  const step = acceptedStep(secret, code, null, at);
  if (step === undefined) return undefined;
  await tx
    .updateTable('account')
    .set({ totp_secret: secret, totp_step: step, updated_at: toIso(at) })
    .where('id', '=', accountId)
    .execute();
  await endSessions(tx, accountId, session);
  await tx.updateTable('session').set({ second_factor: 1 }).where('id', '=', session).execute();
  await noteFactorChange(tx, accountId, 'added', at);
  return renewRecoveryCodes(tx, accountId);
}

/** Replaces all recovery codes. */
export async function renewRecoveryCodes(tx: Tx, accountId: number): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  await tx
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ account_id: accountId, hash: recoveryHash(accountId, code) })))
    .execute();
  return codes;
}

/** Turns the code generator off; its recovery codes go with it. */
export async function removeGenerator(tx: Tx, accountId: number, at: Date): Promise<void> {
  await tx
    .updateTable('account')
    .set({ totp_secret: null, totp_step: null, updated_at: toIso(at) })
    .where('id', '=', accountId)
    .execute();
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  await noteFactorChange(tx, accountId, 'removed', at);
}

/** For somebody who has lost phone and recovery codes, and has been recognised otherwise. */
export async function clearFactors(tx: Tx, accountId: number, at: Date): Promise<void> {
  await tx.deleteFrom('passkey').where('account_id', '=', accountId).execute();
  await removeGenerator(tx, accountId, at);
  await endSessions(tx, accountId);
}
