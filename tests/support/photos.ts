import path from 'node:path';
import sharp from 'sharp';
import { keepImage } from '#features/media/ingest/keep.ts';
import type { PhotoKind } from '#features/media/schema.ts';
import { NOW } from './paths.ts';
import { withDatabase } from './rows.ts';

/** A picture made up for a test: coloured noise of a given size, as a camera might send it. */
export function picture(
  width = 1200,
  height = 900,
  form: 'jpeg' | 'png' | 'webp' = 'jpeg',
): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 150, sigma: 30 };
  return sharp({ create: { width, height, channels: 3, background: '#b5332a', noise } })
    .toFormat(form)
    .toBuffer();
}

/** Gives an entry a photo as an upload would have, after those it has. */
export async function addPhoto(
  dataDir: string,
  kind: PhotoKind,
  entryId: number,
  { alt = '試しの写真' as string | null, width = 1200, height = 900 } = {},
): Promise<{ key: string; imageId: number }> {
  const kept = await keepImage(path.join(dataDir, 'media'), await picture(width, height));
  if ('refused' in kept) throw new Error(kept.refused);
  return withDatabase(dataDir, (sqlite) => {
    const { lastInsertRowid } = sqlite
      .prepare('insert into image (key, width, height, created_at) values (?, ?, ?, ?)')
      .run(kept.key, kept.width, kept.height, NOW);
    const imageId = Number(lastInsertRowid);
    sqlite
      .prepare(
        `insert into entry_image (kind, entry_id, image_id, position, alt) select ?, ?, ?,
         (select count(*) from entry_image where kind = ? and entry_id = ?), ?`,
      )
      .run(kind, entryId, imageId, kind, entryId, alt);
    sqlite.prepare('insert into change (tag, at) values (?, ?)').run(`${kind}:${entryId}`, NOW);
    return { key: kept.key, imageId };
  });
}
