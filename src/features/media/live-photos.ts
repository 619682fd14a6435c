import { isDeepStrictEqual } from 'node:util';
import { findEntry } from '#features/drafts/queries.ts';
import { noteLive } from '#features/drafts/revisions.ts';
import type { Editor } from '#features/drafts/schema.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { setOrder, shownIds } from './commands.ts';
import { listOwnPhotos } from './queries.ts';
import type { KeptPhoto, PhotoEntry } from './schema.ts';

/**
 * Changes the photos of an entry and, where they are public, notes what they were before and are now:
 * for the staff, who look at it afterwards, and for a business the staff do it for.
 */
export async function changePhotos<T>(
  tx: Tx,
  editor: Editor,
  ref: PhotoEntry,
  change: () => Promise<T>,
  at: Date,
): Promise<T> {
  const before = await keptPhotos(tx, ref);
  const answer = await change();
  const after = await keptPhotos(tx, ref);
  const entry = await findEntry(tx, editor, ref);
  if (entry?.visibility !== 'published' || isDeepStrictEqual(before, after)) return answer;
  const both = { before: { photos: before }, after: { photos: after } };
  await noteLive(tx, editor, [entry], { what: 'saved', ...both }, at);
  return answer;
}

/** Makes a change of photos undone, beside whatever else became of them since. */
export async function putPhotosBack(
  tx: Tx,
  ref: PhotoEntry,
  { before, after }: { before: readonly KeptPhoto[]; after: readonly KeptPhoto[] },
  at: Date,
): Promise<void> {
  const wasThere = new Map(before.map((photo) => [photo.imageId, photo]));
  const isThere = new Map(after.map((photo) => [photo.imageId, photo]));
  await takeOff(
    tx,
    ref,
    after.map(({ imageId }) => imageId).filter((id) => !wasThere.has(id)),
    at,
  );
  const shown = await shownIds(tx, ref);
  const changed = before.filter(({ imageId }) => {
    const now = isThere.get(imageId);
    return !now || (shown.includes(imageId) && !isDeepStrictEqual(now, wasThere.get(imageId)));
  });
  await write(tx, ref, changed, shown.length);
  await setOrder(
    tx,
    ref,
    before.map(({ imageId }) => imageId),
  );
  await tx
    .insertInto('change')
    .values({ tag: `${ref.kind}:${ref.id}`, at: toIso(at) })
    .execute();
}

/** Those that wait are of no interest to anybody yet. */
async function keptPhotos(tx: Tx, ref: PhotoEntry): Promise<KeptPhoto[]> {
  const shown = await listOwnPhotos(tx, ref, 'shown');
  return shown.map(({ imageId, alt, altEn, credit, focus }) => ({
    ...{ imageId, alt, altEn, credit, focus },
  }));
}

/** They are kept for a while, as those that are taken off by hand. */
async function takeOff(tx: Tx, { kind, id }: PhotoEntry, ids: number[], at: Date): Promise<void> {
  const rows = await tx
    .deleteFrom('entry_image')
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .where('image_id', 'in', ids)
    .returning(['kind', 'entry_id', 'image_id', 'alt', 'alt_en', 'credit', 'focal_x', 'focal_y'])
    .returning('waiting')
    .execute();
  if (rows.length === 0) return;
  await tx
    .insertInto('removed_image')
    .values(rows.map((row) => ({ ...row, kind, removed_at: toIso(at) })))
    .execute();
}

/** Photos whose image is not kept any more stay away. */
async function write(
  tx: Tx,
  { kind, id }: PhotoEntry,
  photos: readonly KeptPhoto[],
  from: number,
): Promise<void> {
  const ids = photos.map(({ imageId }) => imageId);
  const images = await tx.selectFrom('image').select('id').where('id', 'in', ids).execute();
  const kept = photos.filter(({ imageId }) => images.some((image) => image.id === imageId));
  if (kept.length === 0) return;
  for (const table of ['entry_image', 'removed_image'] as const)
    await tx
      .deleteFrom(table)
      .where('kind', '=', kind)
      .where('entry_id', '=', id)
      .where('image_id', 'in', ids)
      .execute();
  const rows = kept.map(({ imageId, alt, altEn, credit, focus }, i) => ({
    ...{ kind, entry_id: id, image_id: imageId, position: from + i, alt, credit },
    ...{ alt_en: altEn, focal_x: focus.x, focal_y: focus.y },
  }));
  await tx.insertInto('entry_image').values(rows).execute();
}
