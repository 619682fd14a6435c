import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earlierTraits } from '#features/surveys/earlier.ts';
import { figureJson } from '#features/surveys/data.ts';
import type { PublishedReport } from '#features/surveys/queries.ts';
import { workOut } from '#features/surveys/questionnaire/work-out.ts';
import type { DraftFigures, Figure } from '#features/surveys/schema.ts';
import { certain, downloaded, expectHidden, type Equation } from '../../../support/attack.ts';

const HEAD = ['性別', '年代', '買う場所', '満足度', '来店回数'];
const place = fc.constantFrom('商店街', '商店街', '大型店', 'ネット', '商店街\n大型店', '無回答');
/** Some answers are rare: whoever is withheld has often not given them, or alone has. */
const satisfied = fc.constantFrom('満足', '満足', '満足', 'やや不満', '不満', '無回答');
const visits = fc.constantFrom('1', '2', '2', '3', '');
const sheet = fc.array(
  fc.tuple(
    fc.constantFrom('男性', '男性', '女性', '女性', '女性', '回答しない'),
    fc.constantFrom('20代', '30代', '30代', '30代', '40代', '40代', '80歳以上'),
    place,
    satisfied,
    visits,
  ),
  { minLength: 12, maxLength: 90 },
);
const figuresOf = (rows: string[][], head = HEAD, earlier: DraftFigures[] = []) =>
  workOut([head, ...rows], [], earlierTraits(earlier)).figures;

const isOf = (figure: Figure, what: 'trait' | 'question') =>
  /^q\d+$/.test(figure.id) && /^答えた人の/.test(figure.about.ja) === (what === 'trait');

/** Everything that a questionnaire's downloads, taken together, hold. */
function readerOf({ figures, respondents }: DraftFigures): Equation[] {
  const equations: Equation[] = [];
  const sum = (unknowns: string[], n: number) => equations.push({ unknowns, sum: n });
  const nothing = (unknowns: string[], less: string[]) =>
    equations.push({ unknowns, less, sum: 0 });
  for (const trait of figures.filter((one) => isOf(one, 'trait'))) {
    const groups = downloaded(trait).rows.map(([name]) => String(name));
    const all = (about: string) => groups.map((group) => `${trait.id} ${about} ${group}`);
    const one = (about: string, group: string | number) => `${trait.id} ${about} ${group}`;
    sum(all('n'), respondents);
    for (const [group, n] of downloaded(trait).rows)
      if (typeof n === 'number') sum([one('n', group!)], n);
    for (const question of figures.filter((figure) => isOf(figure, 'question'))) {
      const { id } = question;
      const [, n, none] = /n=([\d,]+)(?:（ほかに無回答 ([\d,]+)）)?/.exec(question.base!.ja)!;
      const options = downloaded(question).rows;
      const isSingle = !question.notes.some(({ ja }) => ja.startsWith('複数回答'));
      sum(all(id), Number(n));
      sum(all(`${id}:none`), Number(none ?? 0));
      for (const group of groups) {
        nothing([one(id, group), one(`${id}:none`, group)], [one('n', group)]);
        const chosen = options.map(([option]) => one(`${id}:${option}`, group));
        if (isSingle) nothing(chosen, [one(id, group)]);
      }
      for (const [option, count] of options) {
        if (typeof count !== 'number') continue;
        sum(all(`${id}:${option}`), count);
        // Who answered chose an option or did not.
        sum(all(`${id}:not ${option}`), Number(n) - count);
        for (const group of groups)
          nothing(
            [one(`${id}:${option}`, group), one(`${id}:not ${option}`, group)],
            [one(id, group)],
          );
      }
      const table = figures.find((figure) => figure.id === `${id}-by-${trait.id}`);
      if (!table) continue;
      const { head, rows } = downloaded(table);
      for (const [group, answered, ...shares] of rows) {
        if (typeof answered !== 'number') continue;
        sum([one(id, group!)], answered);
        shares.forEach((share, i) => {
          const count = Math.round((Number(share) * answered) / 100);
          sum([one(`${id}:${head[i + 2]}`, group!)], count);
        });
      }
    }
  }
  return equations;
}

/** The cells that are withheld and that a reader is sure of. */
function told(equations: Equation[], { figures, withheld }: DraftFigures): string[] {
  const hidden = figures
    .filter((one) => isOf(one, 'trait'))
    .flatMap(({ id, heading }) => {
      const groups = withheld[heading.ja] ?? [];
      return groups === 'all' ? [] : groups.map((group) => [`${id} `, ` ${group}`] as const);
    });
  return [...certain(equations).keys()].filter(
    (name) =>
      !/:(?:none|not)\b/.test(name) &&
      hidden.some(([id, group]) => name.startsWith(id) && name.endsWith(group)),
  );
}

describe('no sum or difference of anything a questionnaire publishes', () => {
  test('tells a group that is withheld, nor what it answered or did not', () => {
    const tried = { hidden: 0, tables: 0, leftOut: 0 };
    fc.assert(
      fc.property(sheet, (rows) => {
        const published = figuresOf(rows);
        const groups = Object.values(published.withheld).flatMap((own) =>
          own === 'all' ? [] : own,
        );
        tried.hidden += groups.length;
        const tables = published.figures.filter(({ id }) => id.includes('-by-'));
        tried.tables += groups.length > 0 ? tables.length : 0;
        tried.leftOut += tables.filter(({ notes }) =>
          notes.some(({ ja }) => ja.startsWith('載せていない答え')),
        ).length;
        expect(told(readerOf(published), published)).toEqual([]);
        for (const group of groups)
          for (const figure of published.figures) expectHidden(downloaded(figure), group);
        const report = { document: { ...published, title: { ja: '', en: null }, sources: [] } };
        for (const figure of published.figures) {
          const sent = figureJson(report as unknown as PublishedReport, figure, '');
          expect((JSON.parse(JSON.stringify(sent)) as Figure).rows).toEqual(figure.rows);
        }
      }),
      { numRuns: 60 },
    );
    expect(tried.hidden).toBeGreaterThan(40);
    expect(tried.tables).toBeGreaterThan(40);
    expect(tried.leftOut).toBeGreaterThan(10);
  });

  test('tells one when its neighbour is shown: the attack works', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [
      i < 4 ? '回答しない' : i < 10 ? '男性' : '女性',
      `${(i % 3) + 2}0代`,
      ['商店街', 'ネット', '大型店'][i % 3]!,
      ['満足', '不満'][i % 2]!,
      String((i % 3) + 1),
    ]);
    const published = figuresOf(rows);
    expect(published.withheld['性別']).toEqual(expect.arrayContaining(['回答しない', '男性']));
    const careless = structuredClone(published);
    const trait = careless.figures.find(({ id }) => id === 'q1')!;
    trait.rows.find(({ label }) => label.ja === '男性')!.cells = [6, 15];
    expect(told(readerOf(careless), published)).toContain('q1 n 回答しない');
  });
});

describe('a correction', () => {
  const people = (n: number, sex: string) =>
    Array.from({ length: n }, (_, i) => [
      sex,
      `${(i % 3) + 2}0代`,
      ['商店街', 'ネット', '大型店'][i % 3]!,
      ['満足', '不満'][i % 2]!,
      String((i % 3) + 1),
    ]);
  const FIRST = [...people(20, '女性'), ...people(9, '男性'), ...people(3, '回答しない')];
  const LATER = [...FIRST, ...people(3, '回答しない')];
  const before = figuresOf(FIRST);
  const by = ({ withheld }: DraftFigures, trait: string) => {
    const own = withheld[trait];
    return Array.isArray(own) ? own.toSorted() : own;
  };

  test('withholds what any release did, where a release between them showed nothing of it', () => {
    expect(by(before, '性別')).toEqual(['回答しない', '男性']);
    const without = workOut(
      [HEAD, ...FIRST],
      [{ at: 0, label: '性別', use: 'skip', separator: null }],
      earlierTraits([before]),
    ).figures;
    expect(by(without, '性別')).toBeUndefined();
    expect(by(figuresOf(LATER, HEAD, [before, without]), '性別')).toEqual(['回答しない', '男性']);
    expect(by(figuresOf(LATER, HEAD), '性別')).toEqual([]);
  });

  test('knows a trait by its groups where its heading, or its place, is another', () => {
    const renamed = ['あなたの性別', ...HEAD.slice(1)];
    expect(by(figuresOf(LATER, renamed, [before]), 'あなたの性別')).toEqual(['回答しない', '男性']);
    const moved = [...HEAD.slice(1), '性別'];
    const rows = LATER.map(([sex, ...rest]) => [...rest, sex!]);
    expect(by(figuresOf(rows, moved, [before]), '性別')).toEqual(['回答しない', '男性']);
  });

  test('shows nothing by a trait under whose new names a group could be known', () => {
    const named = LATER.map(([sex, ...rest]) => [sex === '回答しない' ? 'その他' : sex!, ...rest]);
    const both = figuresOf(named, ['あなたの性別', ...HEAD.slice(1)], [before]);
    expect(by(both, 'あなたの性別')).toBe('all');
    expect(both.figures.some(({ heading }) => heading.ja === 'あなたの性別')).toBe(false);
    expect(by(figuresOf(named, HEAD, [before]), '性別')).toBe('all');
  });
});
