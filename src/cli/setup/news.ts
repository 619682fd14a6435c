import { organisations } from '#db/seed/events/index.ts';
import { demoNews } from '#db/seed/news/index.ts';
import type { DemoNotice } from '#db/seed/news/types.ts';
import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { addNews } from '#features/news/commands.ts';
import { NewsInput, type NewsBody } from '#features/news/schema.ts';

/**
 * Replaces the demo's notices, their days counted from `at`; addresses stay the same. A notice whose
 * organisation is not there is left out.
 */
export async function replaceDemoNews(tx: Tx, at: Date): Promise<void> {
  await removeDemoNews(tx, at);
  const names = new Map(organisations.map(({ slug, name }) => [slug, name]));
  const senders = await tx
    .selectFrom('business')
    .select(['id', 'name'])
    .where('demo', '=', 1)
    .where('name', 'in', [...names.values()])
    .execute();
  const senderOf = (slug: string) => senders.find(({ name }) => name === names.get(slug))?.id;
  const notices = demoNews.flatMap((notice) => {
    const businessId = notice.from === undefined ? null : senderOf(notice.from);
    if (businessId === undefined) return [];
    return [{ slug: notice.slug, businessId, demo: true, body: bodyOf(notice, at) }];
  });
  await addNews(tx, notices, at);
}

export async function removeDemoNews(tx: Tx, at: Date): Promise<void> {
  const removed = await tx.deleteFrom('news').where('demo', '=', 1).returning('id').execute();
  if (removed.length === 0) return;
  await tx
    .insertInto('change')
    .values(removed.map(({ id }) => ({ tag: `news:${id}`, at: toIso(at) })))
    .execute();
}

/** Shown from nine in the morning of its first day until its last has passed. */
function bodyOf({ title, body, important, days }: DemoNotice, at: Date): NewsBody {
  const [ago, left] = days;
  const today = localDate(at);
  return NewsInput.parse({
    title: title[0],
    titleEn: title[1],
    body: body[0],
    bodyEn: body[1],
    importance: important ? 'important' : 'normal',
    publishFrom: addDays(today, -ago) + 'T09:00:00+09:00',
    publishUntil: left === null ? null : toIso(startOfLocalDay(addDays(today, left + 1))),
    visibility: 'published',
  });
}
