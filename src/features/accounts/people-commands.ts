import { noteAct } from '#server/acting.ts';
import type { Role } from '#server/auth/actor.ts';
import { endSessions } from '#server/auth/session.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';

/** Nobody would be left to let others in. */
export class LastAdminError extends Error {}

/** The business would be left without an owner. */
export class LastOwnerError extends Error {}

/**
 * Suspends an account; its sessions end at once.
 *
 * @throws {LastAdminError} for the last active administrator.
 */
export async function suspendAccount(tx: Tx, accountId: number, at: Date): Promise<void> {
  await change(tx, accountId, { state: 'suspended' }, at);
  await assertAdminLeft(tx);
}

export async function reactivateAccount(tx: Tx, accountId: number, at: Date): Promise<void> {
  await change(tx, accountId, { state: 'active' }, at);
}

/**
 * Gives an account another role; its sessions end, since theirs were of the old one.
 *
 * @throws {LastAdminError} for the last active administrator.
 */
export async function changeRole(tx: Tx, accountId: number, role: Role, at: Date): Promise<void> {
  await change(tx, accountId, { role }, at);
  await assertAdminLeft(tx);
}

async function change(
  tx: Tx,
  accountId: number,
  to: { state: 'active' | 'suspended' } | { role: Role },
  at: Date,
): Promise<void> {
  noteAct(`account:${accountId}`, to);
  await tx
    .updateTable('account')
    .set((eb) => ({ ...to, version: eb('version', '+', 1), updated_at: toIso(at) }))
    .where('id', '=', accountId)
    .execute();
  await endSessions(tx, accountId);
  await tx.deleteFrom('sign_in').where('account_id', '=', accountId).execute();
}

/** The change is undone with its transaction if it took the last one away. */
export async function assertAdminLeft(tx: Tx): Promise<void> {
  const admin = await tx
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'admin')
    .where('state', '=', 'active')
    .limit(1)
    .executeTakeFirst();
  if (!admin) throw new LastAdminError('no administrator would be left');
}

/**
 * Takes somebody out of a business; the account stays.
 *
 * @returns false when the person is not one of it.
 * @throws {LastOwnerError} for its last owner.
 */
export async function removePerson(
  tx: Tx,
  businessId: number,
  accountId: number,
): Promise<boolean> {
  noteAct(`business:${businessId}`);
  noteAct(`account:${accountId}`);
  const gone = await tx
    .deleteFrom('business_account')
    .where('business_id', '=', businessId)
    .where('account_id', '=', accountId)
    .returning('role')
    .executeTakeFirst();
  if (gone?.role === 'owner') {
    const owner = await tx
      .selectFrom('business_account')
      .select('account_id')
      .where('business_id', '=', businessId)
      .where('role', '=', 'owner')
      .limit(1)
      .executeTakeFirst();
    if (!owner) throw new LastOwnerError('no owner would be left');
  }
  return gone !== undefined;
}

/** What a person calls themself. */
export async function rename(tx: Tx, accountId: number, name: string, at: Date): Promise<void> {
  await tx
    .updateTable('account')
    .set({ name, updated_at: toIso(at) })
    .where('id', '=', accountId)
    .execute();
}
