import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workOutCondition } from '#features/surveys/condition/work-out.ts';
import type { Cell, DraftFigures, Figure } from '#features/surveys/schema.ts';
import type { Beside } from '#features/surveys/understood.ts';
import { recovered, type Equation } from '../../../support/attack.ts';

const NOTHING: Beside = {
  period: { from: '2026-07-01', until: '2026-09-30' },
  withheld: new Map(),
  reports: [],
  points: [],
  printed: [],
  references: [],
};
const HEAD = [
  '業種',
  '業況（前年同期比）',
  '売上（前年同期比）',
  '売上 来期見通し（前年同期比）',
  '問題点',
];
const answer = fc.constantFrom('増加', '不変', '不変', '減少', '無回答');
const sheet = fc.array(
  fc.tuple(
    fc.constantFrom('製造業', '製造業', '製造業', '建設業', '建設業', '小売業', '卸売業'),
    answer,
    answer,
    answer,
    fc.constantFrom('人手不足', '原材料の高騰', '無回答'),
  ),
  { minLength: 5, maxLength: 50 },
);
const workOut = (rows: string[][], withheld: Beside['withheld'] = new Map()) =>
  workOutCondition({ name: '', rows: [HEAD, ...rows] }, [], { ...NOTHING, withheld }).figures;

const isNumber = (cell: Cell | undefined): cell is number => typeof cell === 'number';

/** The answers a row of shares tells, as whole numbers. */
function countsOf(cells: readonly Cell[]): number[] | undefined {
  const [valid, up, same, down, none] = cells;
  if (!isNumber(valid) || !isNumber(none)) return undefined;
  const of = (share: Cell | undefined) => (isNumber(share) ? Math.round((share * valid) / 100) : 0);
  return [of(up), of(same), of(down), none, valid];
}

/** Every equation that the tables of a report, taken together, hold. */
function readerOf({ figures, kept }: DraftFigures, release: string): Equation[] {
  const equations: Equation[] = [];
  const tables = figures.filter(({ id }) => id.endsWith('-answers'));
  for (const { id, rows } of tables) {
    const groups = rows.slice(1).map(({ label }) => label.ja);
    rows.forEach(({ label, cells }, r) => {
      countsOf(cells)?.forEach((sum, c) => {
        const names = r === 0 ? groups : [label.ja];
        equations.push({ unknowns: names.map((name) => `${release} ${id}:${c} ${name}`), sum });
      });
    });
  }
  // What later reports are given is published too.
  for (const [key, cell] of Object.entries(kept))
    if (isNumber(cell)) equations.push({ unknowns: [`di ${key}`], sum: cell });
  return equations;
}

const hiddenIn = ({ withheld }: DraftFigures, groups: string[]): string[] => {
  const hidden = withheld['業種'] ?? [];
  return hidden === 'all' ? groups : hidden;
};
const namesOf = (rows: string[][]) => [...new Set(rows.map(([name]) => name!))];
const shownOf = (figures: readonly Figure[], group: string): Cell[] =>
  figures.flatMap(({ columns, rows }) => [
    ...rows.filter(({ label }) => label.ja === group).flatMap(({ cells }) => cells),
    ...rows.flatMap(({ cells }) =>
      columns.flatMap(({ label }, i) => (label.ja === group ? [cells[i]!] : [])),
    ),
  ]);

test('no sum or difference of the tables of a quarter tells an industry that is withheld', () => {
  let tried = 0;
  fc.assert(
    fc.property(sheet, (rows) => {
      const groups = namesOf(rows);
      fc.pre(groups.length > 1);
      const published = workOut(rows);
      const hidden = hiddenIn(published, groups);
      if (hidden.length > 0) tried += 1;
      const known = [...recovered(readerOf(published, '1')).keys()];
      expect(known.filter((name) => hidden.some((group) => name.endsWith(` ${group}`)))).toEqual(
        [],
      );
      for (const group of hidden)
        for (const cell of shownOf(published.figures, group)) expect(cell).toBe('withheld');
      for (const [key, cell] of Object.entries(published.kept))
        if (hidden.includes(key.split('|')[0]!)) expect(cell).toBe('withheld');
      for (const { about } of published.figures)
        for (const group of hidden) expect(about.ja).not.toContain(`（${group}、`);
    }),
    { numRuns: 200 },
  );
  expect(tried).toBeGreaterThan(50);
});

test('nor does a correction beside what was published before it', () => {
  let tried = 0;
  fc.assert(
    fc.property(sheet, sheet, (rows, more) => {
      const before = workOut(rows);
      const hidden = hiddenIn(before, namesOf(rows));
      fc.pre(namesOf(rows).length > 1 && hidden.length > 0);
      tried += 1;
      const earlier = before.withheld['業種'];
      const memory = new Map([['業種', earlier === 'all' ? earlier : new Set(earlier)] as const]);
      const after = workOut([...rows, ...more], memory);
      const known = [...recovered([...readerOf(before, '1'), ...readerOf(after, '2')]).keys()];
      expect(known.filter((name) => hidden.some((g) => name.endsWith(` ${g}`)))).toEqual([]);
      for (const group of hidden)
        for (const cell of shownOf(after.figures, group)) expect(cell).toBe('withheld');
    }),
    { numRuns: 100 },
  );
  expect(tried).toBeGreaterThan(20);
});

test('the attack works: with its neighbour shown, the smallest industry is found', () => {
  const rows = [
    ...Array.from({ length: 9 }, () => ['製造業', '増加', '不変', '不変', '人手不足']),
    ...Array.from({ length: 8 }, () => ['建設業', '不変', '減少', '不変', '人手不足']),
    ...Array.from({ length: 3 }, () => ['小売業', '減少', '減少', '減少', '人手不足']),
  ];
  const published = workOut(rows);
  expect(hiddenIn(published, []).toSorted()).toEqual(['小売業', '建設業']);
  const careless = structuredClone(published);
  const table = careless.figures.find(({ id }) => id === 'di-1-answers')!;
  table.rows.find(({ label }) => label.ja === '建設業')!.cells = [8, 0, 100, 0, 0];
  expect(recovered(readerOf(careless, '1')).get('1 di-1-answers:2 小売業')).toBe(3);
});
