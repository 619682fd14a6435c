import type { AccountLinkTable } from '#db/tables/accounts.ts';
import { hashToken, newToken } from '#server/auth/token.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { queueMail } from '#server/mail.ts';
import { addressChangedMail, newAddressMail, oldAddressMail, takenAddressMail } from './mails.ts';

const DAY = 24 * 60 * 60_000;
type Kind = Extract<AccountLinkTable['kind'], `mail-${string}`>;

/**
 * Asks both addresses to confirm that an account moves to the new one. If that belongs to somebody
 * already, its reader is told so, and whoever asked is not.
 */
export async function askNewAddress(
  tx: Tx,
  accountId: number,
  email: string,
  siteUrl: string,
  at: Date,
): Promise<void> {
  await forgetAsked(tx, accountId);
  const account = await tx
    .selectFrom('account')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  if (account.email === email) return;
  const old = await addLink(tx, accountId, 'mail-old', email, at);
  await queueMail(tx, oldAddressMail(account.email, email, linkTo(siteUrl, old))(at), at);
  const taken = await findByEmail(tx, email);
  const fresh = await addLink(tx, accountId, 'mail-new', email, at);
  const mail = taken
    ? takenAddressMail(email, siteUrl)
    : newAddressMail(email, linkTo(siteUrl, fresh));
  await queueMail(tx, mail(at), at);
}

export type Confirmed = 'gone' | 'waiting' | 'changed';

/** Confirms from one side; with the second the address changes. */
export async function confirmAddress(tx: Tx, token: string, at: Date): Promise<Confirmed> {
  const link = await tx
    .updateTable('account_link')
    .set({ used_at: toIso(at) })
    .where('token_hash', '=', hashToken(token))
    .where('kind', 'in', ['mail-old', 'mail-new'])
    .where('expires_at', '>', toIso(at))
    .where('account_id', 'in', (eb) =>
      eb.selectFrom('account').select('id').where('state', '=', 'active'),
    )
    .returning(['account_id', 'email'])
    .executeTakeFirst();
  if (!link?.email) return 'gone';
  const open = await tx
    .selectFrom('account_link')
    .select('kind')
    .where('account_id', '=', link.account_id)
    .where('kind', 'in', ['mail-old', 'mail-new'])
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (open) return 'waiting';
  return (await findByEmail(tx, link.email)) ? 'gone' : change(tx, link.account_id, link.email, at);
}

async function change(tx: Tx, accountId: number, email: string, at: Date): Promise<Confirmed> {
  const before = await tx
    .selectFrom('account')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('account')
    .set((eb) => ({ email, version: eb('version', '+', 1), updated_at: toIso(at) }))
    .where('id', '=', accountId)
    .execute();
  // What was sent to the old address opens nothing any more.
  await tx.deleteFrom('account_link').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('sign_in').where('account_id', '=', accountId).execute();
  for (const to of [before.email, email]) {
    await queueMail(tx, addressChangedMail(to, email)(at), at);
  }
  return 'changed';
}

function linkTo(siteUrl: string, token: string): string {
  return `${siteUrl}/login/address?t=${token}`;
}

function findByEmail(tx: Tx, email: string) {
  return tx.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst();
}

async function addLink(
  tx: Tx,
  accountId: number,
  kind: Kind,
  email: string,
  at: Date,
): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('account_link')
    .values({
      token_hash: hashToken(token),
      kind,
      account_id: accountId,
      email,
      created_at: toIso(at),
      expires_at: toIso(new Date(at.getTime() + DAY)),
    })
    .execute();
  return token;
}

async function forgetAsked(tx: Tx, accountId: number): Promise<void> {
  await tx
    .deleteFrom('account_link')
    .where('account_id', '=', accountId)
    .where('kind', 'in', ['mail-old', 'mail-new'])
    .execute();
}
