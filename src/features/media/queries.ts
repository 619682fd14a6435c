import type { Reader } from '#server/db.ts';
import type { OwnPhoto, Photo, PhotoEntry, PicturedKind } from './schema.ts';

/**
 * The described photos of entries, in the order their owners gave; one read for a whole list. Those
 * nobody has looked at yet are left out, unless a preview asks for `all`.
 */
export async function photosOf(
  read: Reader,
  kind: PicturedKind,
  ids: readonly number[],
  which: 'shown' | 'all' = 'shown',
): Promise<Map<number, Photo[]>> {
  const found = new Map<number, Photo[]>();
  if (ids.length === 0) return found;
  const rows = await read
    .selectFrom('entry_image')
    .innerJoin('image', 'image.id', 'entry_image.image_id')
    .select(['entry_image.entry_id', 'image.key', 'image.width', 'image.height', 'image.compact'])
    .select(['entry_image.alt', 'entry_image.alt_en', 'entry_image.credit'])
    .select(['entry_image.focal_x', 'entry_image.focal_y'])
    .where('entry_image.kind', '=', kind)
    .where('entry_image.entry_id', 'in', ids)
    .where('entry_image.alt', 'is not', null)
    .where('entry_image.waiting', '<=', which === 'all' ? 1 : 0)
    .orderBy('entry_image.entry_id')
    .orderBy('entry_image.position')
    .execute();
  for (const row of rows) {
    const photos = found.get(row.entry_id) ?? [];
    photos.push({
      key: row.key,
      width: row.width,
      height: row.height,
      compact: row.compact === 1,
      alt: row.alt ?? '',
      altEn: row.alt_en,
      credit: row.credit,
      focus: { x: row.focal_x, y: row.focal_y },
    });
    found.set(row.entry_id, photos);
  }
  return found;
}

/** All photos of one entry, those nobody has described yet too; in their order. */
export async function listOwnPhotos(
  read: Reader,
  { kind, id }: { kind: PicturedKind; id: number },
): Promise<OwnPhoto[]> {
  const rows = await read
    .selectFrom('entry_image')
    .innerJoin('image', 'image.id', 'entry_image.image_id')
    .selectAll('entry_image')
    .select(['image.key', 'image.width', 'image.height', 'image.compact'])
    .where('entry_image.kind', '=', kind)
    .where('entry_image.entry_id', '=', id)
    .orderBy('entry_image.position')
    .execute();
  return rows.map((row) => ({
    imageId: row.image_id,
    key: row.key,
    width: row.width,
    height: row.height,
    compact: row.compact === 1,
    waits: row.waiting === 1,
    alt: row.alt,
    altEn: row.alt_en,
    credit: row.credit,
    focus: { x: row.focal_x, y: row.focal_y },
  }));
}

/** Whether an image belongs to one of these businesses; `all` for the staff. */
export async function isOwnImage(
  read: Reader,
  key: string,
  businessIds: number[] | 'all',
): Promise<boolean> {
  const row = await read
    .selectFrom('image')
    .select('business_id')
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row || businessIds === 'all') return row !== undefined;
  return row.business_id !== null && businessIds.includes(row.business_id);
}

/** A photo that was taken off an entry and can still be put back. */
export async function isRemovedPhoto(
  read: Reader,
  { kind, id }: PhotoEntry,
  imageId: number,
): Promise<boolean> {
  const row = await read
    .selectFrom('removed_image')
    .select('image_id')
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .where('image_id', '=', imageId)
    .executeTakeFirst();
  return row !== undefined;
}
