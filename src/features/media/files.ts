import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { env } from '#server/store.ts';
import { folderOf } from './ingest/keep.ts';
import { IMAGE_TYPES, imageFileName, type ImageFile } from './schema.ts';

/** The folder all images lie in. */
export const mediaDir = path.join(env.dataDir, 'media');

/** Opens one size of an image for sending; undefined when there is no such file. */
export async function openImage(
  key: string,
  file: ImageFile,
): Promise<{ body: ReadableStream; bytes: number; type: string } | undefined> {
  const name = path.join(folderOf(mediaDir, key), imageFileName(file));
  const info = await stat(name).catch(() => undefined);
  if (!info?.isFile()) return undefined;
  const body = Readable.toWeb(createReadStream(name)) as ReadableStream;
  return { body, bytes: info.size, type: IMAGE_TYPES[file.ext] };
}
