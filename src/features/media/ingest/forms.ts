import path from 'node:path';
import { MASTER, type Focus } from '../schema.ts';
import { folderOf } from './keep.ts';
import { renderAside } from './worker.ts';

/**
 * Adds the AVIF and WebP files of an image that is kept, with its crops around each of the points.
 *
 * @returns false when its master cannot be read.
 */
export async function makeCompact(mediaDir: string, key: string, foci: Focus[]): Promise<boolean> {
  const dir = folderOf(mediaDir, key);
  for (const [i, focus] of foci.entries()) {
    const result = await renderAside(
      {
        source: path.join(dir, MASTER),
        dir,
        exts: ['webp', 'avif'],
        focus,
        isNew: false,
        cropsOnly: i > 0,
      },
      { polite: true },
    );
    if ('refused' in result) return false;
  }
  return true;
}

/**
 * Makes the crops of an image around another point; they have names of their own, so what is shown
 * now stays as it is.
 *
 * @returns false when its master cannot be read.
 */
export async function makeCrops(
  mediaDir: string,
  { key, compact }: { key: string; compact: boolean },
  focus: Focus,
): Promise<boolean> {
  const dir = folderOf(mediaDir, key);
  const result = await renderAside({
    source: path.join(dir, MASTER),
    dir,
    exts: compact ? ['jpg', 'webp', 'avif'] : ['jpg'],
    focus,
    isNew: false,
    cropsOnly: true,
  });
  return !('refused' in result);
}
