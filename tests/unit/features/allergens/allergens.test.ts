import { describe, expect, test } from 'vitest';
import {
  dateAllergens,
  moveAllergen,
  putAllergen,
  removeAllergen,
} from '#features/allergens/commands.ts';
import { listAllergens } from '#features/allergens/queries.ts';
import { getProductLists } from '#features/products/queries.ts';
import { townDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');
const PINE = { id: null, name: '松の実', nameEn: 'Pine nut', level: 'recommended' } as const;

describe('the list of allergens', () => {
  test('takes a new one that products can be declared against, on its level', async () => {
    const { store } = await townDatabase();
    await store.write((tx) => putAllergen(tx, PINE, AT));
    const { allergens } = await getProductLists(store.read);
    expect(allergens.at(-1)).toMatchObject({
      slug: 'pine-nut',
      name: '松の実',
      level: 'recommended',
      listedOn: allergens[0]!.listedOn,
    });
    await store.write((tx) => putAllergen(tx, PINE, AT));
    expect((await getProductLists(store.read)).allergens.at(-1)!.slug).toBe('pine-nut-2');
  });

  test('keeps what products said when one is renamed, moved up or made mandatory', async () => {
    const { store } = await townDatabase();
    const used = (await listAllergens(store.read)).find(({ used }) => used > 0)!;
    const change = {
      id: used.id,
      name: '新しい名前',
      nameEn: 'New',
      level: 'recommended',
    } as const;
    await store.write((tx) => putAllergen(tx, change, AT));
    const after = (await listAllergens(store.read)).find(({ id }) => id === used.id)!;
    expect(after).toMatchObject({ slug: used.slug, used: used.used, name: '新しい名前' });
  });

  test('lets one go only while no product names it', async () => {
    const { store } = await townDatabase();
    await store.write((tx) => putAllergen(tx, PINE, AT));
    const list = await listAllergens(store.read);
    const [used, spare] = [
      list.find((one) => one.used > 0)!,
      list.find((one) => one.slug === 'pine-nut')!,
    ];
    const remove = (id: number) => store.write((tx) => removeAllergen(tx, id, AT));
    expect([await remove(used.id), await remove(spare.id), await remove(spare.id)]).toEqual([
      'used',
      undefined,
      'gone',
    ]);
  });

  test('moves within its level, and bears one date', async () => {
    const { store } = await townDatabase();
    const ids = async () =>
      (await listAllergens(store.read))
        .filter(({ level }) => level === 'mandatory')
        .map(({ id }) => id);
    const [first, second] = (await ids()) as [number, number];
    await store.write((tx) => moveAllergen(tx, second, 'up', AT));
    await store.write((tx) => moveAllergen(tx, second, 'up', AT));
    expect((await ids()).slice(0, 2)).toEqual([second, first]);
    await store.write((tx) => dateAllergens(tx, '2027-04-01', AT));
    const dates = new Set((await listAllergens(store.read)).map(({ listedOn }) => listedOn));
    expect([...dates]).toEqual(['2027-04-01']);
  });
});
