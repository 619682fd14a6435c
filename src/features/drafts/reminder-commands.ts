import { hashToken, newToken } from '#server/auth/token.ts';
import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { entryRows } from './entries.ts';
import { daysSince } from './entry-state.ts';
import { RECONFIRM_AFTER_DAYS } from './home.ts';
import { reminderMail } from './mails.ts';
import { entryOfToken } from './reminder-queries.ts';
import { setConfirmed } from './review-commands.ts';
import { noteLive } from './revisions.ts';

/** How long the link in a reminder opens its entry; nobody is reminded of an entry more often. */
const LINK_DAYS = 30;
const MAIL_KEPT_DAYS = 90;
const AT_ONCE = 200;

/**
 * Queues a mail for each published entry that nobody has confirmed for 90 days, to the people of its
 * business; each once in 30 days. What is over needs no confirmation.
 *
 * @param siteUrl where the links lead, without a slash at the end.
 * @returns how many were queued; at most 200 at once.
 */
export async function queueReminders(tx: Tx, siteUrl: string, at: Date): Promise<number> {
  const today = localDate(at);
  const since = addDays(today, -RECONFIRM_AFTER_DAYS);
  const due = await entryRows(tx)
    .where('entry.visibility', '=', 'published')
    .where((eb) =>
      eb.or([
        eb('entry.confirmedOn', '<=', since),
        // Taken in from a list and never confirmed: as old as its last change.
        eb.and([
          eb('entry.confirmedOn', 'is', null),
          eb('entry.updatedAt', '<', toIso(startOfLocalDay(addDays(since, 1)))),
        ]),
      ]),
    )
    .where('entry.closedAt', 'is', null)
    .where((eb) => eb.or([eb('entry.endsOn', 'is', null), eb('entry.endsOn', '>=', today)]))
    .where('entry.businessId', 'in', tx.selectFrom('business_account').select('business_id'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('confirm_token')
            .select('confirm_token.id')
            .whereRef('confirm_token.kind', '=', 'entry.kind')
            .whereRef('confirm_token.entry_id', '=', 'entry.id')
            .where('confirm_token.sent_on', '>', addDays(today, -LINK_DAYS)),
        ),
      ),
    )
    .orderBy('entry.confirmedOn')
    .limit(AT_ONCE)
    .execute();
  if (due.length === 0) return 0;
  const letters = due.map((entry) => ({ entry, token: newToken() }));
  await tx
    .insertInto('confirm_token')
    .values(
      letters.map(({ entry, token }) => ({
        token_hash: hashToken(token),
        kind: entry.kind,
        entry_id: entry.id,
        business_id: entry.businessId,
        expires_at: toIso(new Date(at.getTime() + LINK_DAYS * 86_400_000)),
        sent_on: today,
      })),
    )
    .execute();
  await tx
    .insertInto('outbox')
    .values(
      letters.map(({ entry, token }) => ({
        recipient: `business:${entry.businessId}`,
        ...reminderMail(
          { kind: entry.kind, id: entry.id, name: entry.title ?? '' },
          daysSince(entry.confirmedOn!, today),
          `${siteUrl}/confirm/${token}`,
        ),
        created_at: toIso(at),
        erase_on: addDays(today, MAIL_KEPT_DAYS),
      })),
    )
    .execute();
  return due.length;
}

/**
 * 「変わりありません」 by the link of a reminder: good once and for nothing else.
 *
 * @returns false when the link opens nothing any more.
 */
export async function confirmByToken(tx: Tx, token: string, at: Date): Promise<boolean> {
  const entry = await entryOfToken(tx, token, at);
  if (!entry) return false;
  if (entry.usedAt !== null) return true;
  await tx
    .updateTable('confirm_token')
    .set({ used_at: toIso(at) })
    .where('id', '=', entry.tokenId)
    .execute();
  await setConfirmed(tx, entry.kind, [entry.id], at);
  const author = { accountId: null, name: 'メールのリンク' };
  await noteLive(tx, author, [entry], { what: 'confirmed' }, at);
  return true;
}
