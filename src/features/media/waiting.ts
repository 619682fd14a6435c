import type { Reader, Tx } from '#server/db.ts';
import type { PhotoEntry } from './schema.ts';

/** Ids of the photos of an entry that nobody has looked at yet. */
export async function waitingPhotos(read: Reader, { kind, id }: PhotoEntry): Promise<number[]> {
  const rows = await read
    .selectFrom('entry_image')
    .select('image_id')
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .where('waiting', '=', 1)
    .orderBy('image_id')
    .execute();
  return rows.map((row) => row.image_id);
}

/** Shows photos of an entry that were looked at, or takes that back. */
export async function setWaiting(
  tx: Tx,
  { kind, id }: PhotoEntry,
  imageIds: readonly number[],
  waiting: 0 | 1,
): Promise<void> {
  if (imageIds.length === 0) return;
  await tx
    .updateTable('entry_image')
    .set({ waiting })
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .where('image_id', 'in', imageIds)
    .execute();
}
