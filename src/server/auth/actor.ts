import type { Reader } from '#server/db.ts';
import { TERMS_VERSION } from './terms-version.ts';

export type Role = 'member' | 'staff' | 'admin';

export interface Membership {
  id: number;
  role: 'owner' | 'editor';
}

/** Who is signed in, as every page, endpoint and action asks it. */
export interface Actor {
  accountId: number;
  name: string;
  email: string;
  role: Role;
  businesses: readonly Membership[];
  /** Every business of theirs has accepted the 掲載規約 in force. */
  terms: boolean;
}

/** The actor an active account is. */
export async function readActor(
  read: Pick<Reader, 'selectFrom'>,
  accountId: number,
): Promise<Actor | undefined> {
  const account = await read
    .selectFrom('account')
    .select(['name', 'email', 'role'])
    .where('id', '=', accountId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (!account) return undefined;
  const businesses = await read
    .selectFrom('business_account')
    .innerJoin('business', 'business.id', 'business_account.business_id')
    .select(['business.id', 'business_account.role', 'business.terms_version'])
    .where('business_account.account_id', '=', accountId)
    .orderBy('business.id')
    .execute();
  return {
    accountId,
    ...account,
    businesses: businesses.map(({ id, role }) => ({ id, role })),
    terms: businesses.every(({ terms_version }) => terms_version === TERMS_VERSION),
  };
}
