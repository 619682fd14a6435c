import { ActionError } from 'astro:actions';
import { byItself } from '#server/acting.ts';
import { now } from '#server/clock.ts';
import { log } from '#server/log.ts';
import { store } from '#server/store.ts';
import type { KeptImage } from './commands.ts';
import { compactImages } from './compact.ts';
import { mediaDir } from './files.ts';
import { keepImage } from './ingest/keep.ts';
import { inTurn } from './ingest/turn.ts';

export function refused(
  message: string,
  code: 'UNPROCESSABLE_CONTENT' | 'SERVICE_UNAVAILABLE' = 'UNPROCESSABLE_CONTENT',
): ActionError {
  return new ActionError({ code, message });
}

/** A full disk or a locked database: nothing is kept, and the same can be tried again. */
export async function orRefused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ActionError) throw error;
    log.error({ err: error }, 'a photo could not be written');
    throw refused('notSaved', 'SERVICE_UNAVAILABLE');
  }
}

/**
 * Takes in a photo somebody sent; its files are on the disk afterwards, its row is the caller's.
 *
 * @throws {ActionError} saying why it is not taken.
 */
export async function takeIn(photo: File): Promise<KeptImage> {
  const bytes = new Uint8Array(await photo.arrayBuffer());
  const kept = await orRefused(() => inTurn(() => keepImage(mediaDir, bytes)));
  if (kept === 'busy') throw refused('busy', 'SERVICE_UNAVAILABLE');
  if ('refused' in kept) throw refused(bytes.length === 0 ? 'noFile' : kept.refused);
  return kept;
}

/** Nobody waits for the smaller files; whoever looks meanwhile gets the JPEG ones. */
export function makeRest(): void {
  byItself(() => compactImages(store, mediaDir, now)).catch((error: unknown) => {
    log.error({ err: error }, 'the smaller files of an image could not be made');
  });
}
