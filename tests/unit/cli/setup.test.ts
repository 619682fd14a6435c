import { afterAll, describe, expect, test } from 'vitest';
import { createEvaluator } from '#features/shops/hours/evaluator.ts';
import { databaseFile, openSqlite } from '#server/db.ts';
import { removeDemo } from '../../../src/cli/setup/demo.ts';
import { setUp } from '../../../src/cli/setup/index.ts';
import { emptyDatabase, townDatabase } from '../../support/database.ts';
import { NOW } from '../../support/paths.ts';

const AT = new Date(NOW);
const evaluator = createEvaluator();
afterAll(() => evaluator.close());

/** Rows by table; the journal of changes only grows and is left out. */
function countsOf(dataDir: string): Record<string, unknown> {
  const sqlite = openSqlite(databaseFile(dataDir), { readonly: true });
  const tables = sqlite
    .prepare("select name from sqlite_master where type = 'table'")
    .pluck()
    .all() as string[];
  const counts = tables
    .filter((table) => table !== 'change' && !table.startsWith('sqlite_'))
    .map(
      (table) => [table, sqlite.prepare(`select count(*) from "${table}"`).pluck().get()] as const,
    );
  sqlite.close();
  return Object.fromEntries(counts);
}

describe('setting a site up', () => {
  test('gives a real site its terms and the figures of the plan, and no business', async () => {
    const { dataDir, store } = await emptyDatabase();
    expect(await setUp(store, evaluator, false, AT)).not.toEqual([]);
    const counts = countsOf(dataDir);
    expect(counts).toMatchObject({ business: 0, shop: 0, schedule: 0 });
    for (const table of ['area', 'zone', 'category', 'feature', 'plan_target', 'area_statistic']) {
      expect(counts[table], table).toBeGreaterThan(0);
    }
    const population = await store.read
      .selectFrom('area_statistic')
      .select(['row_label', 'column_label', 'printed'])
      .where('series', '=', 'population')
      .execute();
    expect(population).toContainEqual({
      row_label: '総人口',
      column_label: '2020',
      printed: '193966',
    });
  });

  test('a second time adds nothing', async () => {
    const { dataDir, store } = await townDatabase();
    const before = countsOf(dataDir);
    expect(before['shop']).toBeGreaterThanOrEqual(150);
    expect(await setUp(store, evaluator, true, AT)).toEqual([]);
    expect(countsOf(dataDir)).toEqual(before);
  });

  test('puts no demo town beside a business that somebody entered', async () => {
    const { dataDir, store } = await emptyDatabase();
    await setUp(store, evaluator, false, AT);
    await addRealBusiness(store);
    expect(await setUp(store, evaluator, true, AT)).toEqual([]);
    expect(countsOf(dataDir)['business']).toBe(1);
  });
});

describe('removing the demo town', () => {
  test('leaves what an empty site has, in every table', async () => {
    const [town, empty] = [await townDatabase(), await emptyDatabase()];
    await setUp(empty.store, evaluator, false, AT);
    expect(await town.store.write((tx) => removeDemo(tx, AT))).toBeGreaterThanOrEqual(150);
    expect(countsOf(town.dataDir)).toEqual(countsOf(empty.dataDir));
  });

  test('leaves a real business alone, with its shop, its past addresses and its hours', async () => {
    const { store } = await townDatabase();
    await store.write(async (tx) => {
      await tx.updateTable('business').set({ demo: 0 }).where('id', '=', 1).execute();
      const { id } = await tx
        .selectFrom('shop')
        .select('id')
        .where('business_id', '=', 1)
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('slug_history')
        .values({ kind: 'shop', slug: 'before', entry_id: id })
        .execute();
      await removeDemo(tx, AT);
    });
    const shops = await store.read
      .selectFrom('shop')
      .select(['business_id', 'schedule_id'])
      .execute();
    expect(shops).toEqual([{ business_id: 1, schedule_id: expect.any(Number) }]);
    expect(await store.read.selectFrom('schedule').select('id').execute()).toEqual([
      { id: shops[0]!.schedule_id },
    ]);
    expect(await store.read.selectFrom('slug_history').select('slug').execute()).toEqual([
      { slug: 'before' },
    ]);
    expect(await store.read.selectFrom('shop_category').select('shop_id').execute()).not.toEqual(
      [],
    );
  });
});

type Store = Awaited<ReturnType<typeof emptyDatabase>>['store'];

function addRealBusiness(store: Store) {
  const business = {
    kind: 'business',
    name: '実在の店',
    membership: 'member',
    chamber: 'yamaguchi',
  } as const;
  return store.write((tx) =>
    tx
      .insertInto('business')
      .values({ ...business, created_at: NOW, updated_at: NOW })
      .execute(),
  );
}
