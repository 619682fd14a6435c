import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncPath, writeSynced } from '#server/synced.ts';
import type { Focus } from '../schema.ts';
import type { Refusal } from './render.ts';
import { sniff } from './sniff.ts';
import { renderAside } from './worker.ts';

const MOST_BYTES = 20 * 1024 * 1024;
const CENTRE: Focus = { x: 50, y: 50 };

export type KeepRefusal = Refusal | 'tooLarge' | 'heic' | 'notAnImage';
export type Kept = { key: string; width: number; height: number } | { refused: KeepRefusal };

/** Where the files of an image lie: `<mediaDir>/<first two>/<key>`. */
export function folderOf(mediaDir: string, key: string): string {
  return path.join(mediaDir, key.slice(0, 2), key);
}

/**
 * Takes in what somebody sent: made anew from its pixels under a random name, on disk before this
 * resolves, its JPEG sizes first. The bytes themselves are thrown away. The row is the caller's.
 */
export async function keepImage(mediaDir: string, bytes: Uint8Array): Promise<Kept> {
  if (bytes.length > MOST_BYTES) return { refused: 'tooLarge' };
  const kind = sniff(bytes);
  if (kind === 'heic') return { refused: 'heic' };
  if (kind === 'other') return { refused: 'notAnImage' };
  const key = randomBytes(16).toString('hex');
  const aside = path.join(mediaDir, 'incoming', key);
  const dir = path.join(aside, 'files');
  await mkdir(dir, { recursive: true });
  try {
    const source = path.join(aside, 'source');
    await writeSynced(source, bytes);
    const result = await renderAside({
      ...{ source, dir, exts: ['jpg'], focus: CENTRE, isNew: true, cropsOnly: false },
    });
    if ('refused' in result) return result;
    const target = folderOf(mediaDir, key);
    await mkdir(path.dirname(target), { recursive: true });
    await syncPath(dir);
    await rename(dir, target);
    await syncPath(path.dirname(target));
    return { key, ...result };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
