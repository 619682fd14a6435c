import { overTimes, printedOf, sourcesOf } from '../printed/figure.ts';
import type { Cell, Figure, Said } from '../schema.ts';
import type { PrintedFigure } from '../understood.ts';
import { said } from '../words.ts';
import { quartersUntil, quarterWords, type Period } from './quarter.ts';
import { base } from './said.ts';

interface Own {
  id: string;
  /** What is measured, of an industry where it is not of all. */
  words: Said;
  /** Under which its figures are kept. */
  key: string;
  /** Our quarters, the newest last. */
  quarters: readonly Period[];
  at: (period: Period) => Cell;
  under: string | null;
}

/** As many quarters as ten years have, and this one. */
const TEN_YEARS = 41;

/** The indices counted here beside those that were printed of quarters before. */
export function printedFigure(
  { id, words, key, quarters: known, at, under }: Own,
  all: readonly PrintedFigure[],
): Figure[] {
  const last = known.at(-1)!;
  const own = all.filter((one) => one.key === key && one.period < last.from);
  if (own.length === 0) return [];
  const days = [...known.map(({ from }) => from), ...own.map(({ period }) => period)];
  const quarters = quartersUntil(last, days, TEN_YEARS);
  const counted = new Map(quarters.map((period) => [period.from, at(period)]));
  const en = words.en ?? words.ja;
  return [
    overTimes(
      {
        ...base,
        id,
        title: said(
          `${words.ja}DIを過去の公表値と並べる`,
          `${en} DI beside what was printed before`,
        ),
        about: said(`${words.ja}DI: 集計と公表値`, `${en} DI: counted, and as printed`),
        heading: said('四半期', 'Quarter'),
        under,
      },
      'points',
      quarters.map((period) => ({ key: period.from, label: quarterWords(period) })),
      [{ label: null, counted, printed: printedOf(own, key) }],
      sourcesOf(own),
    ),
  ];
}
