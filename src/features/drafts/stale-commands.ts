import { noteAct } from '#server/acting.ts';
import { hashToken, newToken } from '#server/auth/token.ts';
import { addDays, localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { OUTBOX_TAG } from '#server/mail.ts';
import { daysSince } from './entry-state.ts';
import { stalenessMail } from './mails.ts';
import { REMIND_AGAIN_DAYS, staleRows } from './stale-queries.ts';

const LINK_DAYS = 30;
const MAIL_KEPT_DAYS = 90;
/** Letters at once; who is left gets theirs with the next tap. */
const AT_ONCE = 200;

/**
 * Queues a letter to each business whose entries nobody has confirmed for so many days, with a link
 * for each entry that confirms it without signing in; none to whom one was sent in the last 14 days,
 * nor to whom nobody reads mail.
 *
 * @param businessId only this one; undefined means all.
 * @returns how many letters were queued, at most 200.
 */
export async function remindOwners(
  tx: Tx,
  { age, businessId, siteUrl }: { age: number; businessId: number | undefined; siteUrl: string },
  at: Date,
): Promise<number> {
  const today = localDate(at);
  const owners = await staleRows(tx, age, today)
    .clearSelect()
    .select('entry.businessId')
    .distinct()
    .where('entry.businessId', 'in', readersOf(tx))
    .where('entry.businessId', 'not in', remindedSince(tx, addDays(today, -REMIND_AGAIN_DAYS)))
    .$if(businessId !== undefined, (query) => query.where('entry.businessId', '=', businessId!))
    .orderBy('entry.businessId')
    .limit(AT_ONCE)
    .execute();
  if (owners.length === 0) return 0;
  const ids = owners.map((owner) => owner.businessId);
  const entries = await staleRows(tx, age, today)
    .where('entry.businessId', 'in', ids)
    .orderBy('entry.businessId')
    .orderBy('entry.confirmedOn')
    .execute();
  const letters = entries.map((entry) => ({ ...entry, token: newToken() }));
  await tx
    .insertInto('confirm_token')
    .values(
      letters.map(({ kind, id, businessId: owner, token }) => ({
        token_hash: hashToken(token),
        kind,
        entry_id: id,
        business_id: owner,
        expires_at: toIso(new Date(at.getTime() + LINK_DAYS * 86_400_000)),
        sent_on: today,
      })),
    )
    .execute();
  const byOwner = Map.groupBy(letters, (letter) => letter.businessId);
  await tx
    .insertInto('outbox')
    .values(
      ids.map((id) => ({
        recipient: `business:${id}`,
        ...stalenessMail(
          byOwner.get(id)!.map((entry) => ({
            kind: entry.kind,
            id: entry.id,
            name: entry.title ?? '',
            days: entry.confirmedOn === null ? null : daysSince(entry.confirmedOn, today),
            link: `${siteUrl}/confirm/${entry.token}`,
          })),
        ),
        created_at: toIso(at),
        erase_on: addDays(today, MAIL_KEPT_DAYS),
      })),
    )
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: OUTBOX_TAG, at: toIso(at) })
    .execute();
  noteAct(businessId === undefined ? undefined : `business:${businessId}`, { letters: ids.length });
  return ids.length;
}

/** Businesses somebody is written to for. */
function readersOf(tx: Tx) {
  return tx
    .selectFrom('business_account')
    .innerJoin('account', 'account.id', 'business_account.account_id')
    .select('business_account.business_id')
    .where('account.state', '=', 'active');
}

function remindedSince(tx: Tx, day: string) {
  return tx.selectFrom('confirm_token').select('business_id').where('sent_on', '>', day);
}
