import { copyFile, link, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { databaseFile } from '#server/db.ts';
import { syncPath, writeSynced } from '#server/synced.ts';
import { digestOf, faultOfCopy, measureMedia } from './check.ts';
import {
  backupName,
  DATABASE,
  listBackups,
  listMedia,
  MANIFEST,
  MEDIA,
  type Backup,
  type Manifest,
} from './folder.ts';
import { outdated } from './keep.ts';

/** A copy was made that cannot be trusted; it is gone again. */
export class BackupError extends Error {}

export interface Places {
  dataDir: string;
  backupDir: string;
}

/**
 * Copies database and photos while the site serves: the database in one read transaction, then the
 * photos, whose files are there before their rows and are never changed. The copy is checked, and
 * only then gets its name; older ones that are not kept any more go.
 *
 * @throws {BackupError} when the copy is not whole.
 */
export async function makeBackup(
  { dataDir, backupDir }: Places,
  version: string,
  at: Date,
): Promise<Backup> {
  const name = backupName(at);
  const aside = path.join(backupDir, `.making-${name}`);
  await mkdir(path.join(aside, MEDIA), { recursive: true });
  try {
    await copyDatabase(databaseFile(dataDir), path.join(aside, DATABASE));
    const [before] = await listBackups(backupDir);
    await copyMedia(
      path.join(dataDir, MEDIA),
      path.join(aside, MEDIA),
      before && path.join(backupDir, before.name, MEDIA),
    );
    const fault = await faultOfCopy(aside);
    if (fault) throw new BackupError(fault);
    const manifest = await describe(aside, version, at);
    await writeSynced(path.join(aside, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    await syncPath(aside);
    await rename(aside, path.join(backupDir, name));
    await syncPath(backupDir);
    await forgetOutdated(backupDir);
    return { name, at, manifest };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new SqliteDatabase(from, { readonly: true });
  try {
    // All pages in one step: whatever is written meanwhile neither waits nor makes it begin anew.
    await source.backup(to, { progress: () => 0x7fffffff });
  } finally {
    source.close();
  }
  // One file without a log beside it.
  const copy = new SqliteDatabase(to);
  copy.pragma('journal_mode = delete');
  copy.close();
  await syncPath(to);
}

/** A file the backup before has already is shared with it, so a night costs what the day brought. */
async function copyMedia(from: string, to: string, before: string | undefined): Promise<void> {
  const made = new Set<string>();
  for (const file of await listMedia(from)) {
    const folder = path.dirname(path.join(to, file));
    if (!made.has(folder)) await mkdir(folder, { recursive: true });
    made.add(folder);
    if (before && (await isSame(path.join(from, file), path.join(before, file))))
      await link(path.join(before, file), path.join(to, file));
    else await copyUnlessGone(path.join(from, file), path.join(to, file));
  }
  for (const folder of made) await syncPath(folder);
}

async function isSame(file: string, earlier: string): Promise<boolean> {
  const [now, then] = await Promise.all([file, earlier].map((one) => stat(one).catch(() => null)));
  return now !== null && then !== null && now?.size === then?.size;
}

/** A photo that is thrown away at this moment is none of this copy's any more; the check says if it is. */
async function copyUnlessGone(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to);
    await syncPath(to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

async function describe(dir: string, version: string, at: Date): Promise<Manifest> {
  const database = path.join(dir, DATABASE);
  return {
    version,
    at: at.toISOString(),
    database: { bytes: (await stat(database)).size, sha256: await digestOf(database) },
    media: await measureMedia(path.join(dir, MEDIA)),
  };
}

async function forgetOutdated(backupDir: string): Promise<void> {
  for (const { name } of outdated(await listBackups(backupDir)))
    await rm(path.join(backupDir, name), { recursive: true, force: true });
}
