import { freeSlug } from '#features/entries/slug.ts';
import { localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { addNews, noteChanges, updateNews } from './commands.ts';
import { MOST_FILES, type DeskNews } from './schema.ts';

/** A file that is on disk and waits for its row. */
export interface NewFile {
  key: string;
  /** What it is called, without the ending. */
  name: string;
  bytes: number;
}

/**
 * Writes one of the chamber's own notices with what comes with it; a new one is hidden.
 *
 * @returns its id; `late` when it was changed since the form was opened, `tooManyFiles` when it
 *   would have more than it may: nothing is written then. Undefined where there is none.
 */
export async function writeNotice(
  tx: Tx,
  { id, baseVersion, ...texts }: DeskNews,
  files: readonly NewFile[],
  at: Date,
): Promise<number | 'late' | 'tooManyFiles' | undefined> {
  if (id === undefined) {
    const slug = await freeSlugOn(tx, localDate(new Date(texts.publishFrom)));
    const body = { ...texts, visibility: 'hidden' as const };
    const [added] = await addNews(tx, [{ slug, businessId: null, demo: false, body }], at);
    await addFiles(tx, added!, files, at);
    return added;
  }
  const own = await ownNotice(tx, id);
  if (!own) return undefined;
  if ((await countFiles(tx, id)) + files.length > MOST_FILES) return 'tooManyFiles';
  const body = { ...texts, visibility: own.visibility };
  if (!(await updateNews(tx, { id, baseVersion }, body, at))) return 'late';
  await addFiles(tx, id, files, at);
  return id;
}

/**
 * Shows one of the chamber's own notices from its first moment on.
 *
 * @returns `over` when its last moment has passed; undefined where there is none.
 */
export async function publishNotice(
  tx: Tx,
  id: number,
  at: Date,
): Promise<'done' | 'over' | undefined> {
  const own = await ownNotice(tx, id);
  if (!own) return undefined;
  if (own.publish_until !== null && own.publish_until <= toIso(at)) return 'over';
  await setVisibility(tx, own, 'published', at);
  // What is written before anybody could read it is no later change.
  if (own.visibility === 'hidden')
    await tx
      .updateTable('news')
      .set({ created_at: toIso(at) })
      .where('id', '=', id)
      .execute();
  return 'done';
}

/** Takes any notice from the public, the chamber's or a business's; false where there is none. */
export async function withdrawNotice(tx: Tx, id: number, at: Date): Promise<boolean> {
  const notice = await tx
    .selectFrom('news')
    .select(['id', 'importance', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (notice) await setVisibility(tx, notice, 'archived', at);
  return notice !== undefined;
}

/** Takes out one of the chamber's own notices that is not shown, and the files with it. */
export async function removeNotice(tx: Tx, id: number, at: Date): Promise<boolean> {
  const own = await ownNotice(tx, id);
  if (!own || own.visibility === 'published') return false;
  await tx.deleteFrom('news').where('id', '=', id).execute();
  await noteChanges(tx, [id], false, at);
  return true;
}

/** Takes one file off a notice; nobody gets it from then on. */
export async function removeFile(tx: Tx, id: number, key: string, at: Date): Promise<boolean> {
  const removed = await tx
    .deleteFrom('news_file')
    .where('news_id', '=', id)
    .where('key', '=', key)
    .returning('id')
    .executeTakeFirst();
  if (removed) await noteChanges(tx, [id], false, at);
  return removed !== undefined;
}

function ownNotice(tx: Tx, id: number) {
  return tx
    .selectFrom('news')
    .select(['id', 'visibility', 'importance', 'version', 'publish_until'])
    .where('id', '=', id)
    .where('business_id', 'is', null)
    .executeTakeFirst();
}

async function setVisibility(
  tx: Tx,
  { id, importance, version }: { id: number; importance: string; version: number },
  visibility: 'published' | 'archived',
  at: Date,
): Promise<void> {
  await tx
    .updateTable('news')
    .set({ visibility, version: version + 1, updated_at: toIso(at) })
    .where('id', '=', id)
    .execute();
  await noteChanges(tx, [id], importance === 'important', at);
}

/** `2026-11-24`, `2026-11-24-2` … */
async function freeSlugOn(tx: Tx, day: string): Promise<string> {
  const rows = await tx
    .selectFrom('news')
    .select('slug')
    .where('slug', '>=', day)
    .where('slug', '<', `${day}.`)
    .execute();
  const taken = new Set(rows.map(({ slug }) => slug));
  return freeSlug(day, (slug) => taken.has(slug));
}

async function countFiles(tx: Tx, id: number): Promise<number> {
  const { n } = await tx
    .selectFrom('news_file')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('news_id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function addFiles(tx: Tx, id: number, files: readonly NewFile[], at: Date): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map((file) => ({ ...file, news_id: id, created_at: toIso(at) }));
  await tx.insertInto('news_file').values(rows).execute();
}
