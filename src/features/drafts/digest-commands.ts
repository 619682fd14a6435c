import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Reader, Tx } from '#server/db.ts';
import { queueMail } from '#server/mail.ts';
import { listWrittenSince } from './live-queries.ts';
import { digestMail } from './mails.ts';
import { listWaiting } from './queue-queries.ts';
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
  if (!isWorkingDay(today)) return false;
  const since = morningOf(workingDay(today, -1));
  const { total, waiting } = await listWaiting(tx);
  const { count, changes } = await listWrittenSince(tx, since, morningOf(today), NAMED);
  const messages = await countMessages(tx);
  if (total + count + messages === 0) return false;
  const letter = digestMail(
    {
      waiting: { total, named: waiting.slice(0, NAMED) },
      live: { total: count, named: changes },
      messages,
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

async function countMessages(read: Reader): Promise<number> {
  const { n } = await read
    .selectFrom('inbox_message')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('state', 'in', ['new', 'open'])
    .executeTakeFirstOrThrow();
  return Number(n);
}
