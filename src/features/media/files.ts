import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { env } from '#server/store.ts';
import { IMAGE_TYPES, type ImageFile } from './schema.ts';

/** Where the files of an image lie: `DATA_DIR/media/<first two>/<key>/<width>.<ext>`. */
function fileOf(key: string, { width, ext }: ImageFile): string {
  return path.join(env.dataDir, 'media', key.slice(0, 2), key, `${width}.${ext}`);
}

/** Opens one size of an image for sending; undefined when there is no such file. */
export async function openImage(
  key: string,
  file: ImageFile,
): Promise<{ body: ReadableStream; bytes: number; type: string } | undefined> {
  const name = fileOf(key, file);
  const info = await stat(name).catch(() => undefined);
  if (!info?.isFile()) return undefined;
  const body = Readable.toWeb(createReadStream(name)) as ReadableStream;
  return { body, bytes: info.size, type: IMAGE_TYPES[file.ext] };
}
