import { ActionError, defineAction } from 'astro:actions';
import { signedIn } from '#features/accounts/signed-in.ts';
import { saveDraft } from '#features/drafts/commands.ts';
import { findEntry } from '#features/drafts/queries.ts';
import type { Editor } from '#features/drafts/schema.ts';
import { written } from '#features/drafts/written.ts';
import { wouldWait } from '#features/drafts/waits.ts';
import { now } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { store } from '#server/store.ts';
import { addPhoto, describePhoto, orderPhotos, removePhoto, restorePhoto } from './commands.ts';
import { mediaDir } from './files.ts';
import { makeCrops } from './ingest/forms.ts';
import { changePhotos } from './live-photos.ts';
import { listOwnPhotos } from './queries.ts';
import {
  AddPhotoInput,
  DescribePhotoInput,
  OrderPhotosInput,
  RemovePhotoInput,
  type PhotoEntry,
} from './schema.ts';
import { makeRest, orRefused, refused, takeIn } from './take-in.ts';
import { waitingPhotos } from './waiting.ts';

/** What a person does with the photos of an entry of theirs; each change is there for all at once. */
export const photos = {
  add: defineAction({
    accept: 'form',
    input: AddPhotoInput,
    handler: async ({ photo, alt, ...ref }, context) => {
      const actor = signedIn(context);
      found(await findEntry(store.read, actor, ref));
      const kept = await takeIn(photo);
      const added = found(
        await changed(actor, ref, async (tx) => {
          const waits = await wouldWait(tx, actor, ref, { newPhotos: [0] });
          if (waits === 'locked') return waits;
          return addPhoto(tx, actor, ref, { ...kept, alt, waits: waits === true }, now());
        }),
      );
      if (typeof added === 'string') throw refused(added);
      makeRest();
      return { imageId: added };
    },
  }),
  describe: defineAction({
    accept: 'form',
    input: DescribePhotoInput,
    handler: async ({ imageId, alt, altEn, credit, x, y, ...ref }, context) => {
      const actor = signedIn(context);
      found(await findEntry(store.read, actor, ref));
      const photo = found(
        (await listOwnPhotos(store.read, ref)).find((one) => one.imageId === imageId),
      );
      const focus = { x, y };
      const isMoved = photo.focus.x !== x || photo.focus.y !== y;
      if (isMoved && !(await makeCrops(mediaDir, photo, focus))) throw refused('broken');
      const description = { alt: alt!, altEn, credit, focus };
      const done = await changed(actor, ref, async (tx) => {
        const waits = await wouldWait(tx, actor, ref, { newPhotos: [imageId] });
        if (waits === 'locked') return waits;
        const said = { ...description, waits: waits === true };
        return describePhoto(tx, actor, ref, imageId, said, now());
      });
      if (done === 'locked') throw refused(done);
      found(done || undefined);
      return { imageId };
    },
  }),
  order: defineAction({
    accept: 'form',
    input: OrderPhotosInput,
    handler: async ({ order, ...ref }, context) => {
      const actor = signedIn(context);
      found(
        (await changed(actor, ref, (tx) => orderPhotos(tx, actor, ref, order, now()))) || undefined,
      );
      return { ordered: true };
    },
  }),
  remove: defineAction({
    accept: 'form',
    input: RemovePhotoInput,
    handler: async ({ imageId, order, ...ref }, context) => {
      const actor = signedIn(context);
      found(
        (await changed(actor, ref, (tx) => removePhoto(tx, actor, ref, imageId, now()))) ||
          undefined,
      );
      return { imageId, order };
    },
  }),
  restore: defineAction({
    accept: 'form',
    input: RemovePhotoInput,
    handler: async ({ imageId, order, ...ref }, context) => {
      const actor = signedIn(context);
      const done = await changed(actor, ref, (tx) =>
        restorePhoto(tx, actor, ref, imageId, order, now()),
      );
      if (done === 'full') throw refused('full');
      found(done || undefined);
      return { imageId };
    },
  }),
};

/** The draft of an entry says which of its photos are to be shown with it. */
async function draftWaiting(tx: Tx, editor: Editor, ref: PhotoEntry): Promise<void> {
  const values = { newPhotos: await waitingPhotos(tx, ref) };
  await saveDraft(tx, editor, { ref, values, base: {}, asked: false }, new Map(), now());
}

function found<T>(answer: T | undefined): T {
  if (answer === undefined) throw new ActionError({ code: 'NOT_FOUND', message: 'notFound' });
  return answer;
}

/** Changes the photos of an entry in one transaction, with the letter to a business it was done for. */
function changed<T>(actor: Editor, ref: PhotoEntry, change: (tx: Tx) => Promise<T>): Promise<T> {
  return orRefused(() =>
    written(async (tx) => {
      const answer = await changePhotos(tx, actor, ref, () => change(tx), now());
      await draftWaiting(tx, actor, ref);
      return answer;
    }),
  );
}
