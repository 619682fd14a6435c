import { randomBytes } from 'node:crypto';
import { TERMS_VERSION } from '#server/auth/terms-version.ts';
import { localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';

const CAFE = 'kohi-hitsujigumo';
const BAKERY = 'suzunarizaka-bekari';
/** Shops somebody can sign in for. */
export const SHOPS_WITH_ACCOUNTS = [CAFE, BAKERY];

interface DemoAccount {
  email: string;
  name: string;
  role: 'member' | 'staff' | 'admin';
  shop?: string;
  in?: 'owner' | 'editor';
}

const ACCOUNTS: readonly DemoAccount[] = [
  { email: 'owner@example.jp', name: '羊雲 店主', role: 'member', shop: CAFE, in: 'owner' },
  { email: 'editor@example.jp', name: '羊雲 店員', role: 'member', shop: CAFE, in: 'editor' },
  { email: 'other@example.jp', name: '鈴鳴坂 店主', role: 'member', shop: BAKERY, in: 'owner' },
  { email: 'staff@example.jp', name: 'デモ 職員', role: 'staff' },
  { email: 'admin@example.jp', name: 'デモ 管理者', role: 'admin' },
];

/**
 * One account of each kind for looking at the demo town. Addresses that have an account already are
 * left as they are.
 *
 * @returns the addresses that were added.
 */
export async function addDemoAccounts(tx: Tx, at: Date): Promise<string[]> {
  const shops = await tx
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .select(['shop.slug', 'business.id'])
    .where('shop.slug', 'in', SHOPS_WITH_ACCOUNTS)
    .where('business.demo', '=', 1)
    .execute();
  if (shops.length === 0) return [];
  const added: string[] = [];
  for (const account of ACCOUNTS)
    if (await addAccount(tx, account, shops, at)) added.push(account.email);
  await tx
    .updateTable('business')
    .set({ terms_version: TERMS_VERSION, terms_accepted_on: localDate(at) })
    .where(
      'id',
      'in',
      shops.map(({ id }) => id),
    )
    .execute();
  return added;
}

async function addAccount(
  tx: Tx,
  account: DemoAccount,
  shops: readonly { slug: string; id: number }[],
  at: Date,
): Promise<boolean> {
  const { email, name, role, shop, in: membership } = account;
  const stamps = { created_at: toIso(at), updated_at: toIso(at), signed_in_at: toIso(at) };
  const row = await tx
    .insertInto('account')
    .values({
      email,
      name,
      role,
      demo: 1,
      handle: randomBytes(32).toString('base64url'),
      ...stamps,
    })
    .onConflict((oc) => oc.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  const business = shops.find(({ slug }) => slug === shop);
  if (!row || !business || !membership) return row !== undefined;
  await tx
    .insertInto('business_account')
    .values({
      account_id: row.id,
      business_id: business.id,
      role: membership,
      created_at: toIso(at),
    })
    .execute();
  return true;
}

export async function removeDemoAccounts(tx: Tx): Promise<void> {
  await tx.deleteFrom('account').where('demo', '=', 1).execute();
}
