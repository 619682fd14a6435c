import { sql } from 'kysely';
import { hashToken, newToken } from '#server/auth/token.ts';
import { addDays, localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { dropMail, queueMail } from '#server/mail.ts';
import { getOpenVisit, listVisitChanges } from './behalf-queries.ts';
import { behalfMail } from './mails.ts';
import type { Editor, Source } from './schema.ts';

type Staff = Pick<Editor, 'accountId' | 'name'>;

/** One reason serves for so long; the next fax has its own. */
const VISIT_MS = 2 * 3_600_000;
/** The letter waits so long for more of the same visit. */
const LETTER_MS = 10 * 60_000;
const MAIL_KEPT_DAYS = 90;

/** Begins to enter something in a business's name, and says how it came; what was begun before ends. */
export async function beginVisit(
  tx: Tx,
  staff: Staff,
  businessId: number,
  why: { source: Source; note: string | null },
  at: Date,
): Promise<number> {
  await tx
    .updateTable('behalf_visit')
    .set({ ends_at: toIso(at) })
    .where('account_id', '=', staff.accountId)
    .where('business_id', '=', businessId)
    .where('ends_at', '>', toIso(at))
    .execute();
  const { id } = await tx
    .insertInto('behalf_visit')
    .values({
      ...why,
      business_id: businessId,
      account_id: staff.accountId,
      staff: staff.name,
      began_at: toIso(at),
      ends_at: toIso(new Date(at.getTime() + VISIT_MS)),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('change')
    .values({ tag: `business:${businessId}`, at: toIso(at) })
    .execute();
  return id;
}

/** Somebody of the staff would change what is public in a business's name, and has not said how it came. */
export class NoSourceError extends Error {}

/**
 * The visit something is entered in, which has more to tell from now on.
 *
 * @throws {NoSourceError} when none was begun.
 */
export async function untoldVisit(
  tx: Tx,
  staff: Staff,
  businessId: number,
  at: Date,
): Promise<number> {
  const open = await getOpenVisit(tx, staff.accountId, businessId, at);
  if (!open) throw new NoSourceError();
  await tx.updateTable('behalf_visit').set({ untold: 1 }).where('id', '=', open.id).execute();
  return open.id;
}

/**
 * Writes the letters about what was entered in a business's name: one a visit, written anew while it
 * has not gone out. Each holds a link with which whoever gets it objects without signing in.
 *
 * @param siteUrl where the links lead, without a slash at the end.
 */
export async function tellOwners(tx: Tx, siteUrl: string, at: Date): Promise<void> {
  const visits = await tx
    .selectFrom('behalf_visit')
    .select(['id', 'business_id', 'mail_id', 'source', 'note'])
    // A constant, as the partial index asks for it.
    .where(sql<boolean>`untold = 1`)
    .execute();
  for (const visit of visits) {
    const token = newToken();
    const letter = behalfMail(
      visit,
      await listVisitChanges(tx, visit.id),
      `${siteUrl}/objection/${token}`,
    );
    if (visit.mail_id !== null) await dropMail(tx, visit.mail_id);
    const eraseOn = addDays(localDate(at), MAIL_KEPT_DAYS);
    const notBefore = new Date(at.getTime() + LETTER_MS);
    const mail = { ...letter, eraseOn, notBefore, secret: true };
    const id = await queueMail(tx, { to: `business:${visit.business_id}`, ...mail }, at);
    await tx
      .updateTable('behalf_visit')
      .set({ untold: 0, mail_id: id, token_hash: hashToken(token) })
      .where('id', '=', visit.id)
      .execute();
  }
}
