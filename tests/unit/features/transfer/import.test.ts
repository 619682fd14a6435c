import { existsSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { addTaxonomy } from '../../../../src/cli/setup/taxonomy.ts';
import { textOf } from '#features/entries/open-data.ts';
import { beginApplying, beginImport } from '#features/transfer/commands.ts';
import { runImport } from '#features/transfer/import/run.ts';
import { getImport, isAtWork } from '#features/transfer/queries.ts';
import { Report, type ImportKind } from '#features/transfer/schema.ts';
import { importJa } from '#i18n/import.ja.ts';
import type { Store } from '#server/db.ts';
import { emptyDatabase } from '../../../support/database.ts';

const AT = new Date('2026-11-24T03:30:00.000Z');
const HEADER =
  '都道府県コード又は市区町村コード,NO,名称,名称_カナ,住所,緯度,経度,連絡先電話番号,説明';
const ROW =
  '352039,1,ほたる食堂,ホタルショクドウ,山口市大内1-1,34.16,131.5,083-900-0001,昼は定食。';
const BROKEN = '352039,2,ゆめ食堂,,山口市大内1-2,99,999,なし,';

async function site(): Promise<Store> {
  const { store } = await emptyDatabase();
  await store.write(addTaxonomy);
  return store;
}

const begin = (store: Store, csv: string, kind: ImportKind = 'shops') =>
  store.write((tx) => beginImport(tx, { kind, file: 'shops.csv', csv, by: '職員' }, AT));

async function run(store: Store, id: number, what: 'check' | 'apply') {
  await runImport(store, { id, what, at: AT.toISOString() });
  return (await getImport(store.read, id))!;
}

async function namesIn(store: Store) {
  const rows = await store.read.selectFrom('business').select('name').execute();
  return rows.map(({ name }) => name);
}

describe('a list that staff bring', () => {
  test('changes nothing until it is applied, and then only what was shown', async () => {
    const store = await site();
    const id = await begin(store, [HEADER, ROW, BROKEN].join('\n'));
    const checked = await run(store, id, 'check');
    expect(await namesIn(store)).toEqual([]);
    expect(Report.parse(JSON.parse(checked.report!)).lines).toMatchObject([
      { row: 2, kind: 'add', name: 'ほたる食堂' },
      { row: 3, kind: 'refuse', notes: [{ column: '緯度' }] },
    ]);
    await store.write((tx) => beginApplying(tx, id, false, AT));
    const applied = await run(store, id, 'apply');
    expect(applied).toMatchObject({ state: 'applied', published: 0, csv: null });
    expect(await namesIn(store)).toEqual(['ほたる食堂']);
  });

  test('is shown anew, and not applied, where the site changed meanwhile', async () => {
    const store = await site();
    const csv = [HEADER, ROW].join('\n');
    const [first, second] = [await begin(store, csv), await begin(store, csv)];
    for (const id of [first, second]) await run(store, id, 'check');
    for (const id of [first, second]) {
      await store.write((tx) => beginApplying(tx, id, false, AT));
      await run(store, id, 'apply');
    }
    expect(await getImport(store.read, second)).toMatchObject({ state: 'checked' });
    expect(await namesIn(store)).toEqual(['ほたる食堂']);
  });

  test('is applied once, however often it is asked', async () => {
    const store = await site();
    const id = await begin(store, [HEADER, ROW].join('\n'));
    await run(store, id, 'check');
    const begun = () => store.write((tx) => beginApplying(tx, id, false, AT));
    expect([await begun(), await begun()]).toEqual([true, false]);
  });

  test('that is no such table says so in words', async () => {
    const store = await site();
    const { state, report } = await run(store, await begin(store, 'a,b\n1,2\n'), 'check');
    expect(state).toBe('unreadable');
    expect(importJa.table(report!)).toBe('「名称」の列がありません。1行目に列の名前が要ります。');
  });

  test('is given up where its process does not come back', () => {
    const began = { state: 'reading', at: '2026-11-24T03:26:00.000Z' };
    expect(isAtWork(began, new Date('2026-11-24T03:28:00.000Z'))).toBe(true);
    expect(isAtWork(began, AT)).toBe(false);
  });
});

const DATA = '../shared/data/opendata';
const FILES: [file: string, kind: ImportKind][] = [
  ['222127_tourism_shops.csv', 'shops'],
  ['222127_tourism_meals.csv', 'shops'],
  ['222127_event.csv', 'events'],
];

describe.skipIf(!existsSync(DATA))('real files', () => {
  test.each(FILES)('%s is told row by row in Japanese', async (file, kind) => {
    const store = await site();
    const bytes = readFileSync(`${DATA}/${file}`);
    expect(textOf(iconv.encode('名称', 'cp932'))).toBe('名称');
    const { report } = await run(store, await begin(store, textOf(bytes), kind), 'check');
    const { lines } = Report.parse(JSON.parse(report!));
    expect(lines.length).toBeGreaterThan(10);
    const said = lines.flatMap(({ notes }) => notes.map(({ reason }) => importJa.reason(reason)));
    expect(said.filter((text) => /[a-z]{3,} [a-z]/.test(text))).toEqual([]);
    expect(said).not.toContain('この形では取り込めません。');
  });
});
