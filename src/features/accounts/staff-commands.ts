import type { Actor, Role } from '#server/auth/actor.ts';
import type { Tx } from '#server/db.ts';
import { queueMail, queueMails } from '#server/mail.ts';
import { eraseAccount } from './erase-commands.ts';
import { invite } from './invitation-commands.ts';
import { erasedAccountMail, erasedMail, suspendedAccountMail } from './mails.ts';
import { changeRole, reactivateAccount, suspendAccount } from './people-commands.ts';
import { canManageAccount } from './policy.ts';
import { listAdminAddresses } from './queries.ts';

export type Answer = 'done' | 'gone' | 'forbidden';

/** Narrows a lookup to whom the actor may decide about; nobody decides about themself. */
async function forTarget(
  tx: Tx,
  actor: Actor,
  id: number,
  work: (target: { name: string; email: string }) => Promise<void>,
): Promise<Answer> {
  const target = await tx
    .selectFrom('account')
    .select(['name', 'email', 'role'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!target) return 'gone';
  if (id === actor.accountId || !canManageAccount(actor, target)) return 'forbidden';
  await work(target);
  return 'done';
}

/**
 * Shuts somebody out at once; administrators hear of it when staff do.
 *
 * @throws {LastAdminError} for the last active administrator.
 */
export function suspendPerson(tx: Tx, actor: Actor, id: number, at: Date): Promise<Answer> {
  return forTarget(tx, actor, id, async ({ name, email }) => {
    await suspendAccount(tx, id, at);
    if (actor.role === 'admin') return;
    for (const admin of await listAdminAddresses(tx))
      await queueMail(tx, suspendedAccountMail(admin, actor.name, `${name}（${email}）`)(at), at);
  });
}

/**
 * Takes a person out for good, because they asked for it; they are told by mail, and administrators
 * when staff do it.
 *
 * @throws {LastAdminError} for the last active administrator.
 */
export function erasePerson(tx: Tx, actor: Actor, id: number, at: Date): Promise<Answer> {
  return forTarget(tx, actor, id, async ({ name, email }) => {
    await eraseAccount(tx, { id, email });
    const admins = actor.role === 'admin' ? [] : await listAdminAddresses(tx);
    const who = `${name}（${email}）`;
    const mails = admins.map((admin) => erasedAccountMail(admin, actor.name, who)(at));
    await queueMails(tx, [erasedMail(email)(at), ...mails], at);
  });
}

export function reactivatePerson(tx: Tx, actor: Actor, id: number, at: Date): Promise<Answer> {
  return forTarget(tx, actor, id, () => reactivateAccount(tx, id, at));
}

/** @throws {LastAdminError} for the last active administrator. */
export function setRole(
  tx: Tx,
  actor: Actor,
  { person, role }: { person: number; role: Role },
  at: Date,
): Promise<Answer> {
  return forTarget(tx, actor, person, () => changeRole(tx, person, role, at));
}

/** Sends an invitation once more to the same address for the same; the old link dies. */
export async function inviteAgain(
  tx: Tx,
  actor: Actor,
  id: number,
  siteUrl: string,
  at: Date,
): Promise<Answer> {
  const old = await tx
    .selectFrom('invitation')
    .select(['email', 'role', 'business_id', 'business_role'])
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (!old) return 'gone';
  if (!canManageAccount(actor, old)) return 'forbidden';
  const { email, role, business_id: businessId, business_role: businessRole } = old;
  const business = businessId && businessRole ? { id: businessId, role: businessRole } : null;
  await invite(tx, { email, role, business, invitedBy: actor.accountId }, siteUrl, at);
  return 'done';
}
