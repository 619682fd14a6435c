import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { countsFile } from '#features/counts/file.ts';
import { countEntries, countKinds, countTerms } from '#features/counts/queries.ts';
import { CountsFilter, type CountedTerm } from '#features/counts/schema.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);

/** The town with nothing counted but this. */
async function town() {
  const { store } = await townDatabase();
  const [first, second] = (await store.read
    .selectFrom('shop')
    .select(['id', 'name', 'slug'])
    .where('name', 'is not', null)
    .orderBy('id')
    .limit(2)
    .execute()) as { id: number; name: string; slug: string }[];
  const row = (shop: { id: number }, day: string, what: 'view' | 'call', n: number) =>
    ({ kind: 'shop', entry_id: shop.id, day, what, n }) as const;
  await store.write(async (tx) => {
    await tx.deleteFrom('entry_count').execute();
    await tx
      .insertInto('entry_count')
      .values([
        row(first!, '2026-11-24', 'view', 3),
        row(first!, '2026-10-26', 'view', 4),
        row(first!, '2026-10-26', 'call', 1),
        row(first!, '2026-10-25', 'view', 100),
        row(second!, '2026-11-01', 'view', 8),
      ])
      .execute();
  });
  return { store, first: first!, second: second! };
}

test('thirty days are today and the twenty-nine before, a year is longer', async () => {
  const { store, first, second } = await town();
  const kinds = await countKinds(store.read, 30, at);
  expect(kinds[0]).toMatchObject({ kind: 'shop', view: 15, call: 1, map: 0 });
  expect(kinds[1]).toMatchObject({ kind: 'coupon', view: 0 });
  const month = await countEntries(store.read, CountsFilter.parse({}), at);
  expect(month.rows).toMatchObject([
    { id: second.id, view: 8 },
    { id: first.id, view: 7, call: 1, name: first.name, path: `/shops/${first.slug}` },
  ]);
  const year = await countEntries(store.read, CountsFilter.parse({ days: '365' }), at);
  expect(year.rows[0]).toMatchObject({ id: first.id, view: 107 });
});

test('the file holds each day', async () => {
  const { store, first, second } = await town();
  const text = await countsFile(store.read, CountsFilter.parse({}), at).text();
  const rows = parse(text, { bom: true, from_line: 2 }) as string[][];
  expect(rows.map(([day, id, , , view]) => [day, Number(id), Number(view)])).toEqual([
    ['2026-10-26', first.id, 4],
    ['2026-11-01', second.id, 8],
    ['2026-11-24', first.id, 3],
  ]);
});

test('what shops are put under is counted with all its shops', async () => {
  const { store, first, second } = await town();
  await store.write(async (tx) => {
    await tx.deleteFrom('shop_category').execute();
    const [one, other] = await tx.selectFrom('category').select('id').limit(2).execute();
    const link = (shop: { id: number }, category: { id: number }, position: number) => ({
      shop_id: shop.id,
      category_id: category.id,
      position,
    });
    await tx
      .insertInto('shop_category')
      .values([link(first, one!, 0), link(first, other!, 1), link(second, other!, 0)])
      .execute();
    const [area] = await tx.selectFrom('area').select('id').limit(1).execute();
    await tx.updateTable('shop').set({ area_id: area!.id }).execute();
  });
  const views = async (term: CountedTerm, days: number) =>
    (await countTerms(store.read, term, days, at)).map(({ view, call }) => [view, call]);
  expect(await views('category', 30)).toEqual([
    [15, 1],
    [7, 1],
  ]);
  expect(await views('area', 30)).toEqual([[15, 1]]);
  expect(await views('area', 365)).toEqual([[115, 1]]);
  await store.write(async (tx) => {
    await tx.deleteFrom('shop_zone').execute();
    const { id: zone_id } = await tx.selectFrom('zone').select('id').executeTakeFirstOrThrow();
    await tx.insertInto('shop_zone').values({ shop_id: first.id, zone_id }).execute();
    await tx.deleteFrom('shop_feature').execute();
    const { id: feature_id } = await tx
      .selectFrom('feature')
      .select('id')
      .executeTakeFirstOrThrow();
    await tx.insertInto('shop_feature').values({ shop_id: second.id, feature_id }).execute();
  });
  expect([await views('zone', 30), await views('feature', 30)]).toEqual([[[7, 1]], [[8, 0]]]);
});
