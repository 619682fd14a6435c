import { startSession } from '#server/auth/session.ts';
import { hashToken, newToken } from '#server/auth/token.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { Entered, Visitor } from './code-commands.ts';
import { countOnce, failureLimits, limitedUntil } from './limit.ts';
import { noteFactorChange } from './factor-change.ts';
import type { NewPasskey } from './passkeys.ts';
import { endSignIn, findSignIn, forgetPastSignIns } from './sign-in-rows.ts';

const CHALLENGE_MS = 5 * 60_000;
const MOST = 20;

/** Keeps the challenge a browser is given; returns the browser's token. */
export async function beginPasskey(
  tx: Tx,
  challenge: string,
  { own, next }: { own: boolean; next: string | undefined },
  at: Date,
): Promise<string> {
  const token = newToken();
  await forgetPastSignIns(tx, at);
  await tx
    .insertInto('sign_in')
    .values({
      id: hashToken(token),
      stage: 'passkey',
      secret: challenge,
      own_device: Number(own),
      next: next ?? null,
      created_at: toIso(at),
      expires_at: toIso(new Date(at.getTime() + CHALLENGE_MS)),
    })
    .execute();
  return token;
}

/** Takes the challenge back: it is good for one answer, right or wrong. */
export async function takeChallenge(tx: Tx, token: string, at: Date) {
  const under = await findSignIn(tx, token, 'passkey', at);
  if (!under?.secret) return undefined;
  await endSignIn(tx, under.id);
  return { challenge: under.secret, own: under.own_device === 1, next: under.next };
}

/** Wrong answers of one address, whoever it claims to be. */
const limitsOf = (from: Visitor) => failureLimits('passkey', from.address);

export function passkeyLimitedUntil(tx: Tx, from: Visitor, at: Date): Promise<Date | undefined> {
  return limitedUntil(tx, limitsOf(from), at);
}

export async function refusePasskey(tx: Tx, from: Visitor, at: Date): Promise<void> {
  await countOnce(tx, limitsOf(from), at);
}

/**
 * Lets in who answered with a passkey; it is both factors at once.
 *
 * @param answer the passkey and the counter its answer carried, already verified.
 */
export async function enterPasskey(
  tx: Tx,
  answer: { id: string; counter: number; own: boolean; next: string | null },
  from: Visitor,
  at: Date,
): Promise<Entered> {
  const passkey = await tx
    .updateTable('passkey')
    .set({ counter: answer.counter, used_at: toIso(at) })
    .where('id', '=', answer.id)
    .where('account_id', 'in', (eb) =>
      eb
        .selectFrom('account')
        .select('account.id')
        .where('account.state', '=', 'active')
        .where('account.demo', 'in', from.isLocal ? [0, 1] : [0]),
    )
    .returning('account_id')
    .executeTakeFirst();
  if (!passkey) return { kind: 'wrong' };
  const started = await startSession(tx, {
    accountId: passkey.account_id,
    device: from.device,
    ownDevice: answer.own,
    secondFactor: true,
  });
  return { kind: 'in', started, next: answer.next };
}

/** Notes the challenge of a passkey that is being made. */
export async function beginRegistration(tx: Tx, session: string, challenge: string): Promise<void> {
  await tx.updateTable('session').set({ challenge }).where('id', '=', session).execute();
}

/** Takes that challenge back, for one answer. */
export async function takeRegistration(tx: Tx, session: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('session')
    .select('challenge')
    .where('id', '=', session)
    .executeTakeFirst();
  await tx.updateTable('session').set({ challenge: null }).where('id', '=', session).execute();
  return row?.challenge ?? undefined;
}

/** Adds a passkey to an account; the session it was made in counts as signed in with it. */
export async function addPasskey(
  tx: Tx,
  { accountId, session }: { accountId: number; session: string },
  passkey: NewPasskey,
  name: string,
  at: Date,
): Promise<'added' | 'refused'> {
  const { count } = await tx
    .selectFrom('passkey')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST) return 'refused';
  const added = await tx
    .insertInto('passkey')
    .values({ ...passkey, account_id: accountId, name, created_at: toIso(at) })
    .onConflict((oc) => oc.column('id').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return 'refused';
  await tx.updateTable('session').set({ second_factor: 1 }).where('id', '=', session).execute();
  await noteFactorChange(tx, accountId, 'added', at);
  return 'added';
}

export async function removePasskey(
  tx: Tx,
  accountId: number,
  id: string,
  at: Date,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('passkey')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) return false;
  await noteFactorChange(tx, accountId, 'removed', at);
  return true;
}
