import type { Figure } from '../schema.ts';
import {
  colourOf,
  LETTER,
  longest,
  valueText,
  WIDTHS,
  type Datum,
  type Options,
  type Plot,
  type Size,
} from './data.ts';

export function lines(plot: Plot, data: Datum[], figure: Figure, size: Size): Options {
  const rows = [...new Set(data.map(({ row }) => row))];
  const firstProjected = figure.projectedFrom ?? rows.length;
  const until = (last: number) => data.filter(({ row }) => rows.indexOf(row) <= last);
  const from = (first: number) => data.filter(({ row }) => rows.indexOf(row) >= first);
  const line = { x: 'row', y: 'value', z: 'series', stroke: (d: Datum) => d.colour };
  const halo = { stroke: 'var(--surface)', strokeWidth: 4 };
  const text = { x: 'row', y: 'value', fill: 'currentColor', fontSize: LETTER - 1.5, ...halo };
  const said = valueText(figure);
  const known = data.filter(({ value }) => Number.isFinite(value));
  const isMany = figure.columns.filter(({ drawn }) => drawn).length > 2;
  const isCrowded = size === 'narrow' || isMany;
  const ends = isCrowded
    ? known.filter(({ row, series }) => {
        const own = known.filter((one) => one.series === series);
        return row === own[0]!.row || row === own.at(-1)!.row;
      })
    : known;
  // Of many lines the first, which is of all together, leads, and alone has its figures.
  const leading = known.filter(({ colour, row }) => {
    const isEnd = row === rows[0] || row === rows[firstProjected - 1] || row === rows.at(-1);
    return colour === colourOf(0) && (size === 'wide' || isEnd);
  });
  const strokeWidth = (d: Datum) => (isMany && d.colour !== colourOf(0) ? 1.5 : 3);
  // As many names below as stand beside each other.
  const each = Math.ceil((longest(rows) * LETTER * rows.length) / (WIDTHS[size] - 60));
  const ticks = rows.filter((_, i) => (rows.length - 1 - i) % each === 0);
  return {
    height: size === 'narrow' ? 300 : 340,
    marginLeft: size === 'narrow' ? 28 : 40,
    marginRight: size === 'narrow' ? 28 : 40,
    marginTop: 24,
    marginBottom: 32,
    x: { type: 'point', domain: rows, label: null, tickSize: 0, ticks },
    y: { axis: null, zero: true, grid: true },
    color: { type: 'identity' },
    marks: [
      plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      plot.lineY(until(firstProjected - 1), { ...line, strokeWidth }),
      plot.lineY(from(firstProjected - 1), { ...line, strokeWidth, strokeDasharray: '5 4' }),
      plot.dot(known, { x: 'row', y: 'value', fill: (d: Datum) => d.colour, r: isMany ? 3 : 4 }),
      plot.text(isMany ? leading : apart(ends), { ...text, text: said, dy: -12 }),
    ],
    style: undefined,
  };
}

/** Figures of one place that would lie on each other: only the outermost are written. */
function apart(data: Datum[]): Datum[] {
  const span = Math.max(...data.map(({ value }) => value)) - Math.min(...data.map((d) => d.value));
  const near = span / 14;
  return data.filter(({ row, value }, i) =>
    data.every(
      (one, n) => n >= i || one.row !== row || Math.abs(one.value - value) > near || near === 0,
    ),
  );
}
