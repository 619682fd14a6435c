import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { forgetPast } from './limit.ts';
import { forgetPastSignIns } from './sign-in-rows.ts';

/** A used or expired invitation is kept as long as somebody may ask about it, or for it again. */
const INVITATION_MS = 90 * 24 * 60 * 60_000;

/** Removes sessions, sign-ins, links and counters that are over; to be run at least daily. */
export async function eraseExpiredAccess(tx: Tx, at: Date): Promise<void> {
  const now = toIso(at);
  await forgetPast(tx, at);
  await forgetPastSignIns(tx, at);
  await tx
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('ends_at', '<=', now)]))
    .execute();
  await tx.deleteFrom('account_link').where('expires_at', '<=', now).execute();
  const longAgo = toIso(new Date(at.getTime() - INVITATION_MS));
  await tx.deleteFrom('invitation').where('expires_at', '<=', longAgo).execute();
}
