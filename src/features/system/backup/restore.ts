import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { migrate } from '#db/migrate.ts';
import { databaseFile, openSqlite } from '#server/db.ts';
import { syncPath } from '#server/synced.ts';
import { faultOfBackup } from './check.ts';
import { backupName, DATABASE, MEDIA } from './folder.ts';

export type Restored =
  | { done: true; /** Where what was there lies now. */ aside: string | undefined }
  | { done: false; why: 'damaged'; fault: string }
  | { done: false; why: 'running' | 'notEmpty' };

/**
 * Puts a backup in the place of what `dataDir` holds, which is moved aside and never deleted. The
 * copy is checked, brought to this code's version and freed of sessions and links aside before
 * anything is touched.
 *
 * @throws {NewerDatabaseError} when the backup is newer than this code.
 */
export async function restoreBackup(
  backup: string,
  dataDir: string,
  { replace, at }: { replace: boolean; at: Date },
): Promise<Restored> {
  const fault = await faultOfBackup(backup);
  if (fault) return { done: false, why: 'damaged', fault };
  const release = holdDatabase(databaseFile(dataDir));
  if (!release) return { done: false, why: 'running' };
  try {
    const isFull = existsSync(databaseFile(dataDir)) || (await hasFiles(path.join(dataDir, MEDIA)));
    if (isFull && !replace) return { done: false, why: 'notEmpty' };
    const coming = path.join(dataDir, '.restoring');
    await rm(coming, { recursive: true, force: true });
    await mkdir(coming, { recursive: true });
    for (const part of [DATABASE, MEDIA])
      await cp(path.join(backup, part), path.join(coming, part), { recursive: true });
    await prepare(path.join(coming, DATABASE));
    const aside = isFull ? path.join(dataDir, `before-restore-${backupName(at)}`) : undefined;
    if (aside) await move(dataDir, aside);
    await move(coming, dataDir);
    await rm(coming, { recursive: true });
    await syncPath(dataDir);
    return { done: true, aside };
  } finally {
    release();
  }
}

/** Nobody is signed in on a restored site: who has been shut out since must not be let in by it. */
async function prepare(file: string): Promise<void> {
  const sqlite = openSqlite(file);
  try {
    await migrate(sqlite);
    for (const table of ['session', 'sign_in', 'account_link'])
      sqlite.prepare(`delete from ${table}`).run();
    sqlite.pragma('journal_mode = delete');
  } finally {
    sqlite.close();
  }
  await syncPath(file);
}

/**
 * Takes a database for oneself. Every process that has it open holds a lock on it, and only without
 * any can its log be given up.
 *
 * @returns what gives it back; undefined when somebody works with it.
 */
function holdDatabase(file: string): (() => void) | undefined {
  if (!existsSync(file)) return () => undefined;
  const sqlite = new SqliteDatabase(file, { timeout: 0 });
  try {
    sqlite.pragma('journal_mode = delete');
    sqlite.exec('begin exclusive');
  } catch (error) {
    const { code } = error as { code?: string };
    if (code?.startsWith('SQLITE_BUSY') || code?.startsWith('SQLITE_LOCKED')) {
      sqlite.close();
      return undefined;
    }
    // What is damaged is what a restore is for.
  }
  return () => void sqlite.close();
}

async function move(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const part of [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`, MEDIA])
    if (existsSync(path.join(from, part))) await rename(path.join(from, part), path.join(to, part));
  await syncPath(to);
}

async function hasFiles(dir: string): Promise<boolean> {
  return (await readdir(dir).catch(() => [])).length > 0;
}
