import { expect, test } from 'vitest';
import { columnReasonsJa, columnUsesJa } from '#i18n/survey-columns.ja.ts';
import { sheetNotesJa } from '#i18n/survey-notes.ja.ts';
import { readFile } from '#features/surveys/questionnaire/read.ts';
import type { SurveyKind } from '#features/surveys/schema.ts';
import { NOTHING_BESIDE } from '#features/surveys/understood.ts';
import { understand } from '#features/surveys/work-out.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { workOutNew } from '#features/surveys/sheet-work.ts';
import { NOW } from '../../../support/paths.ts';
import { workbook } from '../../../support/workbook.ts';

type Cells = readonly (string | number)[];
const pick = (all: string[], i: number) => all[i % all.length]!;
const rowsOf = (of: (i: number) => Cells, n = 60) => Array.from({ length: n }, (_, i) => of(i));
const csv = (rows: readonly Cells[]) =>
  rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');

async function brought(kind: SurveyKind, given: string | Uint8Array) {
  const { sheets } = (await readFile(given))!;
  const period = { from: '2026-07-01', until: '2026-09-30' };
  const done = understand(kind, { sheets, chosen: 0 }, [], { ...NOTHING_BESIDE, period });
  for (const { what } of [...done.refused, ...done.notes])
    expect(sheetNotesJa).toHaveProperty(what);
  for (const { use, reason } of done.columns) {
    expect(columnUsesJa).toHaveProperty(use);
    expect(columnReasonsJa).toHaveProperty(reason);
  }
  const said = (notes: typeof done.notes) =>
    notes.map(({ row, what }) => `${row ?? ''} ${what}`.trim());
  return {
    ...done,
    uses: Object.fromEntries(done.columns.map(({ label, use }) => [label, use])),
    refused: said(done.refused),
    notes: said(done.notes),
    counts: (about: string) =>
      done.figures.figures
        .find((one) => one.about.ja === about)
        ?.rows.map(({ label, cells }) => `${label.ja} ${cells[0]}`),
  };
}

test('ages in numbers are decades, numbers of many kinds are bands, and both have their units', async () => {
  const done = await brought(
    'questionnaire',
    csv([
      ['性別', '年齢', '使った額'],
      ...rowsOf((i) => [
        pick(['男', '女'], i),
        pick(['18', '３４歳', '45', '67', 'N/A'], Math.floor(i / 2)),
        `${(i * 100).toLocaleString('ja-JP')}円`,
      ]),
      ['男', '18', '９８，０００円'],
    ]),
  );
  expect(done.refused).toEqual([]);
  expect(done.uses).toEqual({ 性別: 'trait', 年齢: 'ages', 使った額: 'number' });
  expect(done.counts('答えた人の年齢')).toEqual([
    '10代 13',
    '30代 12',
    '40代 12',
    '60代 12',
    '無回答 12',
  ]);
  const bands = done.counts('使った額')!;
  expect(bands[0]).toBe('0〜999 10');
  expect(bands.at(-1)).toBe('5000以上 11');
  const sum = bands.reduce((all, one) => all + Number(one.split(' ')[1]), 0);
  expect(sum).toBe(61);
  expect(done.figures.figures.find(({ about }) => about.ja === '使った額')?.title.ja).toBe(
    '使った額の平均は4508.2',
  );
});

test('several answers are read however they are put together where the heading says so', async () => {
  const done = await brought(
    'questionnaire',
    csv([
      ['目的（複数回答）', '情報源（いくつでも）', '交通手段（MA）'],
      ...rowsOf((i) => [
        pick(['買い物,食事', '食事', '買い物', '通院,食事'], i),
        pick(['チラシ/SNS', 'SNS', '口コミ'], i),
        pick(['バス・電車', '自家用車', 'バス'], i),
      ]),
    ]),
  );
  expect(done.counts('目的（複数回答）')).toEqual(['食事 45', '買い物 30', '通院 15']);
  expect(done.counts('情報源（いくつでも）')).toEqual(['SNS 40', 'チラシ 20', '口コミ 20']);
  expect(done.counts('交通手段（MA）')).toEqual(['バス 40', '自家用車 20', '電車 20']);
});

test('codes are words where the heading says what they mean, and are asked about where it does not', async () => {
  const rows = rowsOf((i) => [pick(['1', '2'], i), pick(['1,3', '2', '1', '3', '2,3'], i)]);
  const silent = await brought('questionnaire', csv([['性別', '店'], ...rows]));
  expect(silent.refused).toEqual(['codedAnswers']);
  expect(silent.figures.figures).toEqual([]);
  const told = await brought(
    'questionnaire',
    csv([['性別（1=男 2=女）', '店（1.本屋、2.花屋、3.薬局）'], ...rows]),
  );
  expect(told.refused).toEqual([]);
  expect(told.counts('答えた人の性別')).toEqual(['女 30', '男 30']);
  expect(told.counts('店')).toEqual(['薬局 36', '本屋 24', '花屋 24']);
});

test('what stands below the answers, or was never answered, is nobody', async () => {
  const done = await brought(
    'questionnaire',
    csv([
      ['整理番号', '性別', '満足度', '', '満足度'],
      ...rowsOf((i) => [i + 1, pick(['男', '女'], i), pick(['満足', '不満', '普通'], i), '', '']),
      ['61', '', '', '', ''],
      ['7', '女', '満足', '', ''],
      ['合計', 61, 61, '', ''],
      ['男', 30, '', '', ''],
      ['※商工会議所で集計', '', '', '', ''],
    ]),
  );
  expect(done.refused).toEqual([]);
  expect(done.rows).toBe(61);
  expect(done.counts('答えた人の性別')).toEqual(['女 31', '男 30']);
  expect(done.notes).toEqual(
    expect.arrayContaining([
      'blankRows',
      '63 sameTwice',
      '64 totalRow',
      '65 totalRow',
      '66 remark',
    ]),
  );
});

test('respondents side by side are turned; a table that was counted already is refused', async () => {
  const people = rowsOf((i) => [`票${i + 1}`, pick(['男', '女'], i), pick(['満足', '不満'], i)]);
  const across = ['項目', '性別', '満足度'].map((name, at) => [name, ...people.map((p) => p[at]!)]);
  const done = await brought('questionnaire', csv(across));
  expect(done.notes).toContain('turned');
  expect(done.counts('満足度')).toEqual(['満足 30', '不満 30']);
  const counted = 'よく行く店,男,女,合計\n本屋,12,13,25\n花屋,8,7,15\n合計,20,20,40';
  expect((await brought('questionnaire', counted)).refused).toEqual(['countedAnswers']);
});

test.each([
  ['UTF-16, as spreadsheets save “Unicode text”', '\t', 'utf16le'],
  ['semicolons between cells', ';', 'utf8'],
] as const)('a file with %s is read', async (_, between, encoding) => {
  const rows = rowsOf((i) => [pick(['男', '女'], i), pick(['満足', '不満'], i)]);
  const text = [['性別', '満足度'], ...rows].map((row) => row.join(between)).join('\r\n');
  const done = await brought(
    'questionnaire',
    new Uint8Array(Buffer.from(`\ufeff${text}`, encoding)),
  );
  expect(done.counts('満足度')).toEqual(['満足 30', '不満 30']);
});

test('of a workbook the sheet with the answers is read, however long its list of codes is', async () => {
  const { store } = await emptyDatabase();
  const sheet = (await readFile(
    workbook([
      { name: '町名', rows: [['番号', '町'], ...rowsOf((i) => [i, `町${i}`], 150)] },
      {
        name: '回答',
        rows: [
          ['性別', '年代', '満足度'],
          ...rowsOf((i) => [pick(['男', '女'], i), pick(['20代', '30代'], i), '満足']),
        ],
      },
    ]),
  ))!;
  const of = { name: '調査', kind: 'questionnaire' } as const;
  const worked = await workOutNew(store.read, of, { sheet, file: 'a.xlsx' }, new Date(NOW));
  expect(worked?.sheet.chosen).toBe(1);
  expect(worked?.done.rows).toBe(60);
});

const INDUSTRIES = ['製造業', '建設業', '小売業', 'サービス業'];
const firms = (answer: (i: number) => Cells) =>
  rowsOf((i) => [pick(INDUSTRIES, i), ...answer(Math.floor(i / 4))], 40);
const DI = '全業種|売上|year|now';

test.each([
  ['arrows', ['↗', '→', '↘', '↗'], 30],
  ['signs, where a dash is a minus', ['+', '0', '-', '-'], -10],
  ['plus and minus one', ['1', '0', '-1', '1'], 30],
  ['circles and crosses', ['○', '△', '×', '○'], 30],
  ['codes', ['１', '2', '3', '1'], 30],
  ['English', ['Increase', 'No change', 'Decrease', 'Increase'], 30],
  ['how much, too', ['大幅に増加', '不変', 'やや減少', 'やや増加'], 30],
])('conditions answered in %s give their DI', async (_, answers, di) => {
  const rows = firms((i) => [pick(answers, i), '厳しい']);
  const done = await brought(
    'condition',
    csv([['業種', '売上（前年同期比）', 'コメント'], ...rows]),
  );
  expect(done.refused).toEqual([]);
  expect(done.figures.kept[DI]).toBe(di);
});

test.each([
  ['two answers at once', '増加・減少'],
  ['the opposite of its word', '良くない'],
  ['what nobody knows', '？？'],
])('conditions with %s say of which row', async (_, answer) => {
  const rows = firms((i) => [pick(['増加', '不変', '減少'], i)]);
  const sheet = [['業種', '売上（前年同期比）'], ...rows.with(3, ['建設業', answer])];
  const done = await brought('condition', csv(sheet));
  expect(done.refused).toEqual(['5 notOpinion']);
  expect(done.figures.figures).toEqual([]);
});

test('counted conditions are read with their answers side by side below each item', async () => {
  const done = await brought(
    'condition',
    [
      '業種,売上（前年同期比）,,,採算（前年同期比）,,',
      ',増加,不変,減少,好転,不変,悪化',
      '製造業,10,8,6,7,9,8',
      '建設業,5,5,10,4,6,10',
      '合計,15,13,16,11,15,18',
    ].join('\n'),
  );
  expect(done.refused).toEqual([]);
  expect(done.figures.kept).toMatchObject({
    [DI]: -2.3,
    '製造業|売上|year|now': 16.7,
    '建設業|採算|year|now': -30,
  });
});

test('industries: as codes asked about, merged downwards carried, left empty told', async () => {
  const asked = '業種,売上（前年同期比）';
  const coded = rowsOf((i) => [pick(['1', '2'], i), pick(['増加', '減少'], i)], 20);
  expect((await brought('condition', `${asked}\n${csv(coded)}`)).refused).toEqual(['codedAnswers']);
  const merged = rowsOf(
    (i) => [i % 10 ? '' : INDUSTRIES[i / 10]!, pick(['増加', '不変', '減少'], i)],
    40,
  );
  const done = await brought('condition', `${asked}\n${csv(merged)}`);
  expect(done.figures.kept).toHaveProperty('建設業|売上|year|now');
  const open = firms((i) => [pick(['増加', '不変', '減少'], i)]).with(2, ['', '増加']);
  expect((await brought('condition', `${asked}\n${csv(open)}`)).notes).toContain('4 industryOpen');
});

test('shares and indices alone are no counts', async () => {
  const shares = '業種,項目,増加,不変,減少\n製造業,売上（前年同期比）,41.7%,33.3%,25.0%';
  expect((await brought('condition', shares)).refused).toEqual(['sharesOnly']);
});
