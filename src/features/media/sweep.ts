import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { toIso } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { folderOf } from './ingest/keep.ts';
import { PHOTO_KINDS } from './schema.ts';

const DAY = 86_400_000;
/** How long a photo that was taken off can be put back. */
const REMOVED_KEPT = 30 * DAY;
/** What has come and belongs to nothing yet may still be under way. */
const LOOSE_KEPT = DAY;

/**
 * Throws away images nothing shows any more: rows first, then files. Files without a row are left
 * from a row that was never written.
 */
export async function sweepImages(store: Store, mediaDir: string, at: Date): Promise<void> {
  const before = (ms: number) => toIso(new Date(at.getTime() - ms));
  await store.write(async (tx) => {
    await tx.deleteFrom('removed_image').where('removed_at', '<', before(REMOVED_KEPT)).execute();
    for (const kind of [...PHOTO_KINDS, 'campaign'] as const) {
      await tx
        .deleteFrom('entry_image')
        .where('kind', '=', kind)
        .where('entry_id', 'not in', (eb) => eb.selectFrom(kind).select(`${kind}.id`))
        .execute();
    }
    await tx
      .deleteFrom('image')
      .where('created_at', '<', before(LOOSE_KEPT))
      .where('id', 'not in', (eb) => eb.selectFrom('entry_image').select('image_id'))
      .where('id', 'not in', (eb) => eb.selectFrom('removed_image').select('image_id'))
      .execute();
  });
  const rows = await store.read
    .selectFrom('image')
    .select('key')
    .unionAll((eb) => eb.selectFrom('news_file').select('key'))
    .execute();
  const keys = new Set(rows.map(({ key }) => key));
  for (const key of await foldersIn(mediaDir)) {
    if (!keys.has(key)) await removeIfOld(folderOf(mediaDir, key), at);
  }
  await sweepFolder(path.join(mediaDir, 'incoming'), at);
}

/** Throws away what came in through a folder and was left there, by whoever died over it. */
export async function sweepFolder(folder: string, at: Date): Promise<void> {
  for (const name of await listed(folder)) await removeIfOld(path.join(folder, name), at);
}

async function foldersIn(mediaDir: string): Promise<string[]> {
  const groups = (await listed(mediaDir)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const folders: string[] = [];
  for (const group of groups) folders.push(...(await listed(path.join(mediaDir, group))));
  return folders;
}

async function listed(dir: string): Promise<string[]> {
  return readdir(dir).catch(() => []);
}

async function removeIfOld(dir: string, at: Date): Promise<void> {
  const { mtimeMs } = await stat(dir);
  if (mtimeMs < at.getTime() - LOOSE_KEPT) await rm(dir, { recursive: true, force: true });
}
