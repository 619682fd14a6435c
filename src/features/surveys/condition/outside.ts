import { tenths } from '../arithmetic.ts';
import type { Cell, Figure, Said } from '../schema.ts';
import { said } from '../words.ts';
import type { layBeside } from './beside.ts';
import { value } from './kept.ts';
import { quarterAfter, quartersUntil, quarterWords, type Period } from './quarter.ts';
import { base } from './said.ts';

type Lines = ReturnType<typeof layBeside>['lines'];

interface Beside {
  id: string;
  /** What is compared: the item, of an industry where it is not of all. */
  words: Said;
  /** Our quarters, the newest last. */
  quarters: readonly Period[];
  own: (period: Period) => Cell;
  lines: Lines;
  /** The same asked of the next quarter, where it continues the line. */
  outlook: { own: Cell; lines: Lines } | undefined;
  /** The figure whose part it is. */
  under: string | null;
}

/** Ours beside national and prefectural figures of the same basis, those of quarters before ours too. */
export function outsideFigure(beside: Beside): Figure[] {
  const { id, words, quarters: known, own, under, outlook } = beside;
  const ahead = outlook && outlook.lines.length > 0 ? outlook : undefined;
  const lines = withNames(beside.lines, ahead?.lines ?? []).slice(0, MOST_OTHERS);
  if (lines.length === 0) return [];
  const last = known.at(-1)!;
  const quarters = quartersUntil(last, [
    ...known.map(({ from }) => from),
    ...lines.flatMap(({ values }) => [...values.keys()]),
  ]);
  const ours = value(own(last));
  const theirs = lines[0]!.values.get(last.from);
  const gap = ours !== null && theirs !== undefined ? tenths((ours - theirs) * 10, 10) : null;
  return [
    {
      ...base,
      id,
      form: 'lines',
      title:
        gap === null
          ? said(`${words.ja}DIを全国・県と並べる`, `${words.en ?? words.ja} DI beside others`)
          : said(
              `${words.ja}DIは${lines[0]!.name}より${Math.abs(gap).toFixed(1)}ポイント${gap < 0 ? '低い' : '高い'}`,
              `${words.en ?? words.ja} DI: ${Math.abs(gap).toFixed(1)} points ${gap < 0 ? 'below' : 'above'} ${lines[0]!.name}`,
            ),
      about: said(
        `${words.ja}DI: 管内と全国・県（同じ基準）`,
        `${words.en ?? words.ja} DI: here and elsewhere, on one basis`,
      ),
      columns: [said('管内', 'Here'), ...lines.map(({ name }) => said(name))].map((label) => ({
        label,
        format: 'points',
        drawn: true,
      })),
      rows: [
        ...quarters.map((period) => ({
          label: quarterWords(period),
          cells: [own(period), ...lines.map(({ values }) => values.get(period.from) ?? null)],
        })),
        ...(ahead ? [outlookRow(last, ahead, lines)] : []),
      ],
      projectedFrom: ahead ? quarters.length : null,
      heading: said('四半期', 'Quarter'),
      under,
    },
  ];
}

/** As many lines as can be told apart beside our own. */
const MOST_OTHERS = 5;

/** The lines of what was, and those of which only an outlook is known. */
const withNames = (lines: Lines, ahead: Lines): Lines => [
  ...lines,
  ...ahead
    .filter(({ name }) => lines.every((one) => one.name !== name))
    .map((line) => ({ ...line, values: new Map<string, number>() })),
];

/** What was expected of the next quarter in the one that is reported, here and elsewhere. */
const outlookRow = (
  last: Period,
  { own, lines: ahead }: NonNullable<Beside['outlook']>,
  lines: Lines,
) => ({
  label: quarterWords(quarterAfter(last)),
  cells: [
    own,
    ...lines.map(
      ({ name }) => ahead.find((one) => one.name === name)?.values.get(last.from) ?? null,
    ),
  ],
});
