import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { surveyDeskJa } from '#i18n/survey-desk.ja.ts';
import { readFile } from '#features/surveys/questionnaire/read.ts';
import type { Figure, SurveyKind } from '#features/surveys/schema.ts';
import type { Beside } from '#features/surveys/understood.ts';
import { understand } from '#features/surveys/work-out.ts';
import { workbook } from '../../../support/workbook.ts';
import { sharedFile } from '../../../support/surveys.ts';

const NOTHING: Beside = {
  period: { from: '2026-07-01', until: '2026-09-30' },
  withheld: [],
  reports: [],
  points: [],
  printed: [],
  references: [],
};

async function brought(kind: SurveyKind, given: Uint8Array | string) {
  const { sheets } = (await readFile(given))!;
  const done = understand(kind, { sheets, chosen: 0 }, [], NOTHING);
  // Whatever there is to say is said in words of its own.
  for (const { what } of [...done.refused, ...done.notes])
    expect(surveyDeskJa.sheet.what_, what).toHaveProperty(what);
  for (const { reason } of done.columns)
    expect(surveyDeskJa.sheet.reasons, reason).toHaveProperty(reason);
  return done;
}
const tabs = (rows: (string | number)[][]) => rows.map((row) => row.join('\t')).join('\n');
const find = (figures: readonly Figure[], id: string) => figures.find((one) => one.id === id)!;
const values = ({ rows }: Figure) => rows.map(({ label, cells }) => [label.ja, ...cells]);
const pick = (all: string[], i: number) => all[i % all.length]!;

const PLAN = ['establishments', 'population', 'small_businesses', 'visitors', 'targets'];
test.each(PLAN.map((name) => [name, sharedFile(`plan/${name}.csv`)]))(
  'a table of figures as it is: %s',
  async (_, file) => {
    if (!file) return;
    const bytes = readFileSync(file);
    const done = await brought('analysis', new Uint8Array(bytes));
    expect(done.refused).toEqual([]);
    const [head = [], ...lines]: string[][] = parse(bytes, { bom: true });
    const [figure] = done.figures.figures;
    const own = new Map(
      figure!.rows.flatMap(({ label, cells }) =>
        cells.map((cell, i) => [`${label.ja}|${figure!.columns[i]!.label.ja}`, cell] as const),
      ),
    );
    let compared = 0;
    for (const line of lines)
      line.forEach((cell, i) => {
        const printed = Number(cell.replaceAll(/[,%]/g, ''));
        if (!/\d/.test(cell) || Number.isNaN(printed)) return;
        const names = line.filter((one) => Number.isNaN(Number(one)) || /^\d{4}$/.test(one));
        const shown = [...names, line[0]!].flatMap((name) => [
          own.get(`${name}|${head[i]}`),
          own.get(`${head[i]}|${name}`),
        ]);
        expect(shown, `${line[0]} ${head[i]}`).toContain(printed);
        compared += 1;
      });
    expect(compared).toBeGreaterThan(8);
  },
);

test('years are drawn from the first on, whether they stand down or across', async () => {
  const down = await brought('analysis', '調査年,事業所\n令和3年,70\n平成28年,75\n平成21年,81');
  expect(down.figures.finding).toBe('事業所は平成21年の81から令和3年の70へ');
  const across = await brought('analysis', '区分,2015,2020\n総人口,197,193\n管内,169,168');
  expect(across.figures.figures[0]!.form).toBe('lines');
  expect(values(across.figures.figures[0]!)).toEqual([
    ['2015', 197, 169],
    ['2020', 193, 168],
  ]);
  const parts = await brought(
    'analysis',
    '業種,社数,割合\n小売,４０,40.0％\n建設,60,60.0%\n合計,101,',
  );
  expect(parts.figures.finding).toBe('社数は「建設」が最も多く60');
  expect(parts.notes).toEqual([{ row: 4, what: 'otherSum', text: '社数: 100 ≠ 101' }]);
  expect(values(parts.figures.figures[0]!)[0]).toEqual(['小売', 40, 40]);
});

test('what can be no table of figures says what is missing', async () => {
  const none = await brought('analysis', '業種,課題\n製造業,原材料の高騰\n建設業,人手不足');
  expect(none.refused.map(({ what }) => what)).toEqual(['noCounts']);
  const mixed = await brought('analysis', '業種,社数\n製造業,10\n建設業,20\n小売業,約30');
  expect(mixed.figures.figures).toEqual([]);
  expect(mixed.columns[1]!.use).toBe('skip');
});

test('a questionnaire with blank rows, totals below, days as numbers and wide digits', async () => {
  const people = Array.from({ length: 40 }, (_, i) => [
    46_235 + (i % 3),
    pick(['男', '女'], i),
    i % 4 ? '月２回' : '月2回',
    pick(['10代', '２０代', '20代', '30代'], i),
  ]);
  const done = await brought(
    'questionnaire',
    iconv.encode(
      [
        ['回答日', '性別', '来る回数', '年代'],
        ...people.slice(0, 20),
        ['', '', '', ''],
        ...people.slice(20),
        ['合計', '40', '40', '40'],
        ['構成比', '100%', '100%', '100%'],
      ]
        .map((row) => row.join(','))
        .join('\r\n'),
      'CP932',
    ),
  );
  expect(done.refused).toEqual([]);
  expect(done.rows).toBe(40);
  expect(done.notes.filter(({ what }) => what === 'totalRow').map(({ row }) => row)).toEqual([
    43, 44,
  ]);
  expect(done.period).toEqual({ from: '2026-08-01', until: '2026-08-03' });
  expect(values(find(done.figures.figures, 'q3'))).toEqual([['月2回', 40, 100]]);
  expect(values(find(done.figures.figures, 'q4')).map(([label, n]) => [label, n])).toEqual([
    ['10代', 10],
    ['２０代', 20],
    ['30代', 10],
  ]);
});

test('ticks as 1 and 0 under the heading of a question, as forms export them', async () => {
  const people = Array.from({ length: 40 }, (_, i) => [
    pick(['男', '女'], i),
    i % 2,
    i % 3 ? 1 : 0,
    i % 4 ? 0 : 1,
    pick(['1', '0'], i),
  ]);
  const head = [
    '性別',
    '買う店 [商店街]',
    '買う店 [大型店]',
    '買う店 [ネット（スマホ）]',
    '会員か',
  ];
  const done = await brought('questionnaire', tabs([head, ...people]));
  expect(done.refused).toEqual([]);
  const figure = done.figures.figures.find(({ about }) => about.ja === '買う店')!;
  const counts = new Map(figure.rows.map(({ label, cells }) => [label.ja, cells[0]]));
  const n = (at: number) => people.filter((one) => one[at] === 1).length;
  expect(counts).toEqual(
    new Map([
      ['大型店', n(2)],
      ['商店街', n(1)],
      ['ネット（スマホ）', n(3)],
    ]),
  );
  expect(done.columns.map(({ label }) => label)).toEqual(['性別', '買う店', '会員か']);
});

test('a count in a workbook: cells merged downwards, days as numbers, totals between', async () => {
  const given = workbook([
    {
      name: '通行量',
      rows: [
        ['地点', '調査日', '時間帯', '男', '女', '計'],
        ['米屋町', 46_299, '１０時台', 3, 4, 7],
        ['', '', '１１時台', 5, 6, 11],
        ['', '', '小計', 8, 10, 18],
        ['道場門前', 46_299, '１０時台', 1, 1, 2],
        ['', '', '１１時台', 2, 2, 4],
        ['合計', '', '', 11, 13, 24],
      ],
    },
  ]);
  const done = await brought('traffic', given);
  expect(done.refused).toEqual([]);
  expect(done.period).toEqual({ from: '2026-10-04', until: '2026-10-04' });
  expect(values(find(done.figures.figures, 'points'))).toEqual([
    ['米屋町 10月4日(日) 休日', 18],
    ['道場門前 10月4日(日) 休日', 6],
  ]);
  expect(done.notes).toContainEqual({ row: 3, what: 'carried', text: '米屋町' });
  expect(done.notes.filter(({ what }) => what === 'totalRow').map(({ row }) => row)).toEqual([
    4, 7,
  ]);
});

test('a count says of each row what is wrong with it', async () => {
  const done = await brought(
    'traffic',
    [
      '地点,日付,時間帯,男,女,合計',
      '駅前,2025-10-05,9時〜10時,1,1,2',
      '駅前,2025-10-05,10時〜11時,5,5,9',
      '駅前,2025-10-05,9時〜10時,1,1,2',
      '駅前,10月の日曜,11時〜12時,1,1,2',
      '駅前,2025-10-05,午前,1,1,2',
      '駅前,2025-10-05,12時〜13時,多い,1,2',
    ].join('\n'),
  );
  const told = done.refused.map(({ row, what }) => `${row} ${what}`);
  expect(new Set(told)).toEqual(
    new Set(['3 overTotal', '4 countedTwice', '5 notDate', '6 notBand', '7 notCount']),
  );
  expect(done.figures.figures).toEqual([]);
});

test('counted conditions with industries merged downwards and all of them below', async () => {
  const rows = ['製造業', '建設業'].flatMap((industry) => [
    [industry, '業況', '今期', '前年同期比', 4, 3, 3, 1],
    ['', '売上', '今期', '前年同期比', 2, 3, 5, 0],
  ]);
  const head = ['業種', '項目', '今期・来期', '比較の基準', '増加', '不変', '減少', '無回答'];
  const whole = ['全業種', '業況', '今期', '前年同期比', 8, 6, 6, 2];
  const done = await brought('condition', tabs([head, ...rows, whole]));
  expect(done.refused).toEqual([]);
  expect(done.figures.kept).toMatchObject({
    '全業種|業況|year|now': 10,
    '建設業|売上|year|now': -30,
  });
  expect(Object.keys(done.figures.kept).filter((key) => /^業種不明/.test(key))).toEqual([]);
  expect(done.notes).toContainEqual({ row: 6, what: 'totalRow', text: '' });
});
