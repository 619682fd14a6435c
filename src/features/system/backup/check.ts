import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import SqliteDatabase from 'better-sqlite3';
import { DATABASE, listMedia, MEDIA, readBackup, type Manifest } from './folder.ts';

/** SHA-256 of a file, in hexadecimal. */
export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

export async function measureMedia(mediaDir: string): Promise<Manifest['media']> {
  const files = await listMedia(mediaDir);
  let bytes = 0;
  for (const file of files) bytes += (await stat(path.join(mediaDir, file))).size;
  return { files: files.length, bytes };
}

/** What is wrong with a copy of the database and its photos; undefined when nothing is. */
export async function faultOfCopy(dir: string): Promise<string | undefined> {
  const sqlite = new SqliteDatabase(path.join(dir, DATABASE), { readonly: true });
  try {
    const found = sqlite.pragma('integrity_check', { simple: true });
    if (found !== 'ok') return `the database is damaged: ${String(found)}`;
    const loose = sqlite.pragma('foreign_key_check') as unknown[];
    if (loose.length > 0) return `the database has ${loose.length} dangling references`;
    const kept = new Set(
      (await listMedia(path.join(dir, MEDIA))).map((file) => path.dirname(file)),
    );
    const rows = sqlite.prepare('select key from image').all() as { key: string }[];
    const lost = rows.filter(({ key }) => !kept.has(path.join(key.slice(0, 2), key)));
    return lost.length > 0 ? `${lost.length} photos have no files` : undefined;
  } catch (error) {
    return `the database cannot be read: ${(error as Error).message}`;
  } finally {
    sqlite.close();
  }
}

/** What keeps a backup from being used; undefined when it is as it was made. */
export async function faultOfBackup(dir: string): Promise<string | undefined> {
  const backup = await readBackup(dir);
  if (!backup) return 'it was never finished';
  const { database, media } = backup.manifest;
  const digest = await digestOf(path.join(dir, DATABASE)).catch(() => undefined);
  if (digest !== database.sha256) return 'the database is not the one that was copied';
  const found = await measureMedia(path.join(dir, MEDIA));
  if (found.files !== media.files || found.bytes !== media.bytes)
    return `it has ${found.files} of ${media.files} files of photos`;
  return faultOfCopy(dir);
}
