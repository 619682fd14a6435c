import type { Selectable } from 'kysely';
import type { AccountTable } from '#db/tables/accounts.ts';
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
