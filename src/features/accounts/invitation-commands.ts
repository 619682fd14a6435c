import { randomBytes } from 'node:crypto';
import { noteAct } from '#server/acting.ts';
import type { Role } from '#server/auth/actor.ts';
import { hashToken, newToken } from '#server/auth/token.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { queueMail, queueMails } from '#server/mail.ts';
import type { Visitor } from './code-commands.ts';
import { passFirstFactor, type FirstFactor } from './first-factor.ts';
import { countOnce, limitedUntil, mailLimits } from './limit.ts';
import { invitationMail, memberInvitedMail } from './mails.ts';
import { findOpenInvitation, listAdminAddresses, type OpenInvitation } from './queries.ts';
import { acceptTerms } from './terms-commands.ts';

const DAY = 24 * 60 * 60_000;
/** How long an invitation can be taken up, in milliseconds. */
export const GOOD_FOR: Record<Role, number> = { member: 14 * DAY, staff: 3 * DAY, admin: 3 * DAY };

/** Who is invited to what: members to a business, staff and administrators to the site. */
export interface Invitation {
  email: string;
  role: Role;
  business: { id: number; role: 'owner' | 'editor' } | null;
  /** Null from the command line. */
  invitedBy: number | null;
}

/**
 * Invites an address; an earlier invitation to the same is worth nothing from now on.
 *
 * @returns the link, for whoever has no mail to read it from.
 */
export async function invite(
  tx: Tx,
  { email, role, business, invitedBy }: Invitation,
  siteUrl: string,
  at: Date,
): Promise<string> {
  const token = newToken();
  await tx
    .deleteFrom('invitation')
    .where('email', '=', email)
    .where('used_at', 'is', null)
    .where('business_id', business ? '=' : 'is', business ? business.id : null)
    .execute();
  const { id } = await tx
    .insertInto('invitation')
    .values({
      token_hash: hashToken(token),
      email,
      role,
      business_id: business?.id ?? null,
      business_role: business?.role ?? null,
      invited_by: invitedBy,
      created_at: toIso(at),
      expires_at: toIso(new Date(at.getTime() + GOOD_FOR[role])),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  noteAct(`invitation:${id}`, { role: business?.role ?? role });
  if (business) noteAct(`business:${business.id}`);
  const link = `${siteUrl}/invite?t=${token}`;
  const name = business && (await nameOf(tx, business.id));
  if (name && invitedBy !== null) await tellAdmins(tx, { email, business: name, invitedBy }, at);
  await queueMail(tx, invitationMail(email, name ?? undefined, link)(at), at);
  return link;
}

/** Of one of the staff; administrators need not be told what they do themselves. */
export async function staffName(tx: Tx, accountId: number): Promise<string | undefined> {
  const inviter = await tx
    .selectFrom('account')
    .select('name')
    .where('id', '=', accountId)
    .where('role', '=', 'staff')
    .executeTakeFirst();
  return inviter?.name;
}

/** Administrators hear of it when staff let a member in. */
async function tellAdmins(
  tx: Tx,
  { email, business, invitedBy }: { email: string; business: string; invitedBy: number },
  at: Date,
): Promise<void> {
  const by = await staffName(tx, invitedBy);
  if (by === undefined) return;
  const admins = await listAdminAddresses(tx);
  const mails = admins.map((admin) => memberInvitedMail(admin, by, email, business)(at));
  await queueMails(tx, mails, at);
}

async function nameOf(tx: Tx, businessId: number): Promise<string> {
  const { name } = await tx
    .selectFrom('business')
    .select('name')
    .where('id', '=', businessId)
    .executeTakeFirstOrThrow();
  return name;
}

/**
 * Sends a member's invitation once more, to the address it is bound to and to no other; the old link
 * dies. Its age does not matter, its use does.
 */
export async function resendInvitation(
  tx: Tx,
  token: string,
  { address, siteUrl }: Visitor,
  at: Date,
): Promise<{ kind: 'asked' | 'gone' } | { kind: 'limited'; until: Date }> {
  const old = await tx
    .selectFrom('invitation')
    .select(['email', 'role', 'business_id', 'business_role', 'invited_by'])
    .where('token_hash', '=', hashToken(token))
    .where('role', '=', 'member')
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (!old?.business_id || !old.business_role) return { kind: 'gone' };
  const limits = mailLimits(old.email, address);
  const until = await limitedUntil(tx, limits, at);
  if (until) return { kind: 'limited', until };
  await countOnce(tx, limits, at);
  const business = { id: old.business_id, role: old.business_role };
  const { email, role, invited_by: invitedBy } = old;
  await invite(tx, { email, role, business, invitedBy }, siteUrl, at);
  return { kind: 'asked' };
}

export interface Acceptance {
  token: string;
  name: string;
  /** The 掲載規約 was agreed to; asked of an owner whose business has not accepted it. */
  terms: boolean;
  /** Of a new account; null where there is none. */
  passwordHash: string | null;
}

export type Accepted = FirstFactor | { kind: 'gone' | 'terms' | 'signIn' };

/**
 * Takes up an invitation: once, by whoever reads the mail of its address. Somebody who has an account
 * already gets the business added to it; staff among them sign in as ever.
 */
export async function acceptInvitation(
  tx: Tx,
  { token, name, terms, passwordHash }: Acceptance,
  from: Visitor,
  at: Date,
): Promise<Accepted> {
  const invitation = await findOpenInvitation(tx, token, at);
  if (!invitation || invitation.isSuspended) return { kind: 'gone' };
  if (invitation.needsTerms && !terms) return { kind: 'terms' };
  await tx
    .updateTable('invitation')
    .set({ used_at: toIso(at) })
    .where('id', '=', invitation.id)
    .execute();
  const accountId =
    invitation.accountId ?? (await addAccount(tx, invitation, name, passwordHash, at));
  await join(tx, invitation, accountId, at);
  const account = await tx
    .selectFrom('account')
    .selectAll()
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const isNew = invitation.accountId === undefined;
  if (!isNew && account.role !== 'member') return { kind: 'signIn' };
  return passFirstFactor(tx, account, { own: false, next: null, device: from.device }, at);
}

async function addAccount(
  tx: Tx,
  { email, role }: OpenInvitation,
  name: string,
  passwordHash: string | null,
  at: Date,
): Promise<number> {
  const { id } = await tx
    .insertInto('account')
    .values({
      email,
      name,
      role,
      handle: randomBytes(32).toString('base64url'),
      password_hash: passwordHash,
      created_at: toIso(at),
      updated_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function join(
  tx: Tx,
  { business, needsTerms }: OpenInvitation,
  accountId: number,
  at: Date,
): Promise<void> {
  if (!business) return;
  await tx
    .insertInto('business_account')
    .values({
      account_id: accountId,
      business_id: business.id,
      role: business.role,
      created_at: toIso(at),
    })
    .onConflict((oc) =>
      oc.columns(['account_id', 'business_id']).doUpdateSet({ role: business.role }),
    )
    .execute();
  if (needsTerms) await acceptTerms(tx, accountId, [business.id], at);
}
