import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { entryRows, type EntryRow } from './entries.ts';
import { ENDING_WITHIN_DAYS } from './home.ts';
import { endingMail } from './mails.ts';
import { roomPath } from './paths.ts';

const MAIL_KEPT_DAYS = 30;
const AT_ONCE = 500;

/**
 * Queues a mail for each business that has something ending within a week: a coupon, a job, the sale of
 * a product. Each end is told once, and not where it was written only these days.
 *
 * @param siteUrl where the links lead, without a slash at the end.
 * @returns how many entries were told of; at most 500 at once.
 */
export async function queueEndings(tx: Tx, siteUrl: string, at: Date): Promise<number> {
  const today = localDate(at);
  const ending = await entriesEnding(tx, today);
  if (ending.length === 0) return 0;
  await tx
    .insertInto('ending_mail')
    .values(
      ending.map(({ kind, id, businessId, endsOn }) => ({
        kind,
        entry_id: id,
        business_id: businessId,
        ends_on: endsOn!,
      })),
    )
    .execute();
  const letters = [...Map.groupBy(ending, ({ businessId }) => businessId)].map(
    ([businessId, entries]) => ({
      recipient: `business:${businessId}`,
      ...endingMail(
        entries.map((entry) => ({ ...linked(entry, siteUrl), on: entry.endsOn! })),
        today,
      ),
      created_at: toIso(at),
      erase_on: addDays(today, MAIL_KEPT_DAYS),
    }),
  );
  await tx.insertInto('outbox').values(letters).execute();
  return ending.length;
}

const linked = (entry: EntryRow, siteUrl: string) => ({
  kind: entry.kind,
  id: entry.id,
  name: entry.title ?? '',
  link: siteUrl + roomPath(entry),
});

function entriesEnding(tx: Tx, today: string): Promise<EntryRow[]> {
  const lately = toIso(startOfLocalDay(addDays(today, -ENDING_WITHIN_DAYS)));
  return entryRows(tx)
    .where('entry.kind', 'in', ['coupon', 'job', 'product'])
    .where('entry.visibility', '=', 'published')
    .where('entry.closedAt', 'is', null)
    .where('entry.endsOn', '>=', today)
    .where('entry.endsOn', '<=', addDays(today, ENDING_WITHIN_DAYS))
    .where('entry.updatedAt', '<', lately)
    .where('entry.businessId', 'in', tx.selectFrom('business_account').select('business_id'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ending_mail')
            .select('ending_mail.id')
            .whereRef('ending_mail.kind', '=', 'entry.kind')
            .whereRef('ending_mail.entry_id', '=', 'entry.id')
            .whereRef('ending_mail.ends_on', '=', 'entry.endsOn'),
        ),
      ),
    )
    .orderBy('entry.endsOn')
    .orderBy('entry.id')
    .limit(AT_ONCE)
    .execute();
}
