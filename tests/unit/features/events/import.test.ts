import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOpenData } from '#features/entries/open-data.ts';
import { applyEventImport } from '#features/events/import/apply.ts';
import { EVENT_COLUMN_ALIASES } from '#features/events/import/columns.ts';
import { planEventImport } from '#features/events/import/plan.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import type { Store } from '#server/db.ts';
import { addTaxonomy } from '../../../../src/cli/setup/taxonomy.ts';
import { emptyDatabase } from '../../../support/database.ts';

const FILE = new URL('../../../../../shared/data/opendata/222127_event.csv', import.meta.url);
const AT = new Date('2026-11-24T03:30:00.000Z');

async function plan(store: Store, csv: Uint8Array) {
  await store.write(addTaxonomy);
  const taxonomy = await getTaxonomy(store.read);
  const table = readOpenData(csv, EVENT_COLUMN_ALIASES, ['イベント名', '開始日']);
  return { taxonomy, steps: await planEventImport(store.read, table, taxonomy, AT) };
}

/** A file of one row from column names and cells. */
const file = (row: Record<string, string>) =>
  new TextEncoder().encode(`${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`);

async function read(row: Record<string, string>) {
  const { store } = await emptyDatabase();
  const { steps } = await plan(
    store,
    file({ ID: '1', イベント名: '市', 開始日: '2026/12/5', ...row }),
  );
  return steps[0]!;
}

describe.skipIf(!existsSync(FILE))('the real file (../shared/data is needed)', () => {
  it('is read row by row, imported once, and changes nothing the second time', async () => {
    const { store } = await emptyDatabase();
    const first = await plan(store, readFileSync(FILE));
    expect(first.steps.map(({ kind }) => kind)).toEqual(Array(14).fill('add'));
    const options = { publish: true, taxonomy: first.taxonomy, at: AT };
    expect(await store.write((tx) => applyEventImport(tx, first.steps, options))).toBe(6);
    const again = await plan(store, readFileSync(FILE));
    expect(again.steps.map(({ kind }) => kind)).toEqual(Array(14).fill('keep'));
    expect(await store.write((tx) => applyEventImport(tx, again.steps, options))).toBe(0);
    const numbers = await store.read.selectFrom('business').select('corporate_number').execute();
    expect(numbers).toEqual([{ corporate_number: null }]);
  });

  it('means no time by 0:00–0:00, and one stretch by a series whose end time is the earlier', async () => {
    const { store } = await emptyDatabase();
    const { steps } = await plan(store, readFileSync(FILE));
    const dates = (title: string) =>
      steps.flatMap((step) =>
        step.kind === 'add' && step.row.name.includes(title) ? step.row.body.dates : [],
      );
    expect(dates('双子')).toMatchObject([{ from: '2026-08-05', until: '2027-03-10' }]);
    expect(dates('竹工芸')).toMatchObject([
      { from: '2026-09-16T13:00', until: '2026-09-20T12:00' },
    ]);
  });
});

describe('a row', () => {
  it('is refused where an end comes before its start', async () => {
    const step = await read({ 終了日: '2026/12/5', 開始時間: '15:00', 終了時間: '10:00' });
    expect(step).toMatchObject({ kind: 'refuse', problems: [{ column: '終了時間' }] });
    expect(await read({ 終了日: '2026/12/4' })).toMatchObject({
      kind: 'refuse',
      problems: [{ column: '終了日' }],
    });
    expect(await read({ 開始日: '2026/2/30' })).toMatchObject({
      kind: 'refuse',
      problems: [{ column: '開始日' }],
    });
  });

  it.each([
    ['無料', 0],
    ['500円', 500],
    ['"1,000円（当日支払い）"', 1000],
    ['参加費一組につき300円', null],
    ['', null],
  ])('whose price is %s costs %s', async (cell, fee) => {
    expect(await read({ '料金(詳細)': cell })).toMatchObject({ row: { body: { fee } } });
  });

  it.each([
    ['20人（申込順）', 20, 'first-come'],
    ['12人（抽選）', 12, 'lottery'],
    ['なし', null, null],
  ])('whose places are %s has %s by %s', async (cell, capacity, entry) => {
    expect(await read({ 定員: cell })).toMatchObject({ row: { body: { capacity, entry } } });
  });
});
