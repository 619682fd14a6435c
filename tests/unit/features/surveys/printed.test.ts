import { describe, expect, test } from 'vitest';
import { conditionSheet } from '#db/seed/surveys/conditions.ts';
import { putPrinted, removePrinted } from '#features/surveys/beside-commands.ts';
import { getReport } from '#features/surveys/draft-queries.ts';
import { choicesOf, readPrinted, type PrintedInput } from '#features/surveys/printed/read.ts';
import type { Figure, SurveyKind } from '#features/surveys/schema.ts';
import type { Beside } from '#features/surveys/understood.ts';
import { understand } from '#features/surveys/work-out.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';
import { again, bring } from '../../../support/surveys.ts';

const NOTHING: Beside = {
  period: null,
  withheld: [],
  reports: [],
  points: [],
  printed: [],
  references: [],
};
const rowsOf = (text: string) => text.split('\n').map((line) => line.split(','));
const given: Omit<PrintedInput, 'printed'> = {
  source: '年報',
  day: 'holiday',
  unit: 'count',
  question: '',
};
const counted = (kind: SurveyKind, rows: string[][], beside: Partial<Beside> = {}) =>
  understand(kind, { sheets: [{ name: '', rows }], chosen: 0 }, [], { ...NOTHING, ...beside })
    .figures;
const find = ({ figures }: { figures: Figure[] }, id: string) =>
  figures.find((one) => one.id === id)!;
const values = ({ rows }: Figure) => rows.map(({ label, cells }) => [label.ja, ...cells]);

describe('printed indices of past quarters', () => {
  const period = { from: '2026-07-01', until: '2026-09-30' };
  const own = counted('condition', conditionSheet(period.from), { period });
  const read = (text: string, more: Partial<typeof given> = {}) =>
    readPrinted('condition', own, rowsOf(text), { ...given, ...more });

  test('are read with quarters across or down, of the item that is chosen or named', () => {
    const [first] = choicesOf('condition', own);
    expect(first).toEqual({ value: '業況|year|now', label: '業況（前年同期比）' });
    const across = read('業種,2024年1-3月,2024年4-6月\n全業種,▲20.5,▲10.0\n製造業,▲５.０,３', {
      question: '売上高|year|now',
    });
    expect(across.refused).toEqual([]);
    expect(across.figures.map(({ period: when, key, value }) => [when, key, value])).toEqual([
      ['2024-01-01', '全業種|売上高|year|now', -20.5],
      ['2024-04-01', '全業種|売上高|year|now', -10],
      ['2024-01-01', '製造業|売上高|year|now', -5],
      ['2024-04-01', '製造業|売上高|year|now', 3],
    ]);
    const down = read('四半期,業況DI,業況 来期見通しDI\n令和6年 第1四半期,▲1.0,2.0');
    expect(down.refused).toEqual([]);
    expect(down.figures.map(({ key, value }) => [key, value])).toEqual([
      ['全業種|業況|year|now', -1],
      ['全業種|業況|year|next', 2],
    ]);
  });

  const PARTS = '業種,区分,2024年1-3月';
  const block = (name: string, cells: (string | number)[]) =>
    ['増加', '不変', '減少', '有効回答', 'DI']
      .map((part, i) => `${i === 0 ? name : ''},${part},${cells[i]}`)
      .join('\n');

  test('are checked: parts against their sum and their DI, industries against all of them', () => {
    const fine = read([PARTS, block('製造業', [2, 3, 5, 10, '▲30.0'])].join('\n'));
    expect(fine.refused).toEqual([]);
    expect(fine.figures).toEqual([
      { period: '2024-01-01', key: '製造業|業況|year|now', value: -30, source: '年報' },
    ]);
    const shares = read(
      [PARTS, block('製造業', ['20.0%', '30.0', '50.0', 10, '▲30.0'])].join('\n'),
    );
    expect(shares.figures.map(({ value }) => value)).toEqual([-30]);
    const bad = (cells: (string | number)[]) =>
      read([PARTS, block('製造業', cells)].join('\n')).refused;
    expect(bad([2, 3, 5, 11, '▲30.0'])).toEqual([{ row: 2, what: 'notSum', text: '10 ≠ 11' }]);
    expect(bad([2, 3, 5, 10, '▲20.0'])).toEqual([{ row: 2, what: 'notSum', text: 'DI -30 ≠ -20' }]);
    expect(bad([1, 1, 2, 4, '▲25.0'])).toEqual([{ row: 2, what: 'fewPrinted', text: '4' }]);
    const names = ['製造業', '建設業', '小売業', 'サービス業'];
    const blocks = names.map((name) => block(name, [2, 3, 5, 10, '▲30.0']));
    const whole = (n: number) => block('全業種', [8, 12, n, 20 + n, -((n - 8) / (20 + n)) * 100]);
    expect(read([PARTS, ...blocks, whole(20)].join('\n')).refused).toEqual([]);
    const off = read([PARTS, ...blocks, whole(25)].join('\n'));
    expect(off.refused.map(({ text }) => text)).toEqual(['20 ≠ 25', '40 ≠ 45']);
    expect(off.figures).toEqual([]);
  });

  test.each([
    ['an industry the survey does not have', '業種,2024年1-3月\n観光業,1', 'notIndustry'],
    ['another basis', '業種,2024年1-3月\n製造業 前期比,1', 'notQuestion'],
    ['no quarter', '業種,2024年1-3月,去年\n製造業,1,2', 'notPeriod'],
    ['no number', '業種,2024年1-3月\n製造業,多い', 'notCount'],
    ['more than a DI can be', '業種,2024年1-3月\n製造業,101', 'notDi'],
    ['the same twice', '業種,2024年1-3月,2024年1-3月\n製造業,1,2', 'countedTwice'],
  ])('with %s are refused', (_, text, what) => {
    const { figures, refused } = read(text);
    expect([refused.map((note) => note.what), figures]).toEqual([[what], []]);
    expect(refused[0]!.row).toBe(2);
  });

  test('are a line of their own with their source, never before or among what is counted', () => {
    const printed = read('業種,2026年1-3月,2026年7-9月\n全業種,▲20.5,▲99').figures;
    const reports = [{ period: { from: '2026-04-01', until: '2026-06-30' }, kept: own.kept }];
    const figures = counted('condition', conditionSheet(period.from), { period, printed, reports });
    const beside = find(figures, 'di-1-printed-0');
    expect(beside.columns.map(({ label }) => label.ja)).toEqual(['集計', '公表値']);
    const now = own.kept['全業種|業況|year|now']!;
    expect(values(beside)).toEqual([
      ['2026年1〜3月', null, -20.5],
      ['2026年4〜6月', now, null],
      ['2026年7〜9月', now, null],
    ]);
    expect(beside.notes.at(-1)!.ja).toBe('公表値の出典: 年報');
    // Nothing else of the report knows of it.
    const others = { ...figures, figures: figures.figures.filter(({ id }) => id !== beside.id) };
    expect(others).toEqual(counted('condition', conditionSheet(period.from), { period, reports }));
  });
});

describe('printed answers of past years', () => {
  const rows = [
    ['性別', '買う店', '満足度'],
    ...Array.from({ length: 40 }, (_, i) => [
      i % 2 ? '女' : '男',
      i % 4 ? '商店街\n大型店' : '商店街',
      i % 5 ? '満足' : '不満',
    ]),
  ];
  const own = counted('questionnaire', rows);
  const read = (text: string, more: Partial<typeof given> = {}) =>
    readPrinted('questionnaire', own, rowsOf(text), { ...given, question: 'q3', ...more });

  test('of counts are kept as shares once they add up to what is printed of all', () => {
    expect(choicesOf('questionnaire', own).map(({ value, label }) => [value, label])).toEqual([
      ['q2', '買う店'],
      ['q3', '満足度'],
    ]);
    const { figures, refused } = read('回答,2023年,令和6年\n満足,60,45\n不満,40,15\n合計,100,60人');
    expect(refused).toEqual([]);
    expect(figures.map(({ period, key, value }) => [period, key, value])).toEqual([
      ['2023-01-01', 'q3|満足', 60],
      ['2023-01-01', 'q3|不満', 40],
      ['2024-01-01', 'q3|満足', 75],
      ['2024-01-01', 'q3|不満', 25],
    ]);
    expect(read('回答,2023年\n満足,60\n不満,40\n合計,101').refused).toEqual([
      { row: 2, what: 'notSum', text: '100 ≠ 101' },
    ]);
    expect(read('回答,2023年\n満足,60%\n不満,30%').refused[0]).toMatchObject({ what: 'notSum' });
    expect(read('回答,2023年\n満足,60.1%\n不満,39.8%').refused).toEqual([]);
  });

  test('of several answers need how many were asked, and may pass a hundred together', () => {
    const several = { question: 'q2' };
    const { figures } = read('回答,2023年\n商店街,90\n大型店,60\n回答者数,100', several);
    expect(figures.map(({ value }) => value)).toEqual([90, 60]);
    const what = (text: string) => read(text, several).refused.map((note) => note.what);
    expect(what('回答,2023年\n商店街,90\n大型店,60')).toEqual(['noTotal']);
    expect(what('回答,2023年\n商店街,190\n大型店,60\n回答者数,100')).toEqual(['overTotal']);
    expect(what('回答,2023年\n商店街,2\n回答者数,4')).toEqual(['fewPrinted']);
  });

  test('are columns of their own beside each answer, from the page to the draft', async () => {
    const { store } = await emptyDatabase();
    const pasted = [[...rows[0]!, '回答日'], ...rows.slice(1).map((row) => [...row, '2026-08-01'])]
      .map((row) => row.map((cell) => `"${cell}"`).join('\t'))
      .join('\n');
    const id = await bring(store, { name: '買物', kind: 'questionnaire' }, { pasted });
    const { surveyId, figures: before } = (await getReport(store.read, id))!;
    const { figures: printed } = read('回答,2023年\n満足,60\n不満,40\n合計,100');
    await store.write((tx) => putPrinted(tx, surveyId, printed, '職員', new Date(NOW)));
    await again(store, id);
    const { figures } = (await getReport(store.read, id))!;
    const years = find(figures, 'q3-years');
    expect(years.columns.map(({ label }) => label.ja)).toEqual([
      ...['満足', '不満'],
      ...['満足（公表値）', '不満（公表値）'],
    ]);
    expect(values(years)).toEqual([
      ['2023年', null, null, 60, 40],
      ['2026年8月', 80, 20, null, null],
    ]);
    const others = figures.figures.filter((one) => one.id !== years.id);
    expect(others).toEqual(before.figures);
    expect(figures.kept).toEqual(before.kept);
    const source = printed[0]!.source;
    expect(await store.write((tx) => removePrinted(tx, surveyId, '別の資料'))).toBe(false);
    expect(await store.write((tx) => removePrinted(tx, surveyId, source))).toBe(true);
    await again(store, id);
    expect((await getReport(store.read, id))!.figures).toEqual(before);
  });
});
