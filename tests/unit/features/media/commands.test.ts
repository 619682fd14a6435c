import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  addPhoto,
  describePhoto,
  orderPhotos,
  removePhoto,
  restorePhoto,
} from '#features/media/commands.ts';
import { compactImages } from '#features/media/compact.ts';
import { changePhotos, putPhotosBack } from '#features/media/live-photos.ts';
import { folderOf, keepImage } from '#features/media/ingest/keep.ts';
import { listOwnPhotos, photosOf } from '#features/media/queries.ts';
import { MOST_PHOTOS, type KeptPhoto, type PhotoEntry } from '#features/media/schema.ts';
import { sweepFolder, sweepImages } from '#features/media/sweep.ts';
import type { Store } from '#server/db.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';
import { picture } from '../../../support/photos.ts';

const at = new Date(NOW);
const days = (n: number) => new Date(at.getTime() + n * 86_400_000);
const other = {
  accountId: 2,
  name: '別の店',
  role: 'member' as const,
  businesses: [{ id: 99999 }],
};

async function aShop() {
  const { store, dataDir } = await townDatabase();
  const shop = await store.read
    .selectFrom('shop')
    .select(['id', 'business_id'])
    .where('visibility', '=', 'published')
    .limit(1)
    .executeTakeFirstOrThrow();
  const account = await store.read
    .selectFrom('account')
    .select('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const businesses = [{ id: shop.business_id }];
  const editor = { accountId: account.id, name: '店主', role: 'member' as const, businesses };
  const ref: PhotoEntry = { kind: 'shop', id: shop.id };
  return { store, mediaDir: path.join(dataDir, 'media'), editor, ref };
}
type Shop = Awaited<ReturnType<typeof aShop>>;

let serial = 0;
function add({ store, editor, ref }: Shop, alt: string | null = '写真') {
  serial += 1;
  const image = { key: serial.toString(16).padStart(32, '0'), width: 800, height: 600, alt };
  return store.write((tx) => addPhoto(tx, editor, ref, image, at));
}

const order = async ({ store, ref }: Shop) =>
  (await listOwnPhotos(store.read, ref)).map(({ imageId }) => imageId);

const changes = async (store: Store, { kind, id }: PhotoEntry) =>
  Number(
    (
      await store.read
        .selectFrom('change')
        .select((eb) => eb.fn.countAll().as('n'))
        .where('tag', '=', `${kind}:${id}`)
        .executeTakeFirstOrThrow()
    ).n,
  );

describe('the photos of an entry', () => {
  test('are public once they are described, in their order, and each change is told on', async () => {
    const shop = await aShop();
    const { store, editor, ref } = shop;
    const before = await changes(store, ref);
    const first = (await add(shop, null)) as number;
    const second = (await add(shop, '店の中')) as number;
    expect(await changes(store, ref)).toBe(before + 2);
    const shown = async () =>
      (await photosOf(store.read, 'shop', [ref.id])).get(ref.id)?.map(({ alt }) => alt);
    expect(await shown()).toEqual(['店の中']);
    const focus = { x: 20, y: 80 };
    const words = { alt: '店の前', altEn: 'The shop front', credit: null, focus };
    expect(await store.write((tx) => describePhoto(tx, editor, ref, first, words, at))).toBe(true);
    expect(await shown()).toEqual(['店の前', '店の中']);
    expect((await listOwnPhotos(store.read, ref))[0]).toMatchObject(words);
    await store.write((tx) => orderPhotos(tx, editor, ref, [second, first], at));
    expect(await shown()).toEqual(['店の中', '店の前']);
  });

  test('are noted where they are public, and put back beside what changed since', async () => {
    const shop = await aShop();
    const { store, editor, ref } = shop;
    const [a, b] = [await add(shop, '一枚目'), await add(shop, '二枚目')] as [number, number];
    const focus = { x: 50, y: 50 };
    const words = (alt: string) => ({ alt, altEn: null, credit: null, focus });
    const added = { key: 'f'.repeat(32), width: 800, height: 600, alt: '頼まれた写真' };
    await store.write((tx) =>
      changePhotos(
        tx,
        editor,
        ref,
        async () => {
          await removePhoto(tx, editor, ref, a, at);
          await describePhoto(tx, editor, ref, b, words('書きかえた説明'), at);
          await addPhoto(tx, editor, ref, added, at);
        },
        at,
      ),
    );
    const told = await store.read
      .selectFrom('live_change')
      .select(['fields', 'author', 'difference'])
      .where('entry_id', '=', ref.id)
      .execute();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ fields: '["photos"]', author: '店主' });
    const later = (await add(shop, 'あとの写真')) as number;
    const { before, after } = JSON.parse(told[0]!.difference!) as Record<
      'before' | 'after',
      { photos: KeptPhoto[] }
    >;
    const both = { before: before.photos, after: after.photos };
    await store.write((tx) => putPhotosBack(tx, ref, both, at));
    const now = await listOwnPhotos(store.read, ref);
    expect(now.map(({ imageId, alt }) => [imageId, alt])).toEqual([
      [a, '一枚目'],
      [b, '二枚目'],
      [later, 'あとの写真'],
    ]);
  });

  test('keep their order against ids that are none of theirs, twice the same, or missing', async () => {
    const shop = await aShop();
    const ids = [await add(shop), await add(shop), await add(shop)] as number[];
    const [a, b, c] = ids as [number, number, number];
    const { store, editor, ref } = shop;
    await store.write((tx) => orderPhotos(tx, editor, ref, [c, c, 999999, a], at));
    expect(await order(shop)).toEqual([c, a, b]);
    await store.write((tx) => orderPhotos(tx, editor, ref, [], at));
    expect(await order(shop)).toEqual([c, a, b]);
  });

  test('come back to where they were when taking one off is undone', async () => {
    const shop = await aShop();
    const ids = [await add(shop), await add(shop, '二枚目'), await add(shop)] as number[];
    const { store, editor, ref } = shop;
    expect(await store.write((tx) => removePhoto(tx, editor, ref, ids[1]!, at))).toBe(true);
    expect(await order(shop)).toEqual([ids[0], ids[2]]);
    const restore = () => store.write((tx) => restorePhoto(tx, editor, ref, ids[1]!, ids, at));
    expect(await restore()).toBe(true);
    expect(await order(shop)).toEqual(ids);
    expect((await listOwnPhotos(store.read, ref))[1]!.alt).toBe('二枚目');
    expect(await restore(), 'it is back already').toBe(false);
  });

  test('are not more than an entry may have, put back ones included', async () => {
    const shop = await aShop();
    const { store, editor, ref } = shop;
    const first = (await add(shop)) as number;
    for (let n = 1; n < MOST_PHOTOS.shop; n += 1) await add(shop);
    expect(await add(shop)).toBe('full');
    await store.write((tx) => removePhoto(tx, editor, ref, first, at));
    expect(await add(shop)).toBeTypeOf('number');
    expect(await store.write((tx) => restorePhoto(tx, editor, ref, first, [], at))).toBe('full');
  });

  test('are nobody else’s to touch', async () => {
    const shop = await aShop();
    const id = (await add(shop)) as number;
    const { store, ref } = shop;
    const before = await changes(store, ref);
    const words = { alt: 'x', altEn: null, credit: null, focus: { x: 0, y: 0 } };
    expect(await add({ ...shop, editor: other as never })).toBeUndefined();
    const tries = await store.write(async (tx) => [
      await describePhoto(tx, other, ref, id, words, at),
      await orderPhotos(tx, other, ref, [id], at),
      await removePhoto(tx, other, ref, id, at),
      await restorePhoto(tx, other, ref, id, [id], at),
    ]);
    expect(tries).toEqual([false, false, false, false]);
    expect(await changes(store, ref)).toBe(before);
    expect((await listOwnPhotos(store.read, ref))[0]!.alt).toBe('写真');
  });
});

describe('the files of images', () => {
  test('get their smaller forms afterwards, around the point that was chosen', async () => {
    const shop = await aShop();
    const { store, mediaDir, editor, ref } = shop;
    const kept = await keepImage(mediaDir, await picture(500, 500));
    if ('refused' in kept) throw new Error(kept.refused);
    const id = await store.write((tx) => addPhoto(tx, editor, ref, { ...kept, alt: 'x' }, at));
    const words = { alt: 'x', altEn: null, credit: null, focus: { x: 0, y: 100 } };
    await store.write((tx) => describePhoto(tx, editor, ref, id as number, words, at));
    await compactImages(store, mediaDir, () => at);
    expect((await listOwnPhotos(store.read, ref))[0]!.compact).toBe(true);
    for (const name of ['400.webp', '400.avif', '800.avif', '400-0-100.webp', '800-0-100.avif'])
      expect(existsSync(path.join(folderOf(mediaDir, kept.key), name)), name).toBe(true);
  });

  test('go when nothing shows them any more, and not before', async () => {
    const shop = await aShop();
    const { store, mediaDir, editor, ref } = shop;
    const ids = [await add(shop), await add(shop)] as [number, number];
    const rows = await store.read.selectFrom('image').selectAll().execute();
    const dirs = rows.map(({ key }) => folderOf(mediaDir, key));
    const loose = folderOf(mediaDir, 'ff'.repeat(16));
    for (const dir of [...dirs, loose]) {
      mkdirSync(dir, { recursive: true });
      writeFileSync(path.join(dir, 'master.jpg'), '');
      utimesSync(dir, at, at);
    }
    await store.write((tx) => removePhoto(tx, editor, ref, ids[0], at));
    const left = async (n: number) => {
      await sweepImages(store, mediaDir, days(n));
      return [...dirs, loose].map((dir) => existsSync(dir));
    };
    expect(await left(0.5)).toEqual([true, true, true]);
    expect(await left(29)).toEqual([true, true, false]);
    expect(await left(31)).toEqual([false, true, false]);
  });

  test('and whatever else came in and was left lying goes after a day', async () => {
    const { mediaDir } = await aShop();
    const left = path.join(mediaDir, 'sheets', 'of-a-job-that-died');
    mkdirSync(left, { recursive: true });
    writeFileSync(path.join(left, '0'), '性別,年代');
    utimesSync(left, at, at);
    await sweepFolder(path.dirname(left), days(0.9));
    expect(existsSync(left)).toBe(true);
    await sweepFolder(path.dirname(left), days(1.1));
    expect(existsSync(left)).toBe(false);
    await sweepFolder(path.join(mediaDir, 'nowhere'), at);
  });
});
