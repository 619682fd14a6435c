import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { withBasis } from '#features/surveys/condition/questions.ts';
import { readFile } from '#features/surveys/questionnaire/read.ts';
import type { Figure, SurveyKind } from '#features/surveys/schema.ts';
import type { Beside } from '#features/surveys/understood.ts';
import { understand } from '#features/surveys/work-out.ts';
import { workbook } from '../../../support/workbook.ts';

const NOTHING: Beside = {
  period: null,
  withheld: [],
  reports: [],
  points: [],
  printed: [],
  references: [],
};

async function brought(kind: SurveyKind, given: Uint8Array | string, chosen = 0) {
  const file = (await readFile(given))!;
  return { file, done: understand(kind, { sheets: file.sheets, chosen }, [], NOTHING) };
}
const find = (figures: readonly Figure[], label: string) =>
  figures.find(({ about }) => about.ja === label)!;
const row = (figure: Figure, label: string) =>
  figure.rows.find((one) => one.label.ja === label)?.cells;
const pick = (all: string[], i: number) => all[i % all.length]!;

test('Shift_JIS from a spreadsheet, with titles over it and a merged heading', async () => {
  const answers = Array.from({ length: 80 }, (_, i) => [
    String(i + 1),
    pick(['男性', '女性', '回答しない'], i),
    pick(['20代', '30代', '40代', '50代', '60代以上'], i),
    pick(['山口市', '防府市', '宇部市'], i),
    pick(['商店街', '大型店;ネット', '商店街;大型店', 'ネット'], i),
    pick(['とても満足', '満足', 'やや不満', ''], i),
    i % 9 ? '' : `駐車場が${i}台しかない`,
  ]);
  const lines = [
    ['令和8年度 買物動向調査 集計用', '', '', '', '', '', ''],
    [],
    ['', 'あなたについて', '', '', '買い物について', '', ''],
    ['№', '性別', '年代', 'お住まい', '買う場所', '満足度', '自由意見'],
    ...answers,
  ];
  const { file, done } = await brought(
    'questionnaire',
    iconv.encode(lines.map((cells) => cells.join(',')).join('\r\n'), 'CP932'),
  );
  expect(file.form).toBe('Shift_JIS');
  expect(done.refused).toEqual([]);
  expect(done.rows).toBe(80);
  const uses = Object.fromEntries(done.columns.map(({ label, use }) => [label, use]));
  expect(Object.values(uses)).toEqual([
    'skip',
    'trait',
    'trait',
    'trait',
    'multiple',
    'single',
    'skip',
  ]);
  const place = done.figures.figures.find(({ id }) => id === 'q5')!;
  expect(row(place, '商店街')).toEqual([40, 50]);
  expect(row(place, 'ネット')).toEqual([40, 50]);
  const satisfied = done.figures.figures.find(({ id }) => id === 'q6')!;
  expect(satisfied.base?.ja).toBe('n=60（ほかに無回答 20）');
});

test('a workbook with titles and two sheets: the one with the answers is read', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => [
    i + 1,
    pick(['製造業', '建設業', '小売業', 'サービス業'], i),
    pick(['増加', '不変', '減少', '減少'], Math.floor(i / 4)),
    pick(['好転', '不変', '悪化'], Math.floor(i / 4)),
  ]);
  const given = workbook([
    { name: '記入のしかた', rows: [['この表の見方'], ['1行が1社です']] },
    {
      name: '2026年7-9月期',
      rows: [
        ['景況調査 集計表'],
        ['令和8年7〜9月期', '', '', '回収 40社'],
        ['企業No', '業種', '売上高（前年同期比）', '業況（前年同期比）'],
        ...rows,
      ],
    },
  ]);
  const { file, done } = await brought('condition', given, 1);
  expect(file.form).toBe('xlsx');
  expect(file.sheets.map(({ name }) => name)).toEqual(['記入のしかた', '2026年7-9月期']);
  expect(done.refused).toEqual([]);
  expect(done.period).toEqual({ from: '2026-07-01', until: '2026-09-30' });
  const sales = rows.map((one) => one[2]);
  const di =
    sales.filter((one) => one === '増加').length - sales.filter((one) => one === '減少').length;
  expect(done.figures.kept['全業種|売上高|year|now']).toBe((di / 40) * 100);
});

test('a wide count with full-width digits, totals across and totals below', async () => {
  const wide = (n: number) =>
    [...String(n)].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join('');
  const hours = ['１０時台', '１１時台', '１２時台'];
  const counts = [
    ['米屋町', [120, 1340, 980]],
    ['道場門前', [210, 1105, 760]],
  ] as const;
  const lines = [
    ['商店街通行量調査　結果表'],
    ['地点', '調査日', '天候', ...hours, '合計'],
    ...counts.flatMap(([point, all]) => [
      [
        point,
        '令和８年１０月４日（日）',
        '晴れ',
        ...all.map(wide),
        wide(all.reduce((a, b) => a + b, 0)),
      ],
      [
        point,
        '令和８年１０月６日（火）',
        'くもり',
        ...all.map((n) => wide(n / 5)),
        wide(all.reduce((a, b) => a + b, 0) / 5),
      ],
    ]),
    ['合計', '', '', ...[330, 2445, 1740].map((n) => wide(n * 1.2)), wide(4515 * 1.2)],
  ];
  const { done } = await brought('traffic', lines.map((cells) => cells.join('\t')).join('\n'));
  expect(done.refused).toEqual([]);
  expect(done.period).toEqual({ from: '2026-10-04', until: '2026-10-06' });
  const [totals] = done.figures.figures;
  expect(row(totals!, '米屋町 10月4日(日) 休日')).toEqual([2440]);
  expect(row(totals!, '道場門前 10月6日(火) 平日')).toEqual([415]);
  expect(totals!.rows).toHaveLength(4);
  const heat = done.figures.figures.find(({ id }) => id === 'hours')!;
  const wrong = lines.with(2, lines[2]!.with(6, '９'));
  const bad = await brought('traffic', wrong.map((cells) => cells.join('\t')).join('\n'));
  expect(bad.done.refused).toEqual([{ row: 3, what: 'notSum', text: '2440 ≠ ９' }]);
  expect(bad.done.figures.figures).toEqual([]);
  expect(heat.rows.map(({ label }) => label.ja)).toEqual([
    '10:00〜11:00',
    '11:00〜12:00',
    '12:00〜13:00',
  ]);
});

test('a questionnaire of one row an answer', async () => {
  const people = Array.from({ length: 60 }, (_, i) => ({
    id: `R${i + 1}`,
    sex: pick(['男', '女'], i),
    age: pick(['20代', '30代', '40代'], i),
    where: i % 3 ? ['商店街', '大型店'] : ['商店街'],
    satisfied: pick(['満足', '不満'], i),
  }));
  const lines = [
    ['回答者ID', '性別', '年代', '設問番号', '設問', '回答'],
    ...people.flatMap(({ id, sex, age, where, satisfied }) => [
      ...where.map((one) => [id, sex, age, '問1', '買う場所', one]),
      [id, sex, age, '問2', '満足度', satisfied],
    ]),
  ];
  const { done } = await brought('questionnaire', lines.map((cells) => cells.join(',')).join('\n'));
  expect(done.refused).toEqual([]);
  expect(done.rows).toBe(60);
  expect(done.notes.find(({ what }) => what === 'long')?.text).toBe('60\n2');
  expect(row(find(done.figures.figures, '買う場所'), '大型店')).toEqual([40, 66.7]);
  expect(row(find(done.figures.figures, '満足度'), '満足')).toEqual([30, 50]);
  expect(find(done.figures.figures, '満足度（年代別）').rows).toHaveLength(3);
  const nameless = lines.with(3, ['', '男', '20代', '問2', '満足度', '満足']);
  const bad = await brought('questionnaire', nameless.map((cells) => cells.join(',')).join('\n'));
  expect(bad.done.refused).toEqual([{ row: 4, what: 'noOne', text: '' }]);
  expect(bad.done.figures.figures).toEqual([]);
});

test('a table that somebody has counted already is told so, not counted again', async () => {
  const { done } = await brought(
    'questionnaire',
    ['設問,選択肢,人数', '満足度,満足,40', '満足度,不満,20'].join('\n'),
  );
  expect(done.refused).toEqual([{ row: null, what: 'countedAnswers', text: '' }]);
  expect(done.figures.figures).toEqual([]);
});

test('what one person wrote is not published because there is a number in it', async () => {
  const lines = Array.from({ length: 60 }, (_, i) => {
    const where = i === 7 ? '家の前の3台とめられる店' : pick(['商店街', '大型店'], i);
    return [pick(['1回', '2〜3回', '4回以上'], i), where].join(',');
  });
  const bands = lines.with(5, '週10回以上,商店街');
  const { done } = await brought('questionnaire', ['回数,買う場所', ...bands].join('\n'));
  expect(JSON.stringify(done.figures)).not.toContain('3台');
  expect(JSON.stringify(done.figures)).toContain('週10回以上');
});

test('a count of one row a point, its day written over the table', async () => {
  const lines = [
    '調査日：令和8年10月4日（日）　天候：晴れ',
    '調査地点,9:00-10:00,10:00-11:00,11:00-12:00,計',
    '①米屋町商店街,100,200,300,600',
    '②道場門前,50,60,70,180',
    '合計,150,260,370,780',
  ];
  const { done } = await brought('traffic', lines.join('\n'));
  expect(done.refused).toEqual([]);
  expect(done.notes).toContainEqual({ row: null, what: 'dayAbove', text: '2026-10-04' });
  expect(done.figures.figures[0]!.rows.map(({ cells }) => cells)).toEqual([[600], [180]]);
  const [, ...nameless] = lines;
  const none = await brought('traffic', nameless.join('\n'));
  expect(none.done.refused.map(({ what }) => what)).toEqual(['noDate']);
});

test('conditions in other words: their basis is asked once, and nobody is left out for not knowing', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => [
    pick(['製造', '建設', '小売', 'サービス'], i),
    pick(['増えた', '変わらない', '減った', '-'], Math.floor(i / 4)),
    pick(['増える見込み', '変わらない見込み', '減る見込み', 'わからない'], Math.floor(i / 4)),
    pick(['人手', '原料高', '人手;原料高'], i),
  ]);
  const sheet = [['業種区分', '売上額', '来期の売上額', '困っていること'], ...rows]
    .map((cells) => cells.join('\t'))
    .join('\n');
  const { file, done } = await brought('condition', sheet);
  expect(done.refused).toEqual([{ row: null, what: 'noBasis', text: '売上額、来期の売上額' }]);
  expect(done.columns.map(({ use }) => use)).toEqual(['industry', 'opinion', 'opinion', 'problem']);
  const chosen = done.columns.map((column) => withBasis(column, 'year'));
  const period = { from: '2026-07-01', until: '2026-09-30' };
  const beside = { ...NOTHING, period };
  const again = understand('condition', { sheets: file.sheets, chosen: 0 }, chosen, beside);
  expect(again.refused).toEqual([]);
  const { kept } = again.figures;
  expect([kept['全業種|売上額|year|now'], kept['全業種|売上額|year|next']]).toEqual([0, 0]);
});

test('options that were ticked in columns of their own, below a merged heading of a workbook', async () => {
  const people = Array.from({ length: 70 }, (_, i) => [
    i + 1,
    pick(['男', '女'], i),
    i % 2 ? '○' : '',
    i % 3 ? '○' : '',
    i % 5 ? '' : '○',
    pick(['よい', 'ふつう', 'わるい'], i),
  ]);
  const given = workbook([
    {
      name: '回答',
      rows: [
        ['商店街の買物アンケート'],
        ['No.', '属性', '買う店', '', '', '店の印象'],
        ['', '性別', '商店街', '大型店', 'ネット', ''],
        ...people,
      ],
    },
  ]);
  const { done } = await brought('questionnaire', given);
  expect(done.refused).toEqual([]);
  expect(done.notes.find(({ what }) => what === 'marks')?.text).toBe(
    '買う店\n商店街、大型店、ネット',
  );
  const ticked = find(done.figures.figures, '買う店');
  const n = (at: number) => people.filter((one) => one[at] === '○').length;
  const any = people.filter((one) => [2, 3, 4].some((at) => one[at] === '○')).length;
  expect(ticked.base?.ja).toContain(`n=${any}`);
  expect(['商店街', '大型店', 'ネット'].map((name) => row(ticked, name)![0])).toEqual(
    [2, 3, 4].map(n),
  );
});
