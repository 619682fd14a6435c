import { expect, test } from 'vitest';
import { addTaxonomy } from '../../../../src/cli/setup/taxonomy.ts';
import { readOpenData } from '#features/entries/open-data.ts';
import { openDataFile } from '#features/opendata/files.ts';
import { applyShopImport } from '#features/shops/import/apply.ts';
import { COLUMN_ALIASES } from '#features/shops/import/columns.ts';
import { planShopImport } from '#features/shops/import/plan.ts';
import { shopTable } from '#features/shops/opendata.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import type { Store } from '#server/db.ts';
import { emptyDatabase, townDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');

const exported = async (store: Store, form: 'csv' | 'json' | 'geojson' = 'csv', withDemo = true) =>
  openDataFile(shopTable(store.read, AT, withDemo), form, 'shops');

async function imported(csv: Uint8Array): Promise<Store> {
  const { store } = await emptyDatabase();
  await store.write(addTaxonomy);
  const taxonomy = await getTaxonomy(store.read);
  const steps = await planShopImport(
    store.read,
    readOpenData(csv, COLUMN_ALIASES, ['名称']),
    taxonomy,
  );
  expect(steps.filter((step) => step.kind !== 'add')).toEqual([]);
  await store.write((tx) =>
    applyShopImport(tx, steps, { publish: true, taxonomy, schedules: new Map(), at: AT }),
  );
  await store.write((tx) => tx.updateTable('business').set({ open_data: 1 }).execute());
  return store;
}

/** Everything but the name a row goes by, which an import chooses anew from the reading. */
const withoutNo = (text: string) =>
  (JSON.parse(text) as Record<string, unknown>[]).map((row) => ({ ...row, NO: null }));

test('importing our own file into an empty database gives the same shops back', async () => {
  const { store } = await townDatabase();
  const csv = new Uint8Array(await (await exported(store)).arrayBuffer());
  const copy = await imported(csv);
  const before = withoutNo(await (await exported(store, 'json')).text());
  expect(before.length).toBeGreaterThan(150);
  expect(withoutNo(await (await exported(copy, 'json')).text())).toEqual(before);
});

test('a business at home gives no more of its address than its page shows', async () => {
  const { store } = await townDatabase();
  const rows = JSON.parse(await (await exported(store, 'json')).text()) as Record<
    string,
    string | null
  >[];
  const atHome = rows.filter((row) => row['住所の精度'] === 'town');
  expect(atHome.length).toBeGreaterThan(0);
  for (const row of atHome) {
    expect(row['住所']).not.toMatch(/\d/);
    expect([row['緯度'], row['方書'], row['郵便番号'], row['住所_英語']]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  }
});

test('demo rows and businesses that did not agree are left out', async () => {
  const { store } = await townDatabase();
  expect(JSON.parse(await (await exported(store, 'json', false)).text())).toEqual([]);
  await store.write((tx) => tx.updateTable('business').set({ open_data: 0 }).execute());
  expect(JSON.parse(await (await exported(store, 'json')).text())).toEqual([]);
});

test('the forms hold the same rows', async () => {
  const { store } = await townDatabase();
  const json = JSON.parse(await (await exported(store, 'json')).text()) as unknown[];
  const geo = JSON.parse(await (await exported(store, 'geojson')).text()) as {
    features: { geometry: { coordinates: number[] } | null; properties: unknown }[];
  };
  expect(geo.features.map((feature) => feature.properties)).toEqual(json);
  const point = geo.features.find((feature) => feature.geometry)!.geometry!;
  expect(point.coordinates[0]).toBeGreaterThan(130);
  const csv = new Uint8Array(await (await exported(store)).arrayBuffer());
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});
