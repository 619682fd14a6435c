import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { Focus } from '#features/media/schema.ts';
import { tellChange } from './commands.ts';

export interface CampaignPhoto {
  /** Of files that are on the disk; left out, what is said of the photo there is changes. */
  image?: { key: string; width: number; height: number } | undefined;
  alt: string;
  altEn: string | null;
  credit: string | null;
  focus: Focus;
}

/**
 * Opens a campaign with a photo, in place of the one it has.
 *
 * @returns undefined where there is no such campaign, or no photo to say something of.
 */
export async function putPhoto(
  tx: Tx,
  id: number,
  { image, alt, altEn, credit, focus }: CampaignPhoto,
  at: Date,
): Promise<true | undefined> {
  const said = { alt, alt_en: altEn, credit, focal_x: focus.x, focal_y: focus.y };
  const found = await tx
    .selectFrom('campaign')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return undefined;
  if (image) {
    await drop(tx, id);
    const { id: imageId } = await tx
      .insertInto('image')
      .values({ ...image, created_at: toIso(at) })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('entry_image')
      .values({ kind: 'campaign', entry_id: id, image_id: imageId, position: 0, ...said })
      .execute();
  } else {
    const { numUpdatedRows } = await tx
      .updateTable('entry_image')
      .set(said)
      .where('kind', '=', 'campaign')
      .where('entry_id', '=', id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return undefined;
  }
  await tellChange(tx, id, at);
  return true;
}

/** Opens a campaign with its drawing again; false where it had no photo. */
export async function dropPhoto(tx: Tx, id: number, at: Date): Promise<boolean> {
  const isDropped = await drop(tx, id);
  if (isDropped) await tellChange(tx, id, at);
  return isDropped;
}

/** Next year's begins with the same photo. */
export async function copyPhoto(tx: Tx, from: number, to: number): Promise<void> {
  await tx
    .insertInto('entry_image')
    .columns([
      ...(['kind', 'entry_id', 'image_id', 'position'] as const),
      ...(['alt', 'alt_en', 'credit', 'focal_x', 'focal_y'] as const),
    ])
    .expression((eb) =>
      eb
        .selectFrom('entry_image')
        .select((s) => ['kind', s.val(to).as('entry_id'), 'image_id', 'position'])
        .select(['alt', 'alt_en', 'credit', 'focal_x', 'focal_y'])
        .where('kind', '=', 'campaign')
        .where('entry_id', '=', from),
    )
    .execute();
}

async function drop(tx: Tx, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('entry_image')
    .where('kind', '=', 'campaign')
    .where('entry_id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
