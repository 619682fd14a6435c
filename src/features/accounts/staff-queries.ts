import { sql } from 'kysely';
import type { Role } from '#server/auth/actor.ts';
import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';

const PER_PAGE = 50;

type Page<T> = { lines: T[]; pages: number };

/** A search as a LIKE pattern; its own signs mean themselves. */
const pattern = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`;
const like = (column: string, q: string) =>
  sql<boolean>`${sql.ref(column)} like ${pattern(q)} escape '\\'`;

const pagesOf = (total: string | number | bigint) =>
  Math.max(1, Math.ceil(Number(total) / PER_PAGE));

export interface AccountLine {
  id: number;
  name: string;
  email: string;
  role: Role;
  state: 'active' | 'suspended';
  /** ISO UTC; null for who has never come. */
  signedInAt: string | null;
  /** Names of their businesses. */
  businesses: string[];
}

/** Everybody with an account, who came last first; `q` looks in name, address and business. */
export async function listAccounts(
  read: Reader,
  q: string,
  page: number,
): Promise<Page<AccountLine>> {
  let accounts = read.selectFrom('account');
  if (q !== '')
    accounts = accounts.where((eb) =>
      eb.or([
        like('account.name', q),
        like('account.email', q.normalize('NFKC').toLowerCase()),
        eb.exists(
          eb
            .selectFrom('business_account')
            .innerJoin('business', 'business.id', 'business_account.business_id')
            .select('business.id')
            .whereRef('business_account.account_id', '=', 'account.id')
            .where(like('business.name', q)),
        ),
      ]),
    );
  const { total } = await accounts
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await accounts
    .select(['id', 'name', 'email', 'role', 'state', 'signed_in_at as signedInAt'])
    .orderBy('signed_in_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .execute();
  const joined = await businessesOf(
    read,
    rows.map(({ id }) => id),
  );
  return {
    lines: rows.map((row) => ({
      ...row,
      businesses: joined.filter(({ account }) => account === row.id).map(({ name }) => name),
    })),
    pages: pagesOf(total),
  };
}

async function businessesOf(read: Reader, accounts: readonly number[]) {
  if (accounts.length === 0) return [];
  return read
    .selectFrom('business_account')
    .innerJoin('business', 'business.id', 'business_account.business_id')
    .select(['business_account.account_id as account', 'business.id', 'business.name'])
    .select('business_account.role')
    .where('business_account.account_id', 'in', accounts)
    .orderBy('business.id')
    .execute();
}

/** One account, what it may see, and how it is protected. */
export async function getPerson(read: Reader, id: number, at: Date) {
  const account = await read
    .selectFrom('account')
    .select(['id', 'name', 'email', 'role', 'state', 'signed_in_at as signedInAt'])
    .select(['created_at as createdAt', 'totp_secret'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!account) return undefined;
  const { passkeys } = await read
    .selectFrom('passkey')
    .select((eb) => eb.fn.countAll().as('passkeys'))
    .where('account_id', '=', id)
    .executeTakeFirstOrThrow();
  const { sessions } = await read
    .selectFrom('session')
    .select((eb) => eb.fn.countAll().as('sessions'))
    .where('account_id', '=', id)
    .where('expires_at', '>', toIso(at))
    .where('ends_at', '>', toIso(at))
    .executeTakeFirstOrThrow();
  const { totp_secret: generator, ...known } = account;
  return {
    ...known,
    hasSecondFactor: generator !== null || Number(passkeys) > 0,
    sessions: Number(sessions),
    businesses: await businessesOf(read, [id]),
  };
}

/** Invitations nobody has taken up, those that have run out among them; the newest first. */
export async function listInvitations(read: Reader, page: number) {
  const open = read.selectFrom('invitation').where('used_at', 'is', null);
  const { total } = await open
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  const lines = await open
    .leftJoin('business', 'business.id', 'invitation.business_id')
    .select(['invitation.id', 'invitation.email', 'invitation.role', 'business.name as business'])
    .select(['invitation.created_at as sentAt', 'invitation.expires_at as expiresAt'])
    .orderBy('invitation.id', 'desc')
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .execute();
  return { lines, pages: pagesOf(total) };
}
