import type { Reader } from '#server/db.ts';
import type { Photo, PhotoKind } from './schema.ts';

/** The described photos of entries, in the order their owners gave; one read for a whole list. */
export async function photosOf(
  read: Reader,
  kind: PhotoKind,
  ids: readonly number[],
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
