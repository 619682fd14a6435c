import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';

type Read = Pick<Reader, 'selectFrom'>;

/** How an account is protected. */
export async function getSecurity(read: Read, accountId: number) {
  const account = await read
    .selectFrom('account')
    .select(['email', 'name', 'password_hash', 'totp_secret'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const passkeys = await listPasskeys(read, accountId);
  const codes = await read
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  const hasGenerator = account.totp_secret !== null;
  return {
    email: account.email,
    name: account.name,
    hasPassword: account.password_hash !== null,
    hasGenerator,
    hasSecondFactor: hasGenerator || passkeys.length > 0,
    passkeys,
    recoveryCodesLeft: Number(codes.left),
  };
}

export async function listPasskeys(read: Read, accountId: number) {
  return read
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at', 'used_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute();
}

export async function findPasskey(read: Read, id: string) {
  return read.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What authenticators know the account by. */
export async function getHandle(read: Read, accountId: number): Promise<string> {
  const { handle } = await read
    .selectFrom('account')
    .select('handle')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  return handle;
}

/** Where an account is signed in, the last used first. */
export async function listSessions(read: Read, accountId: number, at: Date) {
  return read
    .selectFrom('session')
    .select(['id', 'device', 'created_at', 'seen_at', 'own_device'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', toIso(at))
    .where('ends_at', '>', toIso(at))
    .orderBy('seen_at', 'desc')
    .limit(50)
    .execute();
}

/** Who belongs to a business, and who has been invited to. */
export async function listPeople(read: Read, businessId: number, at: Date) {
  const people = await read
    .selectFrom('business_account')
    .innerJoin('account', 'account.id', 'business_account.account_id')
    .select(['account.id', 'account.name', 'account.email', 'business_account.role'])
    .where('business_account.business_id', '=', businessId)
    .orderBy('account.id')
    .execute();
  const invited = await read
    .selectFrom('invitation')
    .select(['email', 'business_role as role', 'expires_at'])
    .where('business_id', '=', businessId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', toIso(at))
    .orderBy('id')
    .execute();
  return { people, invited };
}
