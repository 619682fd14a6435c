import { expect, test } from 'vitest';
import { sheetNotesJa } from '#i18n/survey-notes.ja.ts';
import { columnReasonsJa, columnUsesJa } from '#i18n/survey-columns.ja.ts';
import { workOutTraffic } from '#features/surveys/traffic/work-out.ts';
import type { Beside } from '#features/surveys/understood.ts';

const NOTHING: Beside = {
  period: null,
  withheld: [],
  reports: [],
  points: [],
  printed: [],
  references: [],
};

/** Sheets as they were sent, each a name and its lines. */
function counted(...sheets: [name: string, text: string][]) {
  const read = sheets.map(([name, text]) => ({
    name,
    rows: text.split('\n').map((line) => line.split(',')),
  }));
  const done = workOutTraffic(read, [], NOTHING);
  for (const { what } of [...done.refused, ...done.notes])
    expect(sheetNotesJa).toHaveProperty(what);
  for (const { use, reason } of done.columns) {
    expect(columnUsesJa).toHaveProperty(use);
    expect(columnReasonsJa).toHaveProperty(reason);
  }
  const [points] = done.figures.figures;
  return {
    said: [...done.refused, ...done.notes].map(({ row, what }) => `${row ?? ''} ${what}`.trim()),
    refused: done.refused.map(({ row, what }) => `${row ?? ''} ${what}`.trim()),
    totals: points?.rows.map(({ label, cells }) => `${label.ja.split(' ')[0]} ${cells[0]}`),
    hours: done.figures.figures
      .find(({ id }) => id === 'hours')
      ?.rows.map(({ label, cells }) => [label.ja, ...cells]),
  };
}

test.each([
  [
    'points across, hours down, their day over the table, totals below',
    '令和8年10月4日（日）　晴れ\n時間帯,駅前,中市\n9～10時,100,50\n10～11時,110,55\n合計,210,105',
    ['中市 105', '駅前 210'],
  ],
  [
    'points across with a total beside them',
    '調査日,時間帯,駅前,中市,合計\n2026/10/4,9時台,100,50,150\n2026/10/4,10時台,110,55,165',
    ['中市 105', '駅前 210'],
  ],
  [
    'points over men and women',
    '調査日,時間帯,駅前,,中市,\n,,男,女,男,女\n2026/10/4,9時台,1,2,3,4\n2026/10/4,10時台,1,2,3,4',
    ['中市 14', '駅前 6'],
  ],
  [
    'days across, of the year over the table',
    '令和8年度 通行量調査\n地点,時間帯,10月4日(日),10月6日(火)\n駅前,9時台,100,50\n駅前,10時台,110,60',
    ['10月4日(日) 210', '10月6日(火) 110'],
  ],
  [
    'modes beside their sum',
    '地点,日付,時間帯,歩行者,自転車,合計\n駅前,2026-10-04,8:00-9:00,10,2,12\n駅前,2026-10-04,9:00-10:00,20,3,23',
    ['10月4日(日) 35'],
  ],
  [
    'directions over men and women',
    '地点,日付,時間帯,北向き,,南向き,\n,,,男,女,男,女\n駅前,2026-10-04,8時台,10,2,12,3\n駅前,2026-10-04,9時台,20,3,23,4',
    ['10月4日(日) 77'],
  ],
  [
    'ages in words',
    '地点,日付,時間帯,男性 若年,男性 高齢,女性 若年,女性 高齢,計\n駅前,2026-10-04,8時台,1,2,3,4,10',
    ['10月4日(日) 10'],
  ],
  [
    'M and F, one row each',
    'place,date,time,gender,count\nA,2026-10-04,10:00-10:30,M,1\nA,2026-10-04,10:00-10:30,F,2',
    ['10月4日(日) 3'],
  ],
  [
    'hours as bare numbers in their column',
    '地点,日付,時間,人数\n駅前,2026-10-04,8,5\n駅前,2026-10-04,9,6',
    ['10月4日(日) 11'],
  ],
  [
    'hours as bare numbers across',
    '地点,日付,8,9,10\n駅前,2026-10-04,5,6,7\n中市,2026-10-04,1,2,3',
    ['中市 6', '駅前 18'],
  ],
  [
    'numbers with their unit, and hours in which nobody counted',
    '地点,調査日,時間帯,人数\n駅前,2026/10/4,9時〜10時,"1234人"\n駅前,2026/10/4,10時〜11時,－\n駅前,2026/10/4,11時〜12時,欠測\n※12時からは雨のため中止'.replaceAll(
      '"',
      '',
    ),
    ['10月4日(日) 1234'],
  ],
])('a count with %s', (_, text, totals) => {
  const done = counted(['', text]);
  expect(done.refused).toEqual([]);
  expect(done.totals).toEqual(totals);
});

test('before and after noon are hours of one day', () => {
  const done = counted(['', '地点,日付,午前11時,午後0時,午後1時\n駅前,2026-10-04,5,6,7']);
  expect(done.hours).toEqual([
    ['11:00〜12:00', 5],
    ['12:00〜13:00', 6],
    ['13:00〜14:00', 7],
  ]);
});

test('a workbook of a sheet a point: what sums them up and what explains them is not counted', () => {
  const point = (n: number) => `2026年10月4日（日）\n時間帯,男,女,計\n9時台,${n},2,${n + 2}`;
  const sums = '2026年10月4日\n地点,男,女,計\n駅前,10,2,12\n中市,20,2,22';
  const done = counted(
    ['記入のしかた', '1行が1時間です,\n人数を書いてください,'],
    ['駅前', point(10)],
    ['中市', point(20)],
    ['集計', sums],
  );
  expect(done.refused).toEqual([]);
  expect(done.totals).toEqual(['中市 22', '駅前 12']);
  expect(done.said.filter((one) => one === 'otherSheet')).toHaveLength(2);
  expect(done.said).toContain('pointAbove');
});

test.each([
  [
    'hours that reach into others',
    '駅前,2026-10-04,8:00-10:00,10\n駅前,2026-10-04,9:00-10:00,3',
    '3 overlapping',
  ],
  ['a day without its year', '駅前,10/4,8:00-10:00,10\n駅前,2026-10-04,10:00-11:00,1', '2 notDate'],
  ['a day that is none', '駅前,2026/2/30,8:00-10:00,10\n駅前,2026-10-04,9:00-10:00,1', '2 notDate'],
])('a count with %s is refused', (_, rows, refused) => {
  const done = counted(['', `地点,日付,時間帯,人数\n${rows}`]);
  expect(done.refused).toEqual([refused]);
  expect(done.totals).toBeUndefined();
});

test('days across without a year anywhere are asked for', () => {
  const done = counted(['', '地点,時間帯,10月4日(日)\n駅前,9時台,100']);
  expect(done.refused).toEqual(['noDate']);
});
