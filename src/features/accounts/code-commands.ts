import { createHash, randomInt } from 'node:crypto';
import { toIso } from '#server/clock.ts';
import { hashToken, newToken } from '#server/auth/token.ts';
import type { Tx } from '#server/db.ts';
import { queueMail } from '#server/mail.ts';
import { passFirstFactor, type FirstFactor } from './first-factor.ts';
import { countOnce, failureLimits, forgetFailures, limitedUntil, mailLimits } from './limit.ts';
import { codeMail, codelessMail } from './mails.ts';
import { findAccount, type Account } from './queries.ts';
import { countTry, endSignIn, findSignIn, forgetPastSignIns } from './sign-in-rows.ts';

const CODE_MS = 10 * 60_000;

/** Where a request to sign in comes from. */
export interface Visitor {
  /** Undefined for the office's own address, which is not counted. */
  address: string | undefined;
  /** Browser and system in words. */
  device: string;
  siteUrl: string;
  isLocal: boolean;
}

export interface CodeRequest {
  email: string;
  own: boolean;
  next: string | undefined;
}

export type Asked = { kind: 'asked'; token: string } | { kind: 'limited'; until: Date };

/**
 * Begins a sign-in by a mailed code. Whether the address is known changes neither the answer nor
 * what is written here, only whether a mail goes out.
 *
 * @returns the token of the browser that asked: the code is worth something only together with it.
 */
export async function askCode(
  tx: Tx,
  { email, own, next }: CodeRequest,
  from: Visitor,
  at: Date,
): Promise<Asked> {
  const limits = mailLimits(email, from.address);
  const until = await limitedUntil(tx, limits, at);
  if (until) return { kind: 'limited', until };
  await countOnce(tx, limits, at);
  const account = await findAccount(tx, email, from.isLocal);
  const token = newToken();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await forgetPastSignIns(tx, at);
  await tx
    .insertInto('sign_in')
    .values({
      id: hashToken(token),
      stage: 'code',
      email,
      account_id: account && mayUseCode(account) ? account.id : null,
      secret: codeHash(token, code),
      own_device: Number(own),
      next: next ?? null,
      created_at: toIso(at),
      expires_at: toIso(new Date(at.getTime() + CODE_MS)),
    })
    .execute();
  if (account) {
    const mail = mayUseCode(account) ? codeMail(email, code) : codelessMail(email, from.siteUrl);
    await queueMail(tx, mail(at), at);
  }
  return { kind: 'asked', token };
}

/** Staff sign in with a password and a second factor, or a passkey; the demo's may look around. */
function mayUseCode({ role, demo }: Account): boolean {
  return role === 'member' || demo === 1;
}

export type Entered = FirstFactor | { kind: 'wrong' | 'gone' } | { kind: 'limited'; until: Date };

/** Tries a code in the browser that asked for it. Refusals are counted, so they are values. */
export async function enterCode(
  tx: Tx,
  token: string,
  code: string,
  from: Visitor,
  at: Date,
): Promise<Entered> {
  const asked = await findSignIn(tx, token, 'code', at);
  if (!asked?.email) return { kind: 'gone' };
  const limits = failureLimits(asked.email, from.address);
  const until = await limitedUntil(tx, limits, at);
  if (until) return { kind: 'limited', until };
  const account = await findAccount(tx, asked.email, from.isLocal);
  const isRight = asked.secret === codeHash(token, code) && asked.account_id === account?.id;
  if (!account || !isRight) {
    await countOnce(tx, limits, at);
    return { kind: await countTry(tx, asked) };
  }
  await endSignIn(tx, asked.id);
  await forgetFailures(tx, asked.email, from.address);
  const wish = { own: asked.own_device === 1, next: asked.next, device: from.device };
  return passFirstFactor(tx, account, wish, at);
}

/** Six digits alone would be found at once; with the browser's token, which is kept nowhere, never. */
function codeHash(token: string, code: string): string {
  return createHash('sha256').update(`${token} ${code}`).digest('hex');
}
