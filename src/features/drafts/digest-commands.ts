import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Reader, Tx } from '#server/db.ts';
import { queueMail } from '#server/mail.ts';
import { readHolidays } from '#features/days/queries.ts';
import { countWaiting, listWaiting } from '#features/desk/queries.ts';
import { entryKinds } from './kinds.ts';
import { listWrittenSince, namesOf } from './live-queries.ts';
import { digestMail, type Waiting } from './mails.ts';
import type { Body } from './schema.ts';
import { isWorkingDay, workingDay } from './working-days.ts';

/** Minutes after midnight at which a digest ends and the next one begins. */
const MORNING_MINUTES = 8 * 60 + 30;
const MAIL_KEPT_DAYS = 30;
/** So many of each are named; the rest is counted. */
const NAMED = 10;

/**
 * Queues the one mail a working morning brings the staff: what waits for them, and what went live by
 * itself since the working morning before. Nothing of either is no mail.
 *
 * @param siteUrl where the links lead, without a slash at the end.
 * @returns whether there was something to tell.
 */
export async function queueDigest(tx: Tx, siteUrl: string, at: Date): Promise<boolean> {
  const today = localDate(at);
  const holidays = await readHolidays(tx);
  if (!isWorkingDay(today, holidays)) return false;
  const since = morningOf(workingDay(today, -1, holidays));
  const { all, change: total } = await countWaiting(tx);
  const { count, changes } = await listWrittenSince(tx, since, morningOf(today), NAMED);
  if (all + count === 0) return false;
  const letter = digestMail(
    {
      waiting: { total, named: await waitingNamed(tx) },
      live: { total: count, named: changes },
      messages: all - total,
    },
    { since, today, siteUrl },
  );
  const eraseOn = addDays(today, MAIL_KEPT_DAYS);
  await queueMail(tx, { to: 'staff', ...letter, eraseOn }, at);
  return true;
}

function morningOf(date: string): string {
  return toIso(new Date(startOfLocalDay(date).getTime() + MORNING_MINUTES * 60_000));
}

/** What has waited the longest, by name. */
async function waitingNamed(read: Reader): Promise<Waiting[]> {
  const rows = await listWaiting(read, 'change', NAMED, 0);
  const refs = rows.map(({ entryKind, entryId }) => ({ kind: entryKind!, id: entryId! }));
  const entries = await namesOf(read, refs);
  const businesses = await read
    .selectFrom('business')
    .select(['id', 'name'])
    .where(
      'id',
      'in',
      [...entries.values()].map(({ businessId }) => businessId),
    )
    .execute();
  const nameOf = new Map(businesses.map(({ id, name }) => [id, name]));
  return rows.flatMap(({ at, text }, i) => {
    const { kind, id } = refs[i]!;
    const entry = entries.get(`${kind}:${id}`);
    if (!entry) return [];
    const name = entryKinds[kind].title(JSON.parse(text ?? '{}') as Body) ?? entry.title;
    return [{ kind, name, business: nameOf.get(entry.businessId) ?? '', at }];
  });
}
