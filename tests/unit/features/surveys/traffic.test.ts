import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { putPoints, putPrinted } from '#features/surveys/beside-commands.ts';
import { publishReport } from '#features/surveys/release-commands.ts';
import { getReport } from '#features/surveys/draft-queries.ts';
import { getPublishedReport } from '#features/surveys/queries.ts';
import { getSheetFacts } from '#features/surveys/sheet-queries.ts';
import type { Figure } from '#features/surveys/schema.ts';
import { ageIn, bandIn, dayIn, sexIn } from '#features/surveys/traffic/labels.ts';
import { readPrintedCounts } from '#features/surveys/printed/traffic.ts';
import { workOutTraffic } from '#features/surveys/traffic/work-out.ts';
import type { Beside, PrintedFigure } from '#features/surveys/understood.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';
import { expectPublished } from '../../../support/published.ts';
import { again, bring, complete, sharedFile } from '../../../support/surveys.ts';

const AT = new Date(NOW);
const NOTHING: Beside = {
  period: null,
  withheld: [],
  reports: [],
  points: [],
  printed: [],
  references: [],
};
const rowsOf = (text: string) => text.split('\n').map((line) => line.split(','));
const workOut = (text: string, beside: Partial<Beside> = {}) =>
  workOutTraffic([{ name: '', rows: rowsOf(text) }], [], { ...NOTHING, ...beside });
const figure = (figures: Figure[], id: string) => figures.find((one) => one.id === id)!;
const cellsOf = (figures: Figure[], id: string) =>
  figure(figures, id).rows.map(({ label, cells }) => [label.ja, ...cells]);

test.each([
  ['female range25to34', '女', '25〜34歳', null],
  ['male range65over', '男', '65歳以上', null],
  ['other range00to05', '不明', '0〜5歳', null],
  ['男性 20代', '男', '20代', null],
  ['女（15歳未満）', '女', '15歳未満', null],
  ['10時〜11時', null, null, { from: 600, until: 660 }],
  ['１８：３０－１９：００', null, null, { from: 1110, until: 1140 }],
  ['9時台', null, null, { from: 540, until: 600 }],
  ['歩行者', null, null, null],
])('a heading %s says sex %s, age %s and hours %o', (label, sex, age, band) => {
  expect([sexIn(label), ageIn(label), bandIn(label)]).toEqual([sex, age, band]);
});

test.each([
  ['2024-11-03 15:00:00', { day: '2024-11-03', minute: 900 }],
  ['令和6年11月3日', { day: '2024-11-03', minute: null }],
  ['2024/2/30', null],
  ['きのう', null],
])('a cell %s is the day %o', (cell, day) => {
  expect(dayIn(cell)).toEqual(day);
});

describe('counted passers-by', () => {
  const LONG = [
    '地点,日付,時間帯,性別,年代,人数',
    '本通り,2025-10-05,10時〜11時,男,20代,3',
    '本通り,2025-10-05,10時〜11時,女,20代,4',
    '本通り,2025-10-06,10時〜11時,女,30代,5',
    '駅前,2025-10-05,10時〜11時,女,30代,9',
  ].join('\n');

  test('read long or wide give the same figures', () => {
    const wide = [
      '地点,日付,時間帯,男20代,女20代,女30代',
      '本通り,2025-10-05,10時〜11時,3,4,0',
      '本通り,2025-10-06,10時〜11時,0,0,5',
      '駅前,2025-10-05,10時〜11時,0,0,9',
    ].join('\n');
    const [one, other] = [workOut(LONG), workOut(wide)];
    expect(one.refused).toEqual([]);
    for (const id of ['points', 'kinds', 'sex', 'age'])
      expect(cellsOf(one.figures.figures, id)).toEqual(cellsOf(other.figures.figures, id));
    expect(cellsOf(one.figures.figures, 'points')).toEqual([
      ['本通り 10月5日(日) 休日', 7],
      ['本通り 10月6日(月) 平日', 5],
      ['駅前 10月5日(日) 休日', 9],
    ]);
    // 駅前 was not counted on a weekday, so it is in neither.
    expect(cellsOf(one.figures.figures, 'kinds')).toEqual([
      ['休日', 7],
      ['平日', 5],
    ]);
  });

  test('agree with a plain sum of every cell, whatever was counted', () => {
    const count = fc.integer({ min: 0, max: 500 });
    const hour = fc.record({ men: count, women: count, more: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.array(hour, { minLength: 2, maxLength: 12 }), (hours) => {
        const text = [
          '地点,日付,時間帯,男,女,合計',
          ...hours.map(
            ({ men, women, more }, i) =>
              `駅前,2025-10-05,${i + 8}時〜${i + 9}時,${men},${women},${men + women + more}`,
          ),
        ].join('\n');
        const { figures } = workOut(text).figures;
        const sum = (of: (one: (typeof hours)[number]) => number) =>
          hours.reduce((all, one) => all + of(one), 0);
        const all = sum(({ men, women, more }) => men + women + more);
        expect(figure(figures, 'points').rows[0]!.cells).toEqual([all]);
        const heat = figures.find(({ id }) => id === 'hours');
        const shown = heat?.rows.reduce((n, { cells }) => n + Number(cells[0]), 0);
        expect(shown).toBe(all);
      }),
    );
  });

  test.each([
    ['a total below its parts', '駅前,2025-10-05,10時〜11時,5,5,9', 'overTotal'],
    ['no number', '駅前,2025-10-05,10時〜11時,多い,5,9', 'notCount'],
    ['a negative number', '駅前,2025-10-05,10時〜11時,-1,5,9', 'notCount'],
    ['no day', '駅前,10月の日曜,10時〜11時,1,5,9', 'notDate'],
  ])('with %s give no figures at all', (_, row, what) => {
    const done = workOut(
      ['地点,日付,時間帯,男,女,合計', '駅前,2025-10-05,9時〜10時,1,1,2', row].join('\n'),
    );
    expect(done.refused.map((note) => note.what)).toContain(what);
    expect(done.figures.figures).toEqual([]);
  });

  test('counted twice are refused; an empty cell is no zero', () => {
    const twice = workOut(`${LONG}\n駅前,2025-10-05,10時〜11時,女,30代,9`);
    expect(twice.refused.map(({ what }) => what)).toEqual(['countedTwice']);
    const gap = workOut(
      `${LONG}\n駅前,2025-10-06,10時〜11時,女,30代,\n駅前,2025-10-06,11時〜12時,女,30代,2`,
    );
    expect(gap.notes).toContainEqual({ row: 6, what: 'missing', text: '人数' });
    const hours = cellsOf(gap.figures.figures, 'hours');
    expect(hours.find(([band]) => band === '10:00〜11:00')!.at(-1)).toBeNull();
  });
});

describe('over the years', () => {
  const kept = { 'holiday|本通り': 100, 'holiday|駅前': 50, 'weekday|本通り': 80 };
  const printed = (year: number, point: string, value: number): PrintedFigure => ({
    period: `${year}-01-01`,
    key: `holiday|${point}`,
    value,
    source: '平成の報告書',
  });
  const own = [
    '地点,日付,時間帯,人数',
    '本通り,2025-10-05,10時〜11時,70',
    '駅前,2025-10-05,10時〜11時,40',
    '新しい点,2025-10-05,10時〜11時,900',
  ].join('\n');

  test('only points that every year has are compared; printed totals stay a line of their own', () => {
    const done = workOut(own, {
      reports: [{ period: { from: '2024-10-06', until: '2024-10-06' }, kept }],
      printed: [printed(2019, '本通り', 300), printed(2019, '消えた点', 5000)],
    });
    const years = figure(done.figures.figures, 'years-holiday');
    expect(years.base?.ja).toBe('共通する1地点');
    expect(years.columns.map(({ label }) => label.ja)).toEqual(['集計', '公表値']);
    expect(years.rows.map(({ label, cells }) => [label.ja, ...cells])).toEqual([
      ['2019年', null, 300],
      ['2024年', 100, null],
      ['2025年', 70, null],
    ]);
    expect(years.notes.at(-1)!.ja).toBe('公表値の出典: 平成の報告書');
  });

  test('ten printed years are read at once, and their sums are checked', () => {
    const years = Array.from({ length: 10 }, (_, i) => 2015 + i);
    const table = (wrong = 0) => [
      ['地点', ...years.map((year) => `${year}年`)],
      ['本通り', ...years.map((year) => `${year}`)],
      ['駅前', ...years.map(() => '1,000')],
      ['合計', ...years.map((year) => `${year + 1000 + wrong}人`)],
    ];
    const given = { day: 'holiday', source: '報告書' } as const;
    const { figures, refused } = readPrintedCounts(table(), given);
    expect(refused).toEqual([]);
    expect(figures).toHaveLength(20);
    const one = { period: '2019-01-01', key: 'holiday|駅前', value: 1000, source: '報告書' };
    expect(figures).toContainEqual(one);
    const wrong = readPrintedCounts(table(1), given);
    expect(wrong.figures).toEqual([]);
    expect(wrong.refused[0]).toMatchObject({ what: 'notSum', text: '3015 ≠ 3016' });
    const down = readPrintedCounts(
      [
        ['年度', '本通り（平日）', '本通り（休日）'],
        ['令和元年度', '10', '20'],
      ],
      given,
    );
    expect(down.figures.map(({ period, key }) => [period, key])).toEqual([
      ['2019-01-01', 'weekday|本通り'],
      ['2019-01-01', 'holiday|本通り'],
    ]);
  });
});

const FILES = ['2024-11-03', '2024-11-08'].map((day) =>
  sharedFile(`traffic/fukui-station-east-entrance_${day}.csv`),
);

describe('two real days of one point', () => {
  test.skipIf(!FILES[0])(
    `equal an independent count${FILES[0] ? '' : ' (skipped: ../shared/data is not here)'}`,
    async () => {
      const { store } = await emptyDatabase();
      const files = FILES.map((path) => ({ path: path!, name: path!.slice(-14) }));
      const id = await bring(store, { name: '通行量調査', kind: 'traffic' }, { files });
      await complete(store, id);
      const { figures, kept } = (await getReport(store.read, id))!.figures;
      const raw = FILES.map((path) =>
        readFileSync(path!, 'utf8')
          .trim()
          .split(/\r?\n/)
          .map((line) => line.split(',')),
      );
      const sums = raw.map(([head, ...rows]) => ({
        total: rows.reduce((sum, row) => sum + Number(row[4]), 0),
        hours: new Map(rows.map((row) => [`${Number(row[2]!.slice(11, 13))}:00`, Number(row[4])])),
        parts: (sex: string) =>
          rows.reduce(
            (sum, row) =>
              sum +
              row.reduce(
                (n, cell, i) => n + (head![i]!.startsWith(`${sex} `) ? Number(cell) : 0),
                0,
              ),
            0,
          ),
        ages: (age: string) =>
          rows.reduce(
            (sum, row) =>
              sum + row.reduce((n, cell, i) => n + (head![i]!.endsWith(age) ? Number(cell) : 0), 0),
            0,
          ),
      }));
      expect(figure(figures, 'points').rows.map(({ cells }) => cells[0])).toEqual(
        sums.map(({ total }) => total),
      );
      expect(sums.map(({ total }) => total)).toEqual([1130, 708]);
      for (const { label, cells } of figure(figures, 'hours').rows)
        expect(cells).toEqual(sums.map(({ hours }) => hours.get(label.ja.split('〜')[0]!)));
      figure(figures, 'sex').rows.forEach(({ cells }, i) => {
        const { total, parts } = sums[i]!;
        expect(cells[0]).toBe(total);
        expect(cells[1]).toBeCloseTo((parts('male') / total) * 100, 0);
        expect(cells[2]).toBeCloseTo((parts('female') / total) * 100, 0);
        const unknown = total - parts('male') - parts('female');
        expect(cells[3]).toBeCloseTo((unknown / total) * 100, 1);
      });
      const ages = figure(figures, 'age').rows.map(({ label, cells }) => [label.ja, cells[0]]);
      expect(ages).toContainEqual(['25〜34歳', sums[0]!.ages('25to34') + sums[1]!.ages('25to34')]);
      expect(ages).toContainEqual(['不明', 3]);
      expect(Object.values(kept)).toEqual([1130, 708]);
      const facts = (await getSheetFacts(store.read, id))!;
      expect(facts.notes).toEqual([{ row: null, what: 'unclassified', text: '3' }]);
      const plainly = { visibleFrom: null, audience: 'public', reason: null } as const;
      expect(await store.write((tx) => publishReport(tx, id, plainly, '職員', AT))).toBe(
        'published',
      );
      const { slug } = (await getReport(store.read, id))!;
      const published = (await getPublishedReport(store.read, slug, AT))!;
      expect(published.document.valid).toBeNull();
      await expectPublished(published, figures);
    },
  );
});

test('a point that is named and placed is on the map of the report', async () => {
  const { store } = await emptyDatabase();
  const pasted = '地点,日付,時間帯,人数\nA,2025-10-05,10時〜11時,70\nA,2025-10-05,11時〜12時,30';
  const id = await bring(store, { name: '通行量', kind: 'traffic' }, { pasted });
  const { surveyId } = (await getReport(store.read, id))!;
  await store.write(async (tx) => {
    const place = { key: 'A', name: '本通り', lat: 34.17, lng: 131.47 };
    await putPoints(tx, surveyId, [{ ...place, activeFrom: 1970, activeUntil: null }]);
    const printed = [
      { period: '2020-01-01', key: 'holiday|A', value: 55, source: '報告書' },
    ] as const;
    await putPrinted(tx, surveyId, printed, '職員', AT);
  });
  await again(store, id);
  const { figures, places, finding } = (await getReport(store.read, id))!.figures;
  expect(places).toEqual([
    {
      name: { ja: '本通り', en: null },
      lat: 34.17,
      lng: 131.47,
      note: { ja: '休日 100人', en: 'Holiday 100' },
      years: { ja: '1970年〜', en: '1970–' },
    },
  ]);
  expect(finding).toContain('本通りの通行量は10月5日（休日）に100人');
  expect(figure(figures, 'years-holiday').title.ja).toContain(
    '2020年（公表値）の55人から2025年の100人へ',
  );
});
