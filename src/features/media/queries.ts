import type { Selectable } from 'kysely';
import type { EntryImageTable } from '#db/tables/media.ts';
import type { Reader } from '#server/db.ts';
import type { KeptPhoto, OwnPhoto, Photo, PhotoEntry, PicturedKind } from './schema.ts';
import { SAID } from './waiting.ts';

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
    .select(['entry_image.focal_x', 'entry_image.focal_y', 'redescribed', 'other_alt'])
    .select(['other_alt_en', 'other_credit', 'other_focal_x', 'other_focal_y'])
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
      ...saidOf(row, which),
      alt: saidOf(row, which).alt ?? '',
    });
    found.set(row.entry_id, photos);
  }
  return found;
}

type Said = Pick<
  Selectable<EntryImageTable>,
  | 'alt'
  | 'alt_en'
  | 'credit'
  | 'focal_x'
  | 'focal_y'
  | 'redescribed'
  | 'other_alt'
  | 'other_alt_en'
  | 'other_credit'
  | 'other_focal_x'
  | 'other_focal_y'
>;

/** What is said of a photo: as it is shown, or as it will be once the staff have looked at it. */
function saidOf(row: Said, which: 'shown' | 'all'): Omit<KeptPhoto, 'imageId'> {
  const { alt, alt_en: altEn, credit, focal_x: x, focal_y: y } = row;
  if (which === 'shown' || row.redescribed !== SAID.waits)
    return { alt, altEn, credit, focus: { x, y } };
  return {
    alt: row.other_alt,
    altEn: row.other_alt_en,
    credit: row.other_credit,
    focus: { x: row.other_focal_x ?? x, y: row.other_focal_y ?? y },
  };
}

/**
 * All photos of one entry, those nobody has described yet too; in their order. What is `shown` are those
 * that wait for nobody, as they are.
 */
export async function listOwnPhotos(
  read: Reader,
  { kind, id }: { kind: PicturedKind; id: number },
  which: 'shown' | 'all' = 'all',
): Promise<OwnPhoto[]> {
  const rows = await read
    .selectFrom('entry_image')
    .innerJoin('image', 'image.id', 'entry_image.image_id')
    .selectAll('entry_image')
    .select(['image.key', 'image.width', 'image.height', 'image.compact'])
    .where('entry_image.kind', '=', kind)
    .where('entry_image.entry_id', '=', id)
    .where('entry_image.waiting', '<=', which === 'all' ? 1 : 0)
    .orderBy('entry_image.position')
    .execute();
  return rows.map((row) => ({
    imageId: row.image_id,
    key: row.key,
    width: row.width,
    height: row.height,
    compact: row.compact === 1,
    waits: row.waiting === 1 || row.redescribed === SAID.waits,
    ...saidOf(row, which),
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
