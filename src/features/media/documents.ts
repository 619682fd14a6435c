import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncPath, writeSynced } from '#server/synced.ts';
import { folderOf } from './ingest/keep.ts';

export const MOST_DOCUMENT_BYTES = 10 * 1024 * 1024;
const NAME = 'document.pdf';
/** Where a PDF must say that it is one, and that it is whole. */
const HEAD = 1024;
const TAIL = 2048;

export type DocumentRefusal = 'fileTooLarge' | 'notAPdf';

/** Why something somebody sent is not kept as a PDF; undefined where it is one by its bytes. */
export function documentRefusal(bytes: Uint8Array): DocumentRefusal | undefined {
  if (bytes.length > MOST_DOCUMENT_BYTES) return 'fileTooLarge';
  const text = (part: Uint8Array) => Buffer.from(part).toString('latin1');
  const isPdf =
    /^%PDF-[12]\.\d/.test(text(bytes.subarray(0, HEAD))) &&
    text(bytes.subarray(-TAIL)).includes('%%EOF');
  return isPdf ? undefined : 'notAPdf';
}

/** Puts a PDF under a random name; it is on disk when this resolves. The row is the caller's. */
export async function keepDocument(mediaDir: string, bytes: Uint8Array): Promise<string> {
  const key = randomBytes(16).toString('hex');
  const aside = path.join(mediaDir, 'incoming', key);
  await mkdir(aside, { recursive: true });
  try {
    await writeSynced(path.join(aside, NAME), bytes);
    await syncPath(aside);
    const target = folderOf(mediaDir, key);
    await mkdir(path.dirname(target), { recursive: true });
    await rename(aside, target);
    await syncPath(path.dirname(target));
    return key;
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

/** A kept PDF as an answer that is saved, never opened inside the site; 404 where its file is gone. */
export async function documentResponse(
  mediaDir: string,
  { key, name }: { key: string; name: string },
): Promise<Response> {
  const bytes = await readFile(path.join(folderOf(mediaDir, key), NAME)).catch(() => undefined);
  if (!bytes) return new Response('Not found\n', { status: 404 });
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="document.pdf"; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
    },
  });
}
