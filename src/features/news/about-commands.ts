import type { Tx } from '#server/db.ts';
import { addNews, updateNews, type NewNotice } from './commands.ts';
import type { About, NewsBody } from './schema.ts';

/**
 * Shows a notice about an entry: the one that is there already, with this text, or a new one. A
 * notice that is still shown keeps its date.
 *
 * @returns its address.
 */
export async function tellNews(
  tx: Tx,
  notice: NewNotice & { about: About },
  at: Date,
): Promise<string> {
  const told = await aboutEntry(tx, notice.about)
    .where('about_key', '=', notice.about.key)
    .executeTakeFirst();
  if (told) await retell(tx, told, notice.body, at);
  else await addNews(tx, [notice], at);
  return told?.slug ?? notice.slug;
}

/**
 * Brings what was told of an entry to what is so now: notices get their new text, and those of what
 * is no longer to be told are taken from the public.
 *
 * @param current what can be told now, by key; asked only where something was told.
 */
export async function refreshNews(
  tx: Tx,
  entry: Pick<About, 'kind' | 'id'>,
  current: () => Promise<ReadonlyMap<string, NewsBody>>,
  at: Date,
): Promise<void> {
  const told = await aboutEntry(tx, entry).where('visibility', '=', 'published').execute();
  if (told.length === 0) return;
  const bodies = await current();
  for (const notice of told) {
    const body = bodies.get(notice.about_key ?? '');
    if (!body) await withdraw(tx, notice, at);
    else if (body.title !== notice.title || body.body !== notice.body)
      await retell(tx, notice, body, at);
  }
}

/** Takes one notice about an entry from the public. */
export async function withdrawNews(tx: Tx, about: About, at: Date): Promise<void> {
  const told = await aboutEntry(tx, about)
    .where('about_key', '=', about.key)
    .where('visibility', '=', 'published')
    .executeTakeFirst();
  if (told) await withdraw(tx, told, at);
}

type Told = Awaited<ReturnType<ReturnType<typeof aboutEntry>['execute']>>[number];

function aboutEntry(tx: Tx, { kind, id }: Pick<About, 'kind' | 'id'>) {
  return tx
    .selectFrom('news')
    .selectAll()
    .where('about_kind', '=', kind)
    .where('about_id', '=', id);
}

function retell(tx: Tx, { id, version, ...told }: Told, body: NewsBody, at: Date) {
  const isShown = told.visibility === 'published';
  const next = isShown ? { ...body, publishFrom: told.publish_from } : body;
  return updateNews(tx, { id, baseVersion: version }, next, at);
}

function withdraw(tx: Tx, told: Told, at: Date) {
  const body = {
    title: told.title,
    titleEn: told.title_en,
    body: told.body,
    bodyEn: told.body_en,
    importance: told.importance,
    publishFrom: told.publish_from,
    publishUntil: told.publish_until,
    visibility: 'archived' as const,
  };
  return updateNews(tx, { id: told.id, baseVersion: told.version }, body, at);
}
