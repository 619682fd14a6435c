import type { Selectable } from 'kysely';
import type { AccountLinkTable, AccountTable } from '#db/tables/accounts.ts';
import { TERMS_VERSION } from '#server/auth/terms-version.ts';
import { hashToken } from '#server/auth/token.ts';
import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';

type Read = Pick<Reader, 'selectFrom'>;
export type Account = Selectable<AccountTable>;

/** The active account of an address; those of the demo only where the site runs on this machine. */
export async function findAccount(
  read: Read,
  email: string,
  isLocal: boolean,
): Promise<Account | undefined> {
  let account = read
    .selectFrom('account')
    .selectAll()
    .where('email', '=', email)
    .where('state', '=', 'active');
  if (!isLocal) account = account.where('demo', '=', 0);
  return account.executeTakeFirst();
}

/** Where administrators are written to. */
export async function listAdminAddresses(read: Read): Promise<string[]> {
  const admins = await read
    .selectFrom('account')
    .select('email')
    .where('role', '=', 'admin')
    .where('state', '=', 'active')
    .execute();
  return admins.map(({ email }) => email);
}

/** The addresses the demo can be signed in with, and what each stands for. */
export async function listDemoAccounts(read: Read, isLocal: boolean) {
  if (!isLocal) return [];
  return read
    .selectFrom('account')
    .select(['email', 'name', 'role'])
    .where('demo', '=', 1)
    .where('state', '=', 'active')
    .orderBy('id')
    .limit(10)
    .execute();
}

/** The names of businesses, in the order of their ids. */
export async function listBusinessNames(read: Read, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return read
    .selectFrom('business')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
}

/** An invitation that can still be taken up, and what doing so asks for. */
export interface OpenInvitation {
  id: number;
  email: string;
  role: Account['role'];
  business: { id: number; name: string; role: 'owner' | 'editor' } | undefined;
  /** The account its address has already. */
  accountId: number | undefined;
  isSuspended: boolean;
  /** Its owner has to agree to the 掲載規約 in force. */
  needsTerms: boolean;
}

export async function findOpenInvitation(
  read: Read,
  token: string,
  at: Date,
): Promise<OpenInvitation | undefined> {
  const row = await read
    .selectFrom('invitation')
    .leftJoin('business', 'business.id', 'invitation.business_id')
    .leftJoin('account', 'account.email', 'invitation.email')
    .select(['invitation.id', 'invitation.email', 'invitation.role', 'invitation.business_role'])
    .select(['business.id as businessId', 'business.name', 'business.terms_version'])
    .select(['account.id as accountId', 'account.state'])
    .where('invitation.token_hash', '=', hashToken(token))
    .where('invitation.used_at', 'is', null)
    .where('invitation.expires_at', '>', toIso(at))
    .executeTakeFirst();
  if (!row) return undefined;
  const { businessId, name, business_role: role } = row;
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    business: businessId && name && role ? { id: businessId, name, role } : undefined,
    accountId: row.accountId ?? undefined,
    isSuspended: row.state === 'suspended',
    needsTerms: role === 'owner' && row.terms_version !== TERMS_VERSION,
  };
}

/** Whether a member's invitation that cannot be taken up can be sent again. */
export async function canResend(read: Read, token: string): Promise<boolean> {
  const row = await read
    .selectFrom('invitation')
    .select('id')
    .where('token_hash', '=', hashToken(token))
    .where('role', '=', 'member')
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a link for a new password, or for an address, is good now. */
export async function isOpenLink(
  read: Read,
  token: string,
  kinds: readonly AccountLinkTable['kind'][],
  at: Date,
): Promise<boolean> {
  const row = await read
    .selectFrom('account_link')
    .select('kind')
    .where('token_hash', '=', hashToken(token))
    .where('kind', 'in', kinds)
    .where('used_at', 'is', null)
    .where('expires_at', '>', toIso(at))
    .executeTakeFirst();
  return row !== undefined;
}

/** The account a link for a new password belongs to. */
export async function accountOfReset(
  read: Read,
  token: string,
  at: Date,
): Promise<number | undefined> {
  const row = await read
    .selectFrom('account_link')
    .select('account_id')
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', 'reset')
    .where('used_at', 'is', null)
    .where('expires_at', '>', toIso(at))
    .executeTakeFirst();
  return row?.account_id;
}
