import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionSheet, demoQuarters } from '#db/seed/surveys/conditions.ts';
import { layBeside } from '#features/surveys/condition/beside.ts';
import { basisIn, horizonIn, itemIn, opinionIn } from '#features/surveys/condition/labels.ts';
import {
  quarterAfter,
  quarterBefore,
  quarterIn,
  quarterOf,
} from '#features/surveys/condition/quarter.ts';
import { withBasis } from '#features/surveys/condition/questions.ts';
import { readReferences } from '#features/surveys/condition/references.ts';
import { workOutCondition } from '#features/surveys/condition/work-out.ts';
import { publishReport } from '#features/surveys/release-commands.ts';
import { getReport, listOwnReports } from '#features/surveys/draft-queries.ts';
import { getPublishedReport } from '#features/surveys/queries.ts';
import type { Cell, Figure } from '#features/surveys/schema.ts';
import { BASES, type Beside, type ReferenceFigure } from '#features/surveys/understood.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';
import { bring, complete } from '../../../support/surveys.ts';

const AT = new Date(NOW);
const Q = quarterOf('2026-07-01');
const NOTHING: Beside = {
  period: Q,
  withheld: [],
  reports: [],
  points: [],
  printed: [],
  references: [],
};
const workOut = (rows: string[][], beside: Partial<Beside> = {}) =>
  workOutCondition({ name: '', rows }, [], { ...NOTHING, ...beside });
const find = (figures: readonly Figure[], id: string) => figures.find((one) => one.id === id)!;

test.each([
  ['業況（前年同期比）', '業況', 'now', 'year'],
  ['Q3. 売上高 来期見通し（前期比）', '売上高', 'next', 'quarter'],
  ['採算の水準', '採算', 'now', 'level'],
  ['資金繰り', '資金繰り', 'now', null],
])('a heading %s asks about %s, %s, %s', (label, item, horizon, basis) => {
  expect([itemIn(label), horizonIn(label), basisIn(label)]).toEqual([item, horizon, basis]);
});

test.each([
  ['2026年7〜9月', '2026-07-01'],
  ['令和8年 第3四半期', '2026-07-01'],
  ['2026Q4', '2026-10-01'],
  ['2026-01-01', '2026-01-01'],
])('%s is the quarter that begins on %s', (text, from) => {
  expect(quarterIn(text)?.from).toBe(from);
});

test('a quarter is followed by the next, over the end of the year too', () => {
  expect(quarterAfter(quarterOf('2026-11-23'))).toEqual({
    from: '2027-01-01',
    until: '2027-03-31',
  });
  expect(quarterBefore(quarterOf('2026-02-01'))).toEqual({
    from: '2025-10-01',
    until: '2025-12-31',
  });
});

const INDUSTRIES = ['製造業', '建設業', '小売業', 'サービス業'];
const sheet = fc.array(
  fc.tuple(
    fc.constantFrom(...INDUSTRIES, '製造業', '建設業'),
    fc.constantFrom('好転', '不変', '悪化', '無回答', ''),
    fc.constantFrom('増加', '不変', '減少', '無回答'),
  ),
  { minLength: 1, maxLength: 90 },
);
const HEAD = ['業種', '業況（前年同期比）', '業況 来期見通し（前年同期比）'];

/** The same once more, without any structure. */
function plainDi(answers: string[]): Cell {
  const up = answers.filter((one) => /好転|増加/.test(one)).length;
  const down = answers.filter((one) => /悪化|減少/.test(one)).length;
  const valid = up + down + answers.filter((one) => one === '不変').length;
  if (valid === 0) return null;
  return valid < 5
    ? 'withheld'
    : Number((Math.round(((up - down) / valid) * 1000) / 10).toFixed(1));
}
const near = (a: Cell, b: Cell) =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 0.1001 : a === b;

describe('a sheet of firms', () => {
  test('gives the DI that a plain count gives, and withholds every industry below five', () => {
    fc.assert(
      fc.property(sheet, (rows) => {
        fc.pre(
          rows.some(([, a]) => opinionIn(a) !== 'none') && rows.some(([, , a]) => a !== '無回答'),
        );
        const { figures, refused } = workOut([HEAD, ...rows]);
        expect(refused).toEqual([]);
        const [line] = [find(figures.figures, 'di-1')];
        const now = line.rows[0]!.cells;
        line.columns.forEach(({ label }, i) => {
          const own = rows.filter(([name]) => i === 0 || name === label.ja);
          const plain = plainDi(own.map(([, answer]) => answer));
          if (now[i] !== 'withheld') expect(near(now[i]!, plain), label.ja).toBe(true);
          if (plain === 'withheld') expect(now[i]).toBe('withheld');
        });
      }),
    );
  });

  test('counted, long or wide gives the same', () => {
    const wide = Array.from({ length: 30 }, (_, i) => [
      INDUSTRIES[i % 2]!,
      i % 3 ? '好転' : '悪化',
      i % 5 ? '不変' : '減少',
    ]);
    const long = wide.flatMap(([industry, now, next]) => [
      [industry!, '業況', '今期', '前年同期比', now!],
      [industry!, '業況', '来期見通し', '前年同期比', next!],
    ]);
    const counted = INDUSTRIES.slice(0, 2).flatMap((industry) =>
      [1, 2].map((at) => {
        const own = wide.filter(([name]) => name === industry).map((row) => row[at]!);
        const n = (test: RegExp) => String(own.filter((one) => test.test(one)).length);
        const when = at === 1 ? '今期' : '来期見通し';
        return [industry, '業況', when, '前年同期比', n(/好転/), n(/不変/), n(/悪化|減少/), '0'];
      }),
    );
    const names = ['業種', '項目', '今期・来期', '比較の基準'];
    const three = [
      workOut([HEAD, ...wide]),
      workOut([[...names, '回答'], ...long]),
      workOut([[...names, '増加・好転', '不変', '減少・悪化', '無回答'], ...counted]),
    ];
    for (const { refused, figures } of three) {
      expect(refused).toEqual([]);
      expect(figures.kept).toEqual(three[0]!.figures.kept);
      expect(find(figures.figures, 'di-1').rows).toEqual(
        find(three[0]!.figures.figures, 'di-1').rows,
      );
    }
  });

  test('with an answer nobody understands gives no figures at all, and says where', () => {
    const rows = Array.from({ length: 20 }, () => ['製造業', '好転', '増加']);
    const done = workOut([HEAD, ...rows, ['製造業', 'ぼちぼち', '増加']]);
    expect(done.refused).toEqual([
      { row: 22, what: 'notOpinion', text: '業況（前年同期比）: ぼちぼち' },
    ]);
    expect(done.figures.figures).toEqual([]);
  });

  test('is not counted while nobody says against what it is measured; one choice says it of all', () => {
    const silent = ['業種', '業況', '売上（前期比）', '業況 来期見通し'];
    const rows = Array.from({ length: 20 }, (_, i) => [
      '製造業',
      ...[0, 1, 2].map((n) => ['好転', '不変', '悪化'][(i + n) % 3]!),
    ]);
    const done = workOut([silent, ...rows]);
    expect(done.refused).toEqual([{ row: null, what: 'noBasis', text: '業況、業況 来期見通し' }]);
    expect(done.figures.figures).toEqual([]);
    const chosen = done.columns.map((column) => withBasis(column, 'level'));
    const again = workOutCondition({ name: '', rows: [silent, ...rows] }, chosen, NOTHING);
    expect(again.refused).toEqual([]);
    expect(Object.keys(again.figures.kept).filter((key) => key.startsWith('全業種'))).toEqual([
      '全業種|業況|level|now',
      '全業種|売上|quarter|now',
      '全業種|業況|level|next',
    ]);
    const long = [
      ['業種', '項目', '回答'],
      ...rows.map(([industry, now]) => [industry!, '業況', now!]),
    ];
    expect(workOut(long).refused.map(({ what }) => what)).toEqual(['noBasis']);
    const items = workOut(long).columns.map((column) => withBasis(column, 'year'));
    const counted = workOutCondition({ name: '', rows: long }, items, NOTHING);
    expect(Object.keys(counted.figures.kept)).toContain('全業種|業況|year|now');
  });

  test('ranks the problems of all and of each industry', () => {
    const rows = conditionSheet('2026-07-01');
    const { figures } = workOut(rows).figures;
    const named = rows.slice(1).map((row) => row.at(-1)!.split('\n'));
    const best = find(figures, 'problems').rows[0]!;
    const count = (name: string) => named.filter((all) => all.includes(name)).length;
    expect(best.cells[0]).toBe(count(best.label.ja));
    const counts = [...new Set(named.flat())].filter((one) => one !== '無回答').map(count);
    expect(best.cells[0]).toBe(Math.max(...counts));
    expect(find(figures, 'problems-1').about.ja).toContain('製造業');
    expect(find(figures, 'problems-1').rows[0]!.label.ja).toBe('原材料の高騰');
  });
});

describe('figures from elsewhere', () => {
  const basis = fc.constantFrom(...BASES);
  const line = fc.record({ basis, adjusted: fc.boolean() });

  test('of another basis, or adjusted, are never laid beside ours', () => {
    fc.assert(
      fc.property(line, fc.array(line), (own, others) => {
        const named = others.map((one, i) => ({ ...one, name: String(i), values: new Map() }));
        const { lines, refused } = layBeside(own, named);
        expect(lines.length + refused.length).toBe(others.length);
        for (const one of lines)
          expect([one.basis, one.adjusted]).toEqual([own.basis, own.adjusted]);
        for (const one of refused)
          expect(one.basis === own.basis && one.adjusted === own.adjusted).toBe(false);
      }),
    );
  });

  test('are drawn where they fit, and named where they do not', () => {
    const reference = (own: Partial<ReferenceFigure>): ReferenceFigure => ({
      survey: '調査甲 第10回',
      area: '全国',
      quarter: Q.from,
      industry: '全業種',
      item: '業況',
      basis: 'year',
      horizon: 'now',
      adjusted: false,
      di: -20,
      ...own,
    });
    const { figures } = workOut(conditionSheet(Q.from), {
      references: [reference({}), reference({ area: '県', basis: 'quarter', di: 44.4 })],
    }).figures;
    const outside = find(figures, 'di-1-outside');
    expect(outside.columns.map(({ label }) => label.ja)).toEqual(['管内', '全国（調査甲 第10回）']);
    expect(outside.rows[0]!.cells[1]).toBe(-20);
    expect(
      find(figures, 'di-1')
        .notes.map(({ ja }) => ja)
        .join(),
    ).toContain('県（調査甲 第10回）は前期比');
    expect(JSON.stringify(figures)).not.toContain('44.4');
  });

  test('stand beside each industry they are of, those of quarters before ours too', () => {
    const of = (own: Partial<ReferenceFigure>): ReferenceFigure => ({
      survey: '調査甲',
      area: '全国',
      quarter: Q.from,
      industry: '建設業',
      item: '業況',
      basis: 'year',
      horizon: 'now',
      adjusted: false,
      di: -20,
      ...own,
    });
    const { figures } = workOut(conditionSheet(Q.from), {
      references: [
        of({}),
        of({ quarter: '2026-01-01', di: -31 }),
        of({ adjusted: true, di: 55.5 }),
      ],
    }).figures;
    const [own] = figures.filter(({ id }) => id.startsWith('di-1-outside'));
    expect(own).toMatchObject({ id: 'di-1-outside-2', under: 'di-1' });
    expect(own!.about.ja).toContain('建設業の業況DI');
    const ours = find(figures, 'di-1').rows[0]!.cells[2]!;
    expect(own!.rows.map(({ label, cells }) => [label.ja, ...cells])).toEqual([
      ['2026年1〜3月', null, -31],
      ['2026年4〜6月', null, null],
      ['2026年7〜9月', ours, -20],
    ]);
    expect(JSON.stringify(figures)).not.toContain('55.5');
  });

  test('have their outlook laid beside ours, of the quarter it was asked in', () => {
    const of = (own: Partial<ReferenceFigure>): ReferenceFigure => ({
      survey: '調査甲',
      area: '全国',
      quarter: Q.from,
      industry: '全業種',
      item: '業況',
      basis: 'year',
      horizon: 'now',
      adjusted: false,
      di: -20,
      ...own,
    });
    const { figures } = workOut(conditionSheet(Q.from), {
      references: [
        of({}),
        of({ horizon: 'next', di: -12.5 }),
        of({ area: '県', horizon: 'next', di: 7 }),
        of({ area: '県', horizon: 'next', basis: 'quarter', di: 66.6 }),
      ],
    }).figures;
    const outside = find(figures, 'di-1-outside');
    const ours = find(figures, 'di-1').rows.map(({ cells }) => cells[0]);
    expect(outside.columns.map(({ label }) => label.ja)).toEqual([
      ...['管内', '全国（調査甲）', '県（調査甲）'],
    ]);
    expect(outside.rows.map(({ label, cells }) => [label.ja, ...cells])).toEqual([
      ['2026年7〜9月', ours[0], -20, null],
      ['2026年10〜12月', ours[1], -12.5, 7],
    ]);
    expect(outside.projectedFrom).toBe(1);
    expect(JSON.stringify(figures)).not.toContain('66.6');
  });

  test('are read from a table, and refused where one does not say its basis', () => {
    const head = ['調査名', '地域', '四半期', '業種', '項目', '基準', '見通し', '季節調整', 'DI'];
    const row = [
      '調査甲',
      '全国',
      '2026年7-9月',
      '',
      '業況DI',
      '前年同期比',
      '今期',
      'なし',
      '▲20.5',
    ];
    expect(readReferences([head, row]).figures).toEqual([
      {
        survey: '調査甲',
        area: '全国',
        quarter: '2026-07-01',
        industry: '全業種',
        item: '業況',
        basis: 'year',
        horizon: 'now',
        adjusted: false,
        di: -20.5,
      },
    ]);
    const silent = row.with(5, '');
    expect(readReferences([head, row, silent])).toEqual({
      figures: [],
      refused: [{ row: 3, what: 'notReference', text: '' }],
    });
    expect(readReferences([head.toSpliced(5, 1), row.toSpliced(5, 1)]).figures).toEqual([]);
  });
});

test('eight quarters, one after the other, each lie beside those before; the second needs no mapping', async () => {
  const { store } = await emptyDatabase();
  const quarters = demoQuarters('2026-11-23', 8);
  expect([quarters[0], quarters.at(-1)]).toEqual(['2024-10-01', '2026-07-01']);
  let survey: { id: number } | { name: string; kind: 'condition' } = {
    name: '景況調査',
    kind: 'condition',
  };
  for (const [i, quarter] of quarters.entries()) {
    const pasted = [[`${quarter} の四半期`, '', ''], ...conditionSheet(quarter)]
      .map((row) => row.map((cell) => `"${cell}"`).join('\t'))
      .join('\n');
    const id = await bring(store, survey, { pasted });
    if (i === 0) await complete(store, id);
    const report = (await getReport(store.read, id))!;
    expect(report.period.from).toBe(quarter);
    const asked = { surveyedUntil: '2026-11-20', collectedOn: '2026-11-21', distributed: 98 };
    const plainly = { visibleFrom: null, audience: 'public', reason: null, ...asked } as const;
    expect(await store.write((tx) => publishReport(tx, id, plainly, '職員', AT))).toBe('published');
    survey = { id: report.surveyId };
  }
  const [newest] = await listOwnReports(store.read);
  const { document } = (await getPublishedReport(store.read, newest!.slug, AT))!;
  const line = find(document.figures, 'di-1');
  expect(line.rows).toHaveLength(9);
  expect(line.projectedFrom).toBe(8);
  expect(document.valid).toBe(98);
  quarters.forEach((quarter, i) => {
    const answers = conditionSheet(quarter)
      .slice(1)
      .map((row) => row[2]!);
    expect(near(line.rows[i]!.cells[0]!, plainDi(answers)), quarter).toBe(true);
  });
});
