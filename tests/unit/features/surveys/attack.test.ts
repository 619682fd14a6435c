import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawFigure, type Drawn } from '#features/surveys/chart/draw.ts';
import { earlierTraits } from '#features/surveys/earlier.ts';
import { workOutCondition } from '#features/surveys/condition/work-out.ts';
import { figureJson } from '#features/surveys/data.ts';
import { ownParts } from '#features/surveys/own.ts';
import type { PublishedReport } from '#features/surveys/queries.ts';
import {
  ReportDocument,
  type Cell,
  type DraftFigures,
  type Figure,
} from '#features/surveys/schema.ts';
import type { Beside } from '#features/surveys/understood.ts';
import { certain, downloaded, expectHidden, type Equation } from '../../../support/attack.ts';

const NOTHING: Beside = {
  period: { from: '2026-07-01', until: '2026-09-30' },
  withheld: [],
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
const PROBLEMS = ['人手不足', '原材料の高騰', '受注の減少', '設備の老朽化', '無回答'];
/** Few answer against the others: whoever is withheld often answered like their neighbours. */
const answer = fc.constantFrom('増加', '不変', '減少', '減少', '減少', '減少', '減少', '無回答');
const sheet = fc.array(
  fc.tuple(
    fc.constantFrom('製造業', '製造業', '製造業', '建設業', '建設業', '小売業', '卸売業'),
    answer,
    answer,
    answer,
    fc.constantFrom(...PROBLEMS),
  ),
  { minLength: 5, maxLength: 50 },
);
const workOut = (rows: string[][], withheld: Beside['withheld'] = []) =>
  workOutCondition({ name: '', rows: [HEAD, ...rows] }, [], { ...NOTHING, withheld }).figures;

const isNumber = (cell: Cell | undefined): cell is number => typeof cell === 'number';

/** The answers a row of shares tells, as whole numbers. */
function countsOf(cells: (string | number)[]): number[] | undefined {
  const [valid, up, same, down] = cells;
  if (typeof valid !== 'number') return undefined;
  const of = (share: string | number | undefined) => Math.round((Number(share) * valid) / 100);
  return [of(up), of(same), of(down), valid];
}

/** Every equation that the tables of a report, taken together, hold. */
function readerOf({ figures, kept, respondents }: DraftFigures, release: string): Equation[] {
  const equations: Equation[] = [];
  const groups = industriesOf(figures);
  /** How many of each industry there are, and of all: some of them have no answer to a question. */
  equations.push({ unknowns: groups.map((one) => `${release} firms ${one}`), sum: respondents });
  for (const figure of figures.filter(({ id }) => id.endsWith('-answers'))) {
    const { rows } = downloaded(figure);
    const about = `${release} ${figure.id.replace('-answers', '')}`;
    for (const group of groups) {
      // All who answered are those of each answer, and all firms those and who gave none.
      const parts = [0, 1, 2].map((c) => `${about}:${c} ${group}`);
      equations.push(
        { unknowns: parts, less: [`${about}:3 ${group}`], sum: 0 },
        {
          unknowns: [`${about}:3 ${group}`, `${about}:none ${group}`],
          less: [`${release} firms ${group}`],
          sum: 0,
        },
      );
    }
    rows.forEach(([name, ...cells], r) => {
      const names = r === 0 ? groups : [String(name)];
      const of = (c: number) => names.map((one) => `${about}:${c} ${one}`);
      countsOf(cells)?.forEach((sum, c) => equations.push({ unknowns: of(c), sum }));
    });
    const none = Number(/無回答 ([\d,]+)/.exec(figure.base?.ja ?? '')?.[1] ?? 'NaN');
    if (!Number.isNaN(none))
      equations.push({ unknowns: groups.map((one) => `${about}:none ${one}`), sum: none });
  }
  equations.push(...problemsOf(figures, release), ...indicesOf(figures, kept, release));
  return equations;
}

const industriesOf = (figures: readonly Figure[]) =>
  figures
    .find(({ id }) => id === 'di-1')!
    .columns.slice(1)
    .map(({ label }) => label.ja);

/**
 * Every DI that is published, in a table or as what later reports are given: what of it can be
 * added up are the answers up less those down, wherever a table tells of how many, or a DI of 0,
 * 100 or −100 leaves only one way.
 */
function indicesOf(
  figures: readonly Figure[],
  kept: DraftFigures['kept'],
  release: string,
): Equation[] {
  const groups = industriesOf(figures);
  const names = (industry: string) => (industry === '全業種' ? groups : [industry]);
  const lines = figures.filter(({ id }) => /^di-\d+$/.test(id));
  const isFirst = (figure: Figure, i: number) => i === (figure.projectedFrom ?? 1) - 1;
  const told = lines.flatMap((figure) => {
    const { head, rows } = downloaded(figure);
    return rows.flatMap((row, i) =>
      head.slice(1).flatMap((industry, n) => {
        const di = row[n + 1];
        const about = `${release} ${figure.id}${isFirst(figure, i) ? '' : '-next'}`;
        return typeof di === 'number' ? [{ about, industry, di }] : [];
      }),
    );
  });
  const valid = new Map<string, number>(
    figures
      .filter(({ id }) => id.endsWith('-answers'))
      .flatMap((figure) =>
        downloaded(figure).rows.flatMap(([name, n]) =>
          typeof n === 'number'
            ? [[`${release} ${figure.id.replace('-answers', '')} ${String(name)}`, n] as const]
            : [],
        ),
      ),
  );
  const ofTables = told.flatMap(({ about, industry, di }): Equation[] => {
    const of = (c: number) => names(industry).map((one) => `${about}:${c} ${one}`);
    const n = valid.get(`${about} ${industry}`);
    return [
      ...(n === undefined && di !== 0
        ? []
        : [{ unknowns: of(0), less: of(2), sum: Math.round((di * (n ?? 0)) / 100) }]),
      ...(di === 100 ? [1, 2].map((c) => ({ unknowns: of(c), sum: 0 })) : []),
      ...(di === -100 ? [0, 1].map((c) => ({ unknowns: of(c), sum: 0 })) : []),
    ];
  });
  // What later reports are given is published too, and says no more.
  for (const [key, cell] of Object.entries(kept)) {
    const [industry] = key.split('|');
    const isShown = told.some((one) => one.industry === industry && one.di === cell);
    if (isNumber(cell)) expect(isShown || /\|next$/.test(key), key).toBe(true);
  }
  return [
    ...ofTables,
    ...Object.entries(kept).flatMap(([key, cell]) =>
      isNumber(cell)
        ? [{ unknowns: [`di ${key.replace(/^([^|]*)\|(.*)$/, '$2 $1')}`], sum: cell }]
        : [],
    ),
  ];
}

/** The rankings: how many of each industry named a problem, and of all together. */
function problemsOf(figures: readonly Figure[], release: string): Equation[] {
  const tables = figures.filter(({ id }) => id.startsWith('problems'));
  const groups = industriesOf(figures);
  const all = tables.find(({ id }) => id === 'problems')?.rows.map(({ label }) => label.ja) ?? [];
  return tables.flatMap((figure) => {
    const name = /（(.+)、/.exec(figure.about.ja)![1]!;
    const names = name === '全業種' ? groups : [name];
    const base = Number(figure.base!.ja.replace(/\D/g, ''));
    const { rows } = downloaded(figure);
    // A ranking with room left names all that was named.
    const unnamed = rows.length < 5 ? all.filter((one) => rows.every(([own]) => own !== one)) : [];
    return [
      { unknowns: names.map((one) => `${release} problems:n ${one}`), sum: base },
      ...[...rows, ...unnamed.map((one) => [one, 0])].map(([problem, n]) => ({
        unknowns: names.map((one) => `${release} problems:${problem} ${one}`),
        sum: Number(n),
      })),
    ];
  });
}

/** What a reader is sure of that a table withholds: a count, a share, or a DI. */
function told(equations: Equation[], hidden: readonly string[]): string[] {
  const known = certain(equations);
  // Where nobody left a question out, none of those who are withheld did; no table says it of them.
  return [...known.keys()].filter(
    (name) => !name.includes(':none ') && hidden.some((group) => name.endsWith(` ${group}`)),
  );
}

const hiddenIn = ({ withheld }: DraftFigures, groups: string[]): string[] => {
  const hidden = withheld['業種'] ?? [];
  return hidden === 'all' ? groups : hidden;
};
const namesOf = (rows: string[][]) => [...new Set(rows.map(([name]) => name!))];

/** Every word of a drawing. */
const wordsOf = ({ children }: Drawn): string[] =>
  children.flatMap((child) => (typeof child === 'string' ? [child] : wordsOf(child)));

const documentOf = (figures: DraftFigures): ReportDocument =>
  ReportDocument.parse({
    kind: 'condition',
    survey: { ja: '' },
    title: { ja: '' },
    finding: { ja: figures.finding },
    comment: null,
    period: NOTHING.period,
    surveyedUntil: null,
    method: null,
    population: null,
    distributed: null,
    valid: figures.respondents,
    limitations: null,
    sources: [],
    figures: figures.figures,
    withheld: figures.withheld,
    kept: figures.kept,
  });

test('no sum or difference of anything a quarter publishes tells an industry that is withheld', () => {
  const tried = { hidden: 0, tables: 0 };
  fc.assert(
    fc.property(sheet, (rows) => {
      const groups = namesOf(rows);
      fc.pre(groups.length > 1);
      const published = workOut(rows);
      const hidden = hiddenIn(published, groups);
      if (hidden.length > 0) {
        tried.hidden += 1;
        tried.tables += published.figures.filter(({ id }) => id.endsWith('-answers')).length;
      }
      expect(told(readerOf(published, '1'), hidden)).toEqual([]);
      for (const group of hidden) {
        for (const figure of published.figures) expectHidden(downloaded(figure), group);
        for (const { about } of published.figures) expect(about.ja).not.toContain(`（${group}、`);
      }
      for (const [key, cell] of Object.entries(published.kept))
        if (hidden.includes(key.split('|')[0]!)) expect(cell).toBe('withheld');
    }),
    { numRuns: 200 },
  );
  expect(tried.hidden).toBeGreaterThan(80);
  expect(tried.tables).toBeGreaterThan(80);
});

test('where all that are withheld answered alike, their answer is not told by what is left', () => {
  const of = (n: number, industry: string, ...answers: string[]) =>
    Array.from({ length: n }, () => [industry, ...answers, '無回答']);
  const rows = [
    ...of(4, '製造業', '増加', '増加', '増加'),
    ...of(5, '製造業', '不変', '減少', '不変'),
    ...of(8, '建設業', '減少', '増加', '不変'),
    ...of(6, '卸売業', '減少', '減少', '不変'),
    ...of(3, '小売業', '減少', '減少', '減少'),
  ];
  const published = workOut(rows);
  const hidden = hiddenIn(published, namesOf(rows));
  expect(hidden.length).toBeGreaterThan(2);
  expect(told(readerOf(published, '1'), hidden)).toEqual([]);
  // Nor where every firm there is did: then nothing is said even of all of them.
  const alike = workOut([
    ...of(9, '製造業', '減少', '減少', '増加'),
    ...of(3, '小売業', '減少', '減少', '減少'),
  ]);
  expect(alike.kept['全業種|業況|year|now']).toBe('withheld');
  expect(JSON.stringify(alike.figures)).not.toContain('-100');
  expect(alike.finding).toBe('');
});

test('nor does a correction beside what was published before it', () => {
  let tried = 0;
  fc.assert(
    fc.property(sheet, sheet, (rows, more) => {
      const before = workOut(rows);
      const hidden = hiddenIn(before, namesOf(rows));
      fc.pre(namesOf(rows).length > 1 && hidden.length > 0);
      tried += 1;
      const memory = earlierTraits([before]);
      const after = workOut([...rows, ...more], memory);
      const equations = [...readerOf(before, '1'), ...readerOf(after, '2')];
      expect(told(equations, hidden)).toEqual([]);
      for (const group of hidden)
        for (const figure of after.figures) expectHidden(downloaded(figure), group);
    }),
    { numRuns: 60 },
  );
  expect(tried).toBeGreaterThan(20);
});

test('nor does a correction under whose new names an industry that was withheld could be known', () => {
  const mixed = (i: number) => ['増加', '不変', '減少'][i % 3]!;
  const of = (n: number, industry: string) =>
    Array.from({ length: n }, (_, i) => [industry, mixed(i), mixed(i), mixed(i + 1), '人手不足']);
  const before = workOut([...of(12, '製造業'), ...of(9, '建設業'), ...of(3, '小売業')]);
  expect(hiddenIn(before, []).toSorted()).toEqual(['小売業', '建設業']);
  const after = (rows: string[][]) => {
    const { withheld, figures, kept } = workOut(rows, earlierTraits([before]));
    const shown = Object.entries(kept).filter(
      ([key, cell]) => !key.startsWith('全業種|') && isNumber(cell),
    );
    expect(figures.some(({ id }) => /^problems-\d/.test(id))).toBe(shown.length > 0);
    return { withheld: withheld['業種'], shown: shown.length };
  };
  // Two more firms were found, and the industry has another name; or it was made one with another.
  const renamed = after([...of(12, '製造業'), ...of(9, '建設業'), ...of(5, '小売・飲食業')]);
  const joined = after([...of(12, '製造業'), ...of(12, '建設・小売業')]);
  const grown = after([...of(12, '製造業'), ...of(9, '建設業'), ...of(5, '小売業')]);
  expect(renamed).toEqual({ withheld: 'all', shown: 0 });
  expect(joined).toEqual({ withheld: 'all', shown: 0 });
  expect(grown).toEqual({ withheld: ['建設業', '小売業'].toSorted(), shown: 3 });
});

test('nor do the drawings, the data for programs, or what a member is shown as their own', async () => {
  const rows = [
    ...Array.from({ length: 12 }, (_, i) => [
      '製造業',
      ['増加', '不変', '減少'][i % 3]!,
      ['増加', '不変', '減少'][i % 3]!,
      '不変',
      PROBLEMS[i % 4]!,
    ]),
    ...Array.from({ length: 7 }, (_, i) => [
      '建設業',
      ['増加', '不変', '減少'][i % 3]!,
      ['減少', '不変', '増加'][i % 3]!,
      ['減少', '不変', '増加'][i % 3]!,
      PROBLEMS[i % 2]!,
    ]),
    ...Array.from({ length: 3 }, () => ['小売業', '減少', '減少', '減少', '店主の病気']),
  ];
  const published = workOut(rows);
  const hidden = hiddenIn(published, namesOf(rows));
  expect(hidden.toSorted()).toEqual(['小売業', '建設業']);
  const document = documentOf(published);
  const report = { document, number: 1, publishedAt: '' } as PublishedReport;
  for (const figure of document.figures) {
    for (const size of ['narrow', 'wide'] as const) {
      const drawn = await drawFigure(figure, 'ja', size);
      const words = drawn ? wordsOf(drawn) : [];
      expect(words.join()).not.toMatch(/NaN|-0|undefined/);
      // A row of its own would be a place to read a number from.
      if (figure.form !== 'lines') for (const group of hidden) expect(words).not.toContain(group);
    }
    const sent = JSON.parse(JSON.stringify(figureJson(report, figure, ''))) as Figure;
    expect(sent.rows).toEqual(figure.rows);
  }
  // What one firm of those alone had to say is in no ranking of theirs.
  const own = document.figures.filter(({ id }) => /^problems-\d/.test(id));
  expect(JSON.stringify(own)).not.toContain('店主の病気');
  const shop = { lat: null, lng: null, category: 'shopping' };
  const [trade] = ownParts(document, [shop]);
  for (const text of trade!.texts) expect(text).toMatch(/2026年7〜9月 非公表/);
});

test('the attack works: with its neighbour shown, the smallest industry is found', () => {
  const mixed = (i: number) => ['増加', '不変', '減少'][i % 3]!;
  const rows = [
    ...Array.from({ length: 9 }, (_, i) => ['製造業', mixed(i), mixed(i + 1), '不変', '人手不足']),
    ...Array.from({ length: 8 }, (_, i) => ['建設業', mixed(i), mixed(i), mixed(i), '人手不足']),
    ...Array.from({ length: 3 }, (_, i) => ['小売業', mixed(i), '減少', '減少', '人手不足']),
  ];
  const published = workOut(rows);
  expect(hiddenIn(published, []).toSorted()).toEqual(['小売業', '建設業']);
  const careless = structuredClone(published);
  const table = careless.figures.find(({ id }) => id === 'di-1-answers')!;
  table.rows.find(({ label }) => label.ja === '建設業')!.cells = [8, 37.5, 37.5, 25];
  expect(certain(readerOf(careless, '1')).get('1 di-1:2 小売業')).toBe(1);
});
