import type { Locale } from '#i18n/urls.ts';
import { pointsText } from '../arithmetic.ts';
import type { Cell, Figure, Said } from '../schema.ts';

export type Size = 'narrow' | 'wide';

export const WIDTHS: Record<Size, number> = { narrow: 328, wide: 720 };

/** As many bars as are read at a glance; the others stand in the table. */
export const MOST_BARS = 15;

/** The series of a chart in the order of their colours, which `charts.css` gives. */
export const colourOf = (i: number) => `var(--series-${(i % 6) + 1})`;

export interface Datum {
  row: string;
  series: string;
  value: number;
  colour: string;
  onColour: string;
  isProjected: boolean;
  start: number;
}

export const textIn = (locale: Locale, { ja, en }: Said) =>
  locale === 'en' && en !== null ? en : ja;

export function dataOf(figure: Figure, locale: Locale): Datum[] {
  const rows = figure.form === 'bars' ? figure.rows.slice(0, MOST_BARS) : figure.rows;
  return rows.flatMap((row, r) => {
    let start = 0;
    return figure.columns
      .map((column, i) => ({ column, cell: row.cells[i] as Cell }))
      .filter(({ column }) => column.drawn)
      .flatMap(({ column, cell }, i) => {
        // A line breaks where nothing is known; other charts leave it out.
        if (typeof cell !== 'number' && figure.form !== 'lines') return [];
        const datum = {
          row: textIn(locale, row.label),
          series: textIn(locale, column.label),
          value: typeof cell === 'number' ? cell : NaN,
          colour: colourOf(i),
          onColour: `var(--on-series-${(i % 6) + 1})`,
          isProjected: figure.projectedFrom !== null && r >= figure.projectedFrom,
          start,
        };
        start += datum.value;
        return [datum];
      });
  });
}

export type Plot = typeof import('@observablehq/plot');

export type Options = import('@observablehq/plot').PlotOptions;

/** What stands at the end of a bar. */
export function valueText(figure: Figure): (datum: Datum) => string {
  const format = figure.columns.find(({ drawn }) => drawn)?.format;
  if (format === 'points') return ({ value }) => pointsText(value);
  return ({ value }) =>
    format === 'percent' ? `${value.toFixed(1)}%` : value.toLocaleString('ja-JP');
}

export const LETTER = 14;

export const longest = (texts: string[]) => Math.max(...texts.map((text) => widthOf(text)));

/** In letters as wide as they are high. */
const widthOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 0.6 : 1), 0);
