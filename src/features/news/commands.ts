import { FRAME_TAG } from '#server/cache/keep.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { About, NewsBody } from './schema.ts';

export interface NewNotice {
  slug: string;
  /** Null for the chamber's own. */
  businessId: number | null;
  /** What it was made of; left out where it was written. */
  about?: About;
  demo: boolean;
  body: NewsBody;
}

/**
 * Adds notices; whether and when they are seen is theirs to say.
 *
 * @returns their ids in the same order.
 */
export async function addNews(tx: Tx, notices: NewNotice[], at: Date): Promise<number[]> {
  if (notices.length === 0) return [];
  const rows = await tx
    .insertInto('news')
    .values(
      notices.map(({ slug, businessId, about, demo, body }) => ({
        ...columnsOf(body),
        slug,
        business_id: businessId,
        about_kind: about?.kind ?? null,
        about_id: about?.id ?? null,
        about_key: about?.key ?? null,
        demo: demo ? 1 : 0,
        created_at: toIso(at),
        updated_at: toIso(at),
      })),
    )
    .returning('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  const isImportant = notices.some(({ body }) => body.importance === 'important');
  await noteChanges(tx, ids, isImportant, at);
  return ids;
}

/**
 * Puts a new text, period or visibility in place of a notice's own; its address stays.
 *
 * @returns false when it is gone, or was changed since `baseVersion`; nothing is written then.
 */
export async function updateNews(
  tx: Tx,
  { id, baseVersion }: { id: number; baseVersion: number },
  body: NewsBody,
  at: Date,
): Promise<boolean> {
  const before = await tx
    .selectFrom('news')
    .select('importance')
    .where('id', '=', id)
    .executeTakeFirst();
  const updated = await tx
    .updateTable('news')
    .set({ ...columnsOf(body), version: baseVersion + 1, updated_at: toIso(at) })
    .where('id', '=', id)
    .where('version', '=', baseVersion)
    .returning('id')
    .executeTakeFirst();
  if (!updated) return false;
  const isImportant = [before?.importance, body.importance].includes('important');
  await noteChanges(tx, [id], isImportant, at);
  return true;
}

function columnsOf(body: NewsBody) {
  return {
    title: body.title,
    title_en: body.titleEn,
    body: body.body,
    body_en: body.bodyEn,
    importance: body.importance,
    publish_from: body.publishFrom,
    publish_until: body.publishUntil,
    visibility: body.visibility,
  };
}

/** What is important stands, or stood, around every public page. */
export async function noteChanges(
  tx: Tx,
  ids: number[],
  isImportant: boolean,
  at: Date,
): Promise<void> {
  const tags = [...ids.map((id) => `news:${id}`), ...(isImportant ? [FRAME_TAG] : [])];
  await tx
    .insertInto('change')
    .values(tags.map((tag) => ({ tag, at: toIso(at) })))
    .execute();
}
