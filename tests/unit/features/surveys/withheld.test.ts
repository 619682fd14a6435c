import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SheetColumn } from '#features/surveys/questionnaire/columns.ts';
import { countAnswers, type Counted } from '#features/surveys/questionnaire/count.ts';
import { FEWEST, withheldGroups } from '#features/surveys/withheld.ts';
import { certain, recovered, type Equation } from '../../../support/attack.ts';

const column = (at: number, use: SheetColumn['use']): SheetColumn => ({
  at,
  label: `列${at}`,
  use,
  separator: null,
});
const COLUMNS = [column(0, 'trait'), column(1, 'single'), column(2, 'single')];

const group = fc.constantFrom('甲', '甲', '甲', '乙', '乙', '丙', '丁', '戊');
const sheet = fc.array(
  fc.tuple(group, fc.constantFrom('はい', 'いいえ', ''), fc.constantFrom('良', '否')),
  { minLength: 1, maxLength: 60 },
);

/** Everything a report tells about its groups: each figure shown, and each total beside them. */
function readerOf(counted: Counted): Equation[] {
  const [trait] = counted.traits;
  const { withheld, groups } = trait!;
  const equations: Equation[] = [];
  const tell = (table: string, total: number, figures: number[], isTold = true) => {
    equations.push({ unknowns: groups.map(({ label }) => `${table} ${label}`), sum: total });
    groups.forEach(({ label }, i) => {
      if (isTold && withheld !== 'all' && !withheld.has(label))
        equations.push({ unknowns: [`${table} ${label}`], sum: figures[i]! });
    });
  };
  tell(
    'n',
    counted.respondents,
    groups.map(({ n }) => n),
  );
  for (const { id, answered, unanswered, counts, by } of counted.questions) {
    if (!by[0]) continue;
    const bases = by[0].groups.map((tally) => tally.answered);
    tell(id, answered, bases);
    counts.forEach((count, o) =>
      tell(
        `${id}:${o}`,
        count,
        by[0]!.groups.map((tally) => tally.counts[o]!),
        by[0]!.told.includes(o),
      ),
    );
    // Where everybody answered, the two bases of a group are one.
    if (unanswered === 0)
      for (const { label } of groups) {
        const other = `${id} ${label}`;
        for (const one of equations.filter(({ unknowns }) => unknowns.includes(other)))
          equations.push({
            unknowns: one.unknowns.map((name) =>
              name.startsWith(`${id} `) ? name.replace(id, 'n') : name,
            ),
            sum: one.sum,
          });
      }
  }
  return equations;
}

const withheldOf = (counted: Counted) => {
  const { withheld, groups } = counted.traits[0]!;
  return withheld === 'all' ? groups.map(({ label }) => label) : [...withheld];
};

/** Sheets whose trait has one group only tell it by the total, whatever is done. */
const severalGroups = (counted: Counted) => counted.traits[0]!.groups.length > 1;

describe('what a report withholds', () => {
  test('is every group below five answers, in every table', () => {
    fc.assert(
      fc.property(sheet, (rows) => {
        const counted = countAnswers(rows, COLUMNS);
        const hidden = withheldOf(counted);
        counted.traits[0]!.groups.forEach(({ label, n }, i) => {
          const bases = [
            n,
            ...counted.questions.flatMap(({ by }) => (by[0] ? [by[0].groups[i]!.answered] : [])),
          ];
          if (bases.some((base) => base > 0 && base < 5)) expect(hidden).toContain(label);
        });
      }),
    );
  });

  test('is found by no sum or difference of anything that is shown', () => {
    let tried = 0;
    fc.assert(
      fc.property(sheet, (rows) => {
        const counted = countAnswers(rows, COLUMNS);
        fc.pre(severalGroups(counted));
        const hidden = withheldOf(counted);
        if (hidden.length > 0) tried += 1;
        const known = [...recovered(readerOf(counted)).keys()];
        expect(known.filter((name) => hidden.includes(name.split(' ')[1]!))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(tried).toBeGreaterThan(100);
  });

  test('is not told by its neighbours having answered alike', () => {
    let tried = 0;
    const alike = fc.array(
      fc.tuple(
        group,
        fc.constantFrom('はい', 'はい', 'はい', 'いいえ'),
        fc.constantFrom('良', '否'),
      ),
      { minLength: 10, maxLength: 60 },
    );
    fc.assert(
      fc.property(alike, (rows) => {
        const counted = countAnswers(rows, COLUMNS);
        const hidden = withheldOf(counted);
        fc.pre(hidden.length > 0 && counted.traits[0]!.withheld !== 'all');
        const known = certain(readerOf(counted));
        for (const { id, by, options, alike: leftOut } of counted.questions) {
          tried += leftOut.length;
          if (by.length === 0) continue;
          for (const label of hidden) {
            const ruledOut = options.filter((_, o) => known.get(`${id}:${o} ${label}`) === 0);
            expect(ruledOut).toEqual([]);
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(tried).toBeGreaterThan(5);
  });

  test('would be found if its neighbour were shown: the attack works', () => {
    const rows = [
      ...Array.from({ length: 9 }, () => ['甲', 'はい', '良']),
      ...Array.from({ length: 8 }, () => ['乙', 'はい', '良']),
      ...Array.from({ length: 3 }, () => ['丙', 'いいえ', '否']),
    ];
    const counted = countAnswers(rows, COLUMNS);
    expect(withheldOf(counted).toSorted()).toEqual(['丙', '乙']);
    const careless = { ...counted, traits: [{ ...counted.traits[0]!, withheld: new Set(['丙']) }] };
    expect(recovered(readerOf(careless)).get('n 丙')).toBe(3);
  });

  test('is no more than it must be: nothing where every group is large, and a sum of five at least', () => {
    const bases = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(bases, (all) => {
        const table = new Map(all.map((n, i) => [`${i}`, n]));
        const withheld = withheldGroups([table]);
        if (all.every((n) => n === 0 || n >= FEWEST)) expect(withheld).toEqual(new Set());
        if (withheld === 'all' || withheld.size === 0) return;
        const hidden = [...withheld].map((key) => table.get(key)!);
        expect(hidden.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(FEWEST);
        // Taking back the last neighbour would leave too little to hide behind.
        const small = hidden.filter((n) => n > 0 && n < FEWEST);
        const neighbours = hidden.filter((n) => n >= FEWEST || n === 0);
        if (neighbours.length > 0) {
          const without = small.reduce((sum, n) => sum + n, 0);
          expect(small.length < 2 || without < FEWEST).toBe(true);
        }
      }),
    );
  });
});

describe('a correction', () => {
  const table = (...all: [string, number][]) => new Map(all);

  test('withholds what its earlier release withheld, even where a group has grown', () => {
    const before = withheldGroups([table(['甲', 20], ['乙', 3], ['丙', 6])]) as Set<string>;
    expect(before).toEqual(new Set(['乙', '丙']));
    expect(withheldGroups([table(['甲', 20], ['乙', 6], ['丙', 6])], { earlier: before })).toBe(
      before,
    );
  });

  test('shows nothing by these groups where one that was seen has become too small', () => {
    const before = new Set<string>();
    expect(withheldGroups([table(['甲', 20], ['乙', 3], ['丙', 6])], { earlier: before })).toBe(
      'all',
    );
  });
});
