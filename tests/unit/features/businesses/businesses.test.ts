import { expect, test } from 'vitest';
import { addBusiness, keepBusiness } from '#features/businesses/commands.ts';
import { getBusiness, listBusinesses, listLike } from '#features/businesses/queries.ts';
import { BusinessInput } from '#features/businesses/schema.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { addShop } from '../../../support/coupons.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const later = new Date('2026-12-24T03:30:00.000Z');
const flowers = {
  name: '架空　花店',
  kana: 'かくう はなてん',
  kind: 'business',
  membership: 'non-member',
} as const;

test('what the staff decide about a business is kept, with the day its membership changed', async () => {
  const { store } = await emptyDatabase();
  const id = await store.write((tx) => addBusiness(tx, flowers, at));
  const change = (fields: object) =>
    store.write((tx) =>
      keepBusiness(
        tx,
        BusinessInput.parse({
          business: id,
          version: 1,
          membership: 'non-member',
          chamber: 'tokuji',
          memberNumber: '00123',
          ...fields,
        }),
        later,
      ),
    );
  expect(await change({ trusted: 'yes' })).toBe('done');
  expect(await getBusiness(store.read, id)).toMatchObject({
    chamber: 'tokuji',
    memberNumber: '00123',
    trusted: true,
    since: '2026-11-24',
    version: 2,
  });
  expect(await change({ membership: 'member' }), 'a form that was opened before').toBe('late');
  expect(await change({ membership: 'member', version: 2 })).toBe('done');
  const kept = await getBusiness(store.read, id);
  expect(kept).toMatchObject({ membership: 'member', since: '2026-12-24', trusted: false });
  expect(await change({ business: 999 })).toBeUndefined();
});

test('a business that leaves takes nothing off the site without a reason', () => {
  const leaves = (fields: object) =>
    BusinessInput.safeParse({
      ...{ business: 1, version: 1, membership: 'left', chamber: 'yamaguchi' },
      ...fields,
    }).success;
  expect(leaves({ unpublish: 'yes', reason: '退会されたため' })).toBe(true);
  expect(leaves({ unpublish: 'yes', reason: ' ' })).toBe(false);
  expect(leaves({ reason: '' }), 'what is public stays').toBe(true);
  expect(leaves({ membership: 'member', unpublish: 'yes' }), 'it stays').toBe(true);
});

test('a business is found by name, number and shop; signs of a search mean themselves', async () => {
  const { store } = await emptyDatabase();
  const id = await store.write((tx) => addBusiness(tx, flowers, at));
  await addShop(store, at);
  const found = async (q: string) =>
    (await listBusinesses(store.read, q, 1)).lines.map((one) => one.name);
  expect(await found('花店')).toEqual([flowers.name]);
  expect(await found('はなてん')).toEqual([flowers.name]);
  expect(await found('店')).toHaveLength(2);
  expect(await found('%')).toEqual([]);
  expect(await found('７７')).toEqual([]);
  await store.write((tx) =>
    tx.updateTable('business').set({ member_number: '77' }).where('id', '=', id).execute(),
  );
  expect(await found('７７')).toEqual([flowers.name]);
});

test('one that applies again is known by its name, reading or phone, whatever the spaces', async () => {
  const { store } = await emptyDatabase();
  const id = await store.write((tx) => addBusiness(tx, flowers, at));
  await addShop(store, at);
  const like = async (more: object) => {
    const applicant = { name: 'x', kana: 'y', phone: '0', ...more };
    return (await listLike(store.read, applicant)).map((one) => one.name);
  };
  expect(await like({ name: '架空花店' })).toEqual([flowers.name]);
  expect(await like({ kana: 'かくうはなてん' })).toEqual([flowers.name]);
  expect(await like({ phone: '083-900-0000' })).toEqual(['店']);
  expect(await like({})).toEqual([]);
  expect(id).toBeGreaterThan(0);
});
