import type { Selectable } from 'kysely';
import type { EntryImageTable } from '#db/tables/media.ts';
import type { Reader, Tx } from '#server/db.ts';
import type { PhotoEntry } from './schema.ts';

/** What is newly said of a photo waits in the `other_` columns, or has taken the place of what is there. */
export const SAID = { once: 0, waits: 1, shown: 2 } as const;

type Said = Pick<Selectable<EntryImageTable>, 'alt' | 'alt_en' | 'credit' | 'focal_x' | 'focal_y'>;

/** What is newly said of a photo, as it waits. */
export function putBeside({ alt, alt_en, credit, focal_x, focal_y }: Said) {
  return {
    ...{ other_alt: alt, other_alt_en: alt_en, other_credit: credit },
    ...{ other_focal_x: focal_x, other_focal_y: focal_y, redescribed: SAID.waits },
  };
}

/** Ids of the photos of an entry that nobody has looked at yet, or not at what is newly said of them. */
export async function waitingPhotos(read: Reader, { kind, id }: PhotoEntry): Promise<number[]> {
  const rows = await read
    .selectFrom('entry_image')
    .select('image_id')
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .where((eb) => eb.or([eb('waiting', '=', 1), eb('redescribed', '=', SAID.waits)]))
    .orderBy('image_id')
    .execute();
  return rows.map((row) => row.image_id);
}

/** Shows photos of an entry that were looked at, with what is newly said of them. */
export async function showWaiting(
  tx: Tx,
  ref: PhotoEntry,
  imageIds: readonly number[],
): Promise<void> {
  if (imageIds.length === 0) return;
  await exchange(tx, ref, imageIds, SAID.waits, SAID.shown);
  await these(tx, ref, imageIds).set({ waiting: 0 }).execute();
}

/** Takes that back. */
export async function hideAgain(
  tx: Tx,
  ref: PhotoEntry,
  imageIds: readonly number[],
): Promise<void> {
  if (imageIds.length === 0) return;
  await these(tx, ref, imageIds).set({ waiting: 1 }).where('redescribed', '=', SAID.once).execute();
  await exchange(tx, ref, imageIds, SAID.shown, SAID.waits);
}

/** What is said of photos and what waits beside it change places. */
async function exchange(
  tx: Tx,
  ref: PhotoEntry,
  imageIds: readonly number[],
  from: number,
  to: number,
): Promise<void> {
  await these(tx, ref, imageIds)
    .set((eb) => ({
      ...{ alt: eb.ref('other_alt'), other_alt: eb.ref('alt') },
      ...{ alt_en: eb.ref('other_alt_en'), other_alt_en: eb.ref('alt_en') },
      ...{ credit: eb.ref('other_credit'), other_credit: eb.ref('credit') },
      focal_x: eb.fn.coalesce('other_focal_x', 'focal_x'),
      focal_y: eb.fn.coalesce('other_focal_y', 'focal_y'),
      ...{ other_focal_x: eb.ref('focal_x'), other_focal_y: eb.ref('focal_y') },
      redescribed: to,
    }))
    .where('redescribed', '=', from)
    .execute();
}

function these(tx: Tx, { kind, id }: PhotoEntry, imageIds: readonly number[]) {
  return tx
    .updateTable('entry_image')
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .where('image_id', 'in', imageIds);
}
