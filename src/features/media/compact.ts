import { toIso } from '#server/clock.ts';
import { log } from '#server/log.ts';
import type { Reader, Store } from '#server/db.ts';
import { makeCompact } from './ingest/forms.ts';
import type { Focus } from './schema.ts';

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
    const links = await linksOf(store.read, image.id);
    const foci = links.length > 0 ? links.flatMap(fociOf) : [{ x: 50, y: 50 }];
    if (await makeCompact(mediaDir, image.key, foci))
      await markCompact(store, image.id, foci, at());
    else {
      given.add(image.id);
      log.error({ image: image.key }, 'the smaller files of an image could not be made');
    }
  }
}

function linksOf(read: Reader, imageId: number) {
  return read
    .selectFrom('entry_image')
    .select(['kind', 'entry_id', 'focal_x', 'focal_y', 'other_focal_x', 'other_focal_y'])
    .where('image_id', '=', imageId)
    .execute();
}

type Link = Awaited<ReturnType<typeof linksOf>>[number];

/** The points it is cropped around, or will be once somebody has looked at it. */
function fociOf(link: Link): Focus[] {
  const { focal_x: x, focal_y: y, other_focal_x: otherX, other_focal_y: otherY } = link;
  return otherX === null || otherY === null
    ? [{ x, y }]
    : [
        { x, y },
        { x: otherX, y: otherY },
      ];
}

async function nextImage(store: Store) {
  let images = store.read.selectFrom('image').select(['id', 'key']).where('compact', '=', 0);
  if (given.size > 0) images = images.where('id', 'not in', [...given]);
  return images.orderBy('id').limit(1).executeTakeFirst();
}

/** Unless another point has been chosen meanwhile, whose crops are not there yet. */
async function markCompact(store: Store, id: number, foci: Focus[], at: Date): Promise<void> {
  await store.write(async (tx) => {
    const links = await linksOf(tx, id);
    const isMade = (focus: Focus) => foci.some(({ x, y }) => x === focus.x && y === focus.y);
    if (!links.flatMap(fociOf).every(isMade)) return;
    await tx.updateTable('image').set({ compact: 1 }).where('id', '=', id).execute();
    if (links.length === 0) return;
    await tx
      .insertInto('change')
      .values(links.map(({ kind, entry_id }) => ({ tag: `${kind}:${entry_id}`, at: toIso(at) })))
      .execute();
  });
}
