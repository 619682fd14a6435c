import { open } from 'node:fs/promises';

/** Writes a new file; its bytes are on disk when this resolves. */
export async function writeSynced(name: string, bytes: Uint8Array | string): Promise<void> {
  const file = await open(name, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Brings a file, or the names in a folder, to disk. */
export async function syncPath(name: string): Promise<void> {
  const handle = await open(name, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
