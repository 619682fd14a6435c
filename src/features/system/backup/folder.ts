import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** What a backup says about itself; it is written last, so what has one is whole. */
const Manifest = z.object({
  version: z.string(),
  at: z.iso.datetime(),
  database: z.object({ bytes: z.int(), sha256: z.string().length(64) }),
  media: z.object({ files: z.int(), bytes: z.int() }),
});
export type Manifest = z.infer<typeof Manifest>;

export interface Backup {
  /** Of its folder. */
  name: string;
  at: Date;
  manifest: Manifest;
}

export const MANIFEST = 'manifest.json';
export const DATABASE = 'yell.sqlite';
export const MEDIA = 'media';

/** What a backup of this moment is called: the moment in UTC, as a file may be called. */
export function backupName(at: Date): string {
  return at.toISOString().replaceAll(':', '-');
}

/** One backup; undefined where there is none, or none that was finished. */
export async function readBackup(dir: string): Promise<Backup | undefined> {
  const text = await readFile(path.join(dir, MANIFEST), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = Manifest.safeParse(asJson(text));
  if (!parsed.success) return undefined;
  return { name: path.basename(dir), at: new Date(parsed.data.at), manifest: parsed.data };
}

/** The finished backups in a folder, the newest first. */
export async function listBackups(backupDir: string): Promise<Backup[]> {
  const names = await readdir(backupDir).catch(() => []);
  const found: Backup[] = [];
  for (const name of names.filter((one) => !one.startsWith('.'))) {
    const backup = await readBackup(path.join(backupDir, name));
    if (backup) found.push(backup);
  }
  return found.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** The files below a folder by their paths in it; `incoming` holds only what is not there yet. */
export async function listMedia(mediaDir: string): Promise<string[]> {
  const entries = await readdir(mediaDir, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(mediaDir, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('incoming'))
    .sort();
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
