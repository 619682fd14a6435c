import { toIso } from '#server/clock.ts';
import { log } from '#server/log.ts';
import type { Store } from '#server/db.ts';
import { makeCompact } from './ingest/forms.ts';

/** Images whose master could not be read; they keep their JPEG files. */
const given = new Set<number>();
let running: Promise<void> | undefined;

/**
 * Makes the AVIF and WebP files of images that lack them, one after the other and while nothing else
 * wants the machine. Called again while it runs, it goes on until there are none.
 */
export function compactImages(store: Store, mediaDir: string, at: () => Date): Promise<void> {
  running ??= untilDone(store, mediaDir, at).finally(() => (running = undefined));
  return running;
}

async function untilDone(store: Store, mediaDir: string, at: () => Date): Promise<void> {
  for (;;) {
    const image = await nextImage(store);
    if (!image) return;
    const rows = await store.read
      .selectFrom('entry_image')
      .select(['focal_x as x', 'focal_y as y'])
      .distinct()
      .where('image_id', '=', image.id)
      .execute();
    const foci = rows.length > 0 ? rows : [{ x: 50, y: 50 }];
    if (await makeCompact(mediaDir, image.key, foci))
      await markCompact(store, image.id, foci, at());
    else {
      given.add(image.id);
      log.error({ image: image.key }, 'the smaller files of an image could not be made');
    }
  }
}

async function nextImage(store: Store) {
  let images = store.read.selectFrom('image').select(['id', 'key']).where('compact', '=', 0);
  if (given.size > 0) images = images.where('id', 'not in', [...given]);
  return images.orderBy('id').limit(1).executeTakeFirst();
}

/** Unless another point has been chosen meanwhile, whose crops are not there yet. */
async function markCompact(
  store: Store,
  id: number,
  foci: { x: number; y: number }[],
  at: Date,
): Promise<void> {
  await store.write(async (tx) => {
    const links = await tx
      .selectFrom('entry_image')
      .select(['kind', 'entry_id', 'focal_x', 'focal_y'])
      .where('image_id', '=', id)
      .execute();
    const isMade = (link: (typeof links)[number]) =>
      foci.some(({ x, y }) => x === link.focal_x && y === link.focal_y);
    if (!links.every(isMade)) return;
    await tx.updateTable('image').set({ compact: 1 }).where('id', '=', id).execute();
    if (links.length === 0) return;
    await tx
      .insertInto('change')
      .values(links.map(({ kind, entry_id }) => ({ tag: `${kind}:${entry_id}`, at: toIso(at) })))
      .execute();
  });
}
