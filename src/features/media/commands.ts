import { isDeepStrictEqual } from 'node:util';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { findEntry } from '#features/drafts/queries.ts';
import type { Editor } from '#features/drafts/schema.ts';
import { listOwnPhotos } from './queries.ts';
import { MOST_PHOTOS, type Focus, type PhotoEntry } from './schema.ts';
import { putBeside, SAID } from './waiting.ts';

const PHOTO = [
  'kind',
  'entry_id',
  'image_id',
  'alt',
  'alt_en',
  'credit',
  'focal_x',
  'focal_y',
  'waiting',
] as const;

/** An image whose files are on the disk. */
export interface KeptImage {
  key: string;
  width: number;
  height: number;
}

/**
 * Adds an image to an entry, after those it has; one that `waits` is not shown yet.
 *
 * @returns the image's id, 'full' when the entry has as many as it may, undefined when there is no
 * such entry for this person.
 */
export async function addPhoto(
  tx: Tx,
  editor: Editor,
  ref: PhotoEntry,
  { alt, waits = false, ...image }: KeptImage & { alt: string | null; waits?: boolean },
  at: Date,
): Promise<number | 'full' | undefined> {
  const entry = await findEntry(tx, editor, ref);
  if (!entry) return undefined;
  const shown = await shownIds(tx, ref);
  if (shown.length >= MOST_PHOTOS[ref.kind]) return 'full';
  const { id } = await tx
    .insertInto('image')
    .values({ ...image, business_id: entry.businessId, created_at: toIso(at) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const link = { kind: ref.kind, entry_id: ref.id, image_id: id, position: shown.length, alt };
  const waiting = waits ? 1 : 0;
  await tx
    .insertInto('entry_image')
    .values({ ...link, waiting })
    .execute();
  await note(tx, ref, at);
  return id;
}

export interface Description {
  alt: string;
  altEn: string | null;
  credit: string | null;
  focus: Focus;
}

/**
 * Says what is in a photo and what of it stays in view; the crops around that point must be there. Where
 * it `waits`, a photo that is shown stays as it is until the staff have looked at this.
 *
 * @returns false when there is no such photo of an entry of this person.
 */
export async function describePhoto(
  tx: Tx,
  editor: Editor,
  ref: PhotoEntry,
  imageId: number,
  { waits = false, alt, altEn, credit, focus }: Description & { waits?: boolean },
  at: Date,
): Promise<boolean> {
  const entry = await findEntry(tx, editor, ref);
  if (!entry) return false;
  const shown = waits ? await listOwnPhotos(tx, ref, 'shown') : [];
  const before = shown.find((photo) => photo.imageId === imageId);
  const isSame =
    before?.alt === alt &&
    before.altEn === altEn &&
    before.credit === credit &&
    isDeepStrictEqual(before.focus, focus);
  const said = { alt, alt_en: altEn, credit, focal_x: focus.x, focal_y: focus.y };
  const { numUpdatedRows } = await tx
    .updateTable('entry_image')
    .set(before && !isSame ? putBeside(said) : { ...said, redescribed: SAID.once })
    .where('kind', '=', ref.kind)
    .where('entry_id', '=', ref.id)
    .where('image_id', '=', imageId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await note(tx, ref, at);
  return true;
}

/**
 * Puts photos in another order. Ids that are none of the entry's are passed over, and photos that
 * were not named (another window may just have added one) keep their order behind the others.
 *
 * @returns false when there is no such entry for this person.
 */
export async function orderPhotos(
  tx: Tx,
  editor: Editor,
  ref: PhotoEntry,
  order: number[],
  at: Date,
): Promise<boolean> {
  const entry = await findEntry(tx, editor, ref);
  if (!entry) return false;
  await setOrder(tx, ref, order);
  await note(tx, ref, at);
  return true;
}

/**
 * Takes a photo off an entry; it is kept for a while, so that this can be undone.
 *
 * @returns false when there is no such photo of an entry of this person.
 */
export async function removePhoto(
  tx: Tx,
  editor: Editor,
  ref: PhotoEntry,
  imageId: number,
  at: Date,
): Promise<boolean> {
  const entry = await findEntry(tx, editor, ref);
  if (!entry) return false;
  const row = await tx
    .deleteFrom('entry_image')
    .where('kind', '=', ref.kind)
    .where('entry_id', '=', ref.id)
    .where('image_id', '=', imageId)
    .returning(PHOTO)
    .executeTakeFirst();
  if (!row) return false;
  await tx
    .insertInto('removed_image')
    .values({ ...row, kind: ref.kind, removed_at: toIso(at) })
    .execute();
  await setOrder(tx, ref, []);
  await note(tx, ref, at);
  return true;
}

/**
 * Puts a photo back that was taken off, at its place in `order`.
 *
 * @returns 'full' when others have taken its place, false when there is none such to put back.
 */
export async function restorePhoto(
  tx: Tx,
  editor: Editor,
  ref: PhotoEntry,
  imageId: number,
  order: number[],
  at: Date,
): Promise<boolean | 'full'> {
  const entry = await findEntry(tx, editor, ref);
  if (!entry) return false;
  const shown = await shownIds(tx, ref);
  if (shown.length >= MOST_PHOTOS[ref.kind]) return 'full';
  const row = await tx
    .deleteFrom('removed_image')
    .where('kind', '=', ref.kind)
    .where('entry_id', '=', ref.id)
    .where('image_id', '=', imageId)
    .returning(PHOTO)
    .executeTakeFirst();
  if (!row) return false;
  await tx
    .insertInto('entry_image')
    .values({ ...row, position: shown.length })
    .execute();
  await setOrder(tx, ref, order);
  await note(tx, ref, at);
  return true;
}

export async function shownIds(tx: Tx, { kind, id }: PhotoEntry): Promise<number[]> {
  const rows = await tx
    .selectFrom('entry_image')
    .select('image_id')
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.image_id);
}

export async function setOrder(tx: Tx, ref: PhotoEntry, order: number[]): Promise<void> {
  const shown = await shownIds(tx, ref);
  const named = [...new Set(order)].filter((id) => shown.includes(id));
  const all = [...named, ...shown.filter((id) => !named.includes(id))];
  if (all.length === 0) return;
  await tx
    .updateTable('entry_image')
    .set((eb) => ({
      position: all
        .slice(1)
        .reduce(
          (cases, id, i) => cases.when('image_id', '=', id).then(i + 1),
          eb.case().when('image_id', '=', all[0]!).then(0),
        )
        .else(0)
        .end(),
    }))
    .where('kind', '=', ref.kind)
    .where('entry_id', '=', ref.id)
    .execute();
}

/** Tells who keeps something derived. */
async function note(tx: Tx, { kind, id }: PhotoEntry, at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values({ tag: `${kind}:${id}`, at: toIso(at) })
    .execute();
}
