import { expect, test } from 'vitest';
import { undoApproval } from '#features/drafts/approval-commands.ts';
import { saveDraft } from '#features/drafts/commands.ts';
import { acceptDraft } from '#features/drafts/decision-commands.ts';
import { getDraft } from '#features/drafts/queries.ts';
import { submitDraft } from '#features/drafts/review-commands.ts';
import { wouldWait } from '#features/drafts/waits.ts';
import { addPhoto, describePhoto, type Description } from '#features/media/commands.ts';
import { isImagePublic } from '#features/media/public.ts';
import { photosOf } from '#features/media/queries.ts';
import type { PhotoKind } from '#features/media/schema.ts';
import { waitingPhotos } from '#features/media/waiting.ts';
import { townDatabase } from '../../../support/database.ts';
import { memberOf, seenNow, someOpenEntry, staff, written } from '../../../support/drafts.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const KEY = 'f'.repeat(32);

async function published(kind: PhotoKind) {
  const { store } = await townDatabase();
  const entry = await someOpenEntry(store, kind, at);
  const ref = { kind, id: entry.id };
  const owner = memberOf(entry.businessId);
  const waits = () => wouldWait(store.read, owner, ref, { newPhotos: [0] });
  const set = (change: { trusted: number }) =>
    store.write((tx) =>
      tx.updateTable('business').set(change).where('id', '=', entry.businessId).execute(),
    );
  return { store, ref, owner, waits, set };
}

test('a photo of a public product waits, of a shop never, and of a trusted business neither', async () => {
  const product = await published('product');
  await product.set({ trusted: 0 });
  expect(await product.waits()).toBe(true);
  await product.set({ trusted: 1 });
  expect(await product.waits()).toBe(false);
  const shop = await published('shop');
  await shop.set({ trusted: 0 });
  expect(await shop.waits()).toBe(false);
});

test('a photo that waits is shown with the approval, and hidden again when that is taken back', async () => {
  const { store, ref, owner, waits, set } = await published('product');
  await set({ trusted: 0 });
  const image = { key: KEY, width: 800, height: 600, alt: '箱の中', waits: true };
  await store.write((tx) => addPhoto(tx, owner, ref, image, at));
  const shown = async () =>
    (await photosOf(store.read, 'product', [ref.id])).get(ref.id)?.some(({ key }) => key === KEY) ??
    false;
  const state = async () => [await shown(), await isImagePublic(store.read, KEY, at)];
  expect(await state()).toEqual([false, false]);

  const values = { newPhotos: await waitingPhotos(store.read, ref) };
  const input = { ref, values, base: {}, asked: false };
  await written(store, (tx, s) => saveDraft(tx, owner, input, s, at), at);
  await written(store, (tx, s) => submitDraft(tx, owner, ref, s, at), at);
  expect(await waits()).toBe('locked');
  expect(await state()).toEqual([false, false]);

  const seen = seenNow((await getDraft(store.read, staff, ref))!);
  const accepted = await written(store, (tx, s) => acceptDraft(tx, staff, ref, seen, s, at), at);
  expect(await state()).toEqual([true, true]);
  const { approval } = accepted as { approval: number };
  await written(store, (tx, s) => undoApproval(tx, staff, approval, s, at), at);
  expect(await state()).toEqual([false, false]);
});

test('what is newly said of a public photo waits, comes with the approval, and goes again with it', async () => {
  const { store, ref, owner, set } = await published('product');
  await set({ trusted: 0 });
  const image = { key: KEY, width: 800, height: 600, alt: '箱の中' };
  const imageId = (await store.write((tx) => addPhoto(tx, owner, ref, image, at))) as number;
  const said: Description = {
    ...{ alt: '箱の外', altEn: 'The box', credit: '店主', focus: { x: 20, y: 80 } },
  };
  const describe = (text: Description) =>
    store.write((tx) => describePhoto(tx, owner, ref, imageId, { ...text, waits: true }, at));
  const texts = async (which: 'shown' | 'all') => {
    const photos = (await photosOf(store.read, 'product', [ref.id], which)).get(ref.id) ?? [];
    const photo = photos.find(({ key }) => key === KEY)!;
    return [photo.alt, photo.focus.x];
  };
  await describe(said);
  expect([await texts('shown'), await texts('all')]).toEqual([
    ['箱の中', 50],
    ['箱の外', 20],
  ]);
  expect(await waitingPhotos(store.read, ref)).toEqual([imageId]);
  await describe({ ...said, alt: '箱の中', altEn: null, credit: null, focus: { x: 50, y: 50 } });
  expect(await waitingPhotos(store.read, ref), 'nothing else is said any more').toEqual([]);

  await describe(said);
  const input = { ref, values: { newPhotos: [imageId] }, base: {}, asked: false };
  await written(store, (tx, s) => saveDraft(tx, owner, input, s, at), at);
  await written(store, (tx, s) => submitDraft(tx, owner, ref, s, at), at);
  const seen = seenNow((await getDraft(store.read, staff, ref))!);
  const accepted = await written(store, (tx, s) => acceptDraft(tx, staff, ref, seen, s, at), at);
  expect(await texts('shown')).toEqual(['箱の外', 20]);
  const { approval } = accepted as { approval: number };
  await written(store, (tx, s) => undoApproval(tx, staff, approval, s, at), at);
  expect([await texts('shown'), await texts('all')]).toEqual([
    ['箱の中', 50],
    ['箱の外', 20],
  ]);
});

test.each(['coupon', 'job'] as const)('a photo of a %s is public with it', async (kind) => {
  const { store, ref, owner } = await published(kind);
  const image = { key: KEY, width: 800, height: 600, alt: '店先' };
  await store.write((tx) => addPhoto(tx, owner, ref, image, at));
  expect(await isImagePublic(store.read, KEY, at)).toBe(true);
  await store.write((tx) =>
    tx.updateTable(kind).set({ visibility: 'archived' }).where('id', '=', ref.id).execute(),
  );
  expect(await isImagePublic(store.read, KEY, at)).toBe(false);
});
