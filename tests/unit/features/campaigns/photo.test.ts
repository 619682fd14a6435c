import { expect, test } from 'vitest';
import { copyCampaign, setShown } from '#features/campaigns/desk-commands.ts';
import { dropPhoto, putPhoto } from '#features/campaigns/photo-commands.ts';
import { getPublishedCampaign, listCampaigns } from '#features/campaigns/queries.ts';
import { isImagePublic } from '#features/media/public.ts';
import { listOwnPhotos } from '#features/media/queries.ts';
import { sweepImages } from '#features/media/sweep.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const AT = new Date(NOW);
const image = (key: string) => ({ key: key.repeat(32), width: 1200, height: 900 });
const said = { alt: '夕暮れの灯り', altEn: null, credit: null, focus: { x: 50, y: 20 } };

test('a campaign opens with its photo, everywhere it is shown, until it is taken off', async () => {
  const { store, dataDir } = await townDatabase();
  const { id, slug } = await store.read
    .selectFrom('campaign')
    .select(['id', 'slug'])
    .where('visibility', '=', 'published')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const put = (photo: Parameters<typeof putPhoto>[2]) =>
    store.write((tx) => putPhoto(tx, id, photo, AT));
  const shown = async () => (await getPublishedCampaign(store.read, slug, AT))?.photo;
  expect(await put(said), 'there is no photo to describe').toBeUndefined();
  expect(await shown()).toBeNull();
  await put({ ...said, image: image('a') });
  expect(await shown()).toMatchObject({
    key: 'a'.repeat(32),
    alt: '夕暮れの灯り',
    focus: { y: 20 },
  });
  await put({ ...said, alt: '朝の灯り' });
  expect(await shown()).toMatchObject({ key: 'a'.repeat(32), alt: '朝の灯り' });
  await put({ ...said, image: image('b') });
  const all = Object.values(await listCampaigns(store.read, AT)).flat();
  expect(all.flatMap(({ photo }) => photo?.key ?? [])).toEqual(['b'.repeat(32)]);

  const isPublic = (key: string) => isImagePublic(store.read, key.repeat(32), AT);
  expect([await isPublic('a'), await isPublic('b')]).toEqual([false, true]);
  const copy = (await store.write((tx) => copyCampaign(tx, id, AT)))!;
  const [next] = await listOwnPhotos(store.read, { kind: 'campaign', id: copy });
  expect(next).toMatchObject({ key: 'b'.repeat(32), focus: { x: 50, y: 20 } });
  await store.write((tx) => setShown(tx, id, false, AT));
  expect(await isPublic('b'), 'neither is public now').toBe(false);

  await sweepImages(store, `${dataDir}/media`, new Date(AT.getTime() + 3 * 86_400_000));
  const keys = await store.read.selectFrom('image').select('key').execute();
  expect(keys.map(({ key }) => key)).toContain('b'.repeat(32));
  expect(keys.map(({ key }) => key)).not.toContain('a'.repeat(32));
  expect(await store.write((tx) => dropPhoto(tx, id, AT))).toBe(true);
  expect(await store.write((tx) => dropPhoto(tx, id, AT))).toBe(false);
});
