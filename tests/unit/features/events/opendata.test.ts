import { expect, test } from 'vitest';
import { readOpenData } from '#features/entries/open-data.ts';
import { applyEventImport } from '#features/events/import/apply.ts';
import { EVENT_COLUMN_ALIASES } from '#features/events/import/columns.ts';
import { planEventImport } from '#features/events/import/plan.ts';
import { eventTable } from '#features/events/opendata.ts';
import { openDataFile } from '#features/opendata/files.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import type { Store } from '#server/db.ts';
import { addTaxonomy } from '../../../../src/cli/setup/taxonomy.ts';
import { emptyDatabase, townDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');

type Row = Record<string, string | null>;

function exported(store: Store, form: 'csv' | 'json' | 'geojson', withDemo = true): Response {
  const options = { at: AT, withDemo, siteUrl: 'https://yell.example' };
  return openDataFile(eventTable(store.read, options), form, 'events');
}
const csvOf = async (store: Store) => new Uint8Array(await exported(store, 'csv').arrayBuffer());
const rowsOf = async (store: Store, withDemo = true) =>
  JSON.parse(await exported(store, 'json', withDemo).text()) as Row[];

async function plan(store: Store, csv: Uint8Array) {
  await store.write(addTaxonomy);
  const taxonomy = await getTaxonomy(store.read);
  const table = readOpenData(csv, EVENT_COLUMN_ALIASES, ['イベント名', '開始日']);
  return { taxonomy, steps: await planEventImport(store.read, table, taxonomy, AT) };
}

async function importInto(store: Store, csv: Uint8Array): Promise<Record<string, number>> {
  const { taxonomy, steps } = await plan(store, csv);
  await store.write((tx) => applyEventImport(tx, steps, { publish: true, taxonomy, at: AT }));
  await store.write((tx) => tx.updateTable('business').set({ open_data: 1 }).execute());
  const kinds = Map.groupBy(steps, ({ kind }) => kind);
  return Object.fromEntries([...kinds].map(([kind, all]) => [kind, all.length]));
}

/** When everything takes place, worked out from the rules and their exceptions. */
const occurrencesOf = (store: Store) =>
  store.read
    .selectFrom('event_occurrence')
    .innerJoin('event', 'event.id', 'event_occurrence.event_id')
    .select(['event.uid', 'event_occurrence.date', 'starts_at', 'ends_at', 'all_day', 'state'])
    .select(['earlier_starts_at', 'note', 'note_en'])
    .orderBy('event.uid')
    .orderBy('event_occurrence.date')
    .orderBy('starts_at')
    .execute();

const versionsOf = (store: Store) =>
  store.read.selectFrom('event').select(['slug', 'version', 'updated_at']).orderBy('id').execute();

test('importing our own file into an empty database gives the same events back', async () => {
  const { store } = await townDatabase();
  const csv = await csvOf(store);
  const { store: copy } = await emptyDatabase();
  const before = await rowsOf(store);
  expect(before.length).toBeGreaterThan(120);
  expect(await importInto(copy, csv)).toEqual({ add: before.length });
  expect(await rowsOf(copy)).toEqual(before);
  expect(await occurrencesOf(copy)).toEqual(await occurrencesOf(store));
});

test('importing it twice, or where it came from, changes nothing', async () => {
  const { store } = await townDatabase();
  const csv = await csvOf(store);
  const n = (await rowsOf(store)).length;
  const { store: copy } = await emptyDatabase();
  await importInto(copy, csv);
  for (const one of [copy, store]) {
    const before = await versionsOf(one);
    expect(await importInto(one, csv)).toEqual({ keep: n });
    expect(await versionsOf(one)).toEqual(before);
  }
});

test('repeats stand in words, times only where they are the same on every date', async () => {
  const { store } = await townDatabase();
  const rows = await rowsOf(store);
  const of = (slug: string) => rows.find((row) => row['ID'] === slug)!;
  expect(of('tanemaki-doyo-asaichi')).toMatchObject({
    開催パターン: '毎週土曜日',
    開始日: '2026-10-31',
    終了日: null,
    開始時間: '08:00',
    終了時間: '11:00',
    '料金(基本)': '無料',
  });
  expect(of('arcade-brass')).toMatchObject({ 開始日: '2026-11-28', 開始時間: null });
  expect(of('kawa-soji')).toMatchObject({ 状態: '中止', 開催パターン: null });
});

test.each([
  ['UID', 'demo-tanemaki-doyo-asaichi', 'two words', 'UID'],
  ['日程_JSON', 'FREQ=WEEKLY;BYDAY=SA', 'FREQ=WEEKLY;BYDAY=SU', '日程_JSON'],
])('a row of ours whose %s was spoilt by hand is refused', async (_, from, to, column) => {
  const { store } = await townDatabase();
  const csv = new TextDecoder().decode(await csvOf(store)).replaceAll(from, to);
  const { store: copy } = await emptyDatabase();
  const { steps } = await plan(copy, new TextEncoder().encode(csv));
  expect(steps.find((step) => step.kind === 'refuse')).toMatchObject({ problems: [{ column }] });
});

test('people to contact, pictures and what was not agreed to stay out', async () => {
  const { store } = await townDatabase();
  const [first] = await rowsOf(store);
  await store.write((tx) => tx.updateTable('event').set({ contact_name: '担当 花子' }).execute());
  expect(await exported(store, 'csv').text()).not.toContain('担当 花子');
  expect(first!['画像']).toBeNull();
  expect(await rowsOf(store, false)).toEqual([]);
  await store.write((tx) => tx.updateTable('business').set({ open_data: 0 }).execute());
  expect(await rowsOf(store)).toEqual([]);
});
