import { hashToken, newToken } from '#server/auth/token.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { queueMails } from '#server/mail.ts';
import { GOOD_FOR, staffName } from './invitation-commands.ts';
import { invitationMail, membersInvitedMail } from './mails.ts';
import { listAdminAddresses } from './queries.ts';

/** Rows of one insert, so that its bound values stay below SQLite's 32,766. */
const BATCH = 500;

/**
 * Invites many addresses at once, each as the owner of a business; administrators hear of it in one
 * mail when staff do it. Nothing is sent where there is nobody to invite.
 */
export async function inviteOwners(
  tx: Tx,
  owners: readonly { email: string; business: { id: number; name: string } }[],
  invitedBy: number,
  siteUrl: string,
  at: Date,
): Promise<void> {
  for (let i = 0; i < owners.length; i += BATCH) {
    const letters = owners.slice(i, i + BATCH).map((owner) => ({ ...owner, token: newToken() }));
    await tx
      .insertInto('invitation')
      .values(
        letters.map(({ email, business, token }) => ({
          token_hash: hashToken(token),
          email,
          role: 'member' as const,
          business_id: business.id,
          business_role: 'owner' as const,
          invited_by: invitedBy,
          created_at: toIso(at),
          expires_at: toIso(new Date(at.getTime() + GOOD_FOR.member)),
        })),
      )
      .execute();
    const mails = letters.map(({ email, business, token }) =>
      invitationMail(email, business.name, `${siteUrl}/invite?t=${token}`)(at),
    );
    await queueMails(tx, mails, at);
  }
  if (owners.length > 0) await tellAdminsOfMany(tx, owners.length, invitedBy, at);
}

async function tellAdminsOfMany(tx: Tx, count: number, invitedBy: number, at: Date): Promise<void> {
  const by = await staffName(tx, invitedBy);
  if (by === undefined) return;
  const admins = await listAdminAddresses(tx);
  const mails = admins.map((admin) => membersInvitedMail(admin, by, count)(at));
  await queueMails(tx, mails, at);
}
