import type { Locale } from '#i18n/urls.ts';
import { pointsText } from '../arithmetic.ts';
import type { Cell, Figure, Said } from '../schema.ts';

/** A piece of an SVG: drawn by Plot, written out by the page, so that no text is ever markup. */
export interface Drawn {
  tag: string;
  attributes: Record<string, string>;
  children: (Drawn | string)[];
}

export type Size = 'narrow' | 'wide';
const WIDTHS: Record<Size, number> = { narrow: 328, wide: 720 };

/** As many bars as are read at a glance; the others stand in the table. */
export const MOST_BARS = 15;

/** The series of a chart in the order of their colours, which `charts.css` gives. */
export const colourOf = (i: number) => `var(--series-${(i % 6) + 1})`;

interface Datum {
  row: string;
  series: string;
  value: number;
  colour: string;
  onColour: string;
  isProjected: boolean;
  start: number;
}

/** What of a figure can be drawn; nothing where all of it is withheld. */
export async function drawFigure(
  figure: Figure,
  locale: Locale,
  size: Size,
): Promise<Drawn | undefined> {
  const data = dataOf(figure, locale);
  if (figure.form === 'table' || figure.form === 'heat') return undefined;
  if (!data.some(({ value }) => Number.isFinite(value))) return undefined;
  const [plot, { parseHTML }] = await Promise.all([
    import('@observablehq/plot'),
    import('linkedom'),
  ]);
  const { document } = parseHTML('<html><body></body></html>');
  const options = { document: document as unknown as Document, width: WIDTHS[size] };
  const draw = { bars, stacked, lines }[figure.form];
  const svg = plot.plot({
    className: 'plot',
    style: undefined,
    ...options,
    ...draw(plot, data, figure, size),
  });
  svg.querySelector('style')?.remove();
  return treeOf(svg as unknown as Element);
}

const textIn = (locale: Locale, { ja, en }: Said) => (locale === 'en' && en !== null ? en : ja);

function dataOf(figure: Figure, locale: Locale): Datum[] {
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

type Plot = typeof import('@observablehq/plot');
type Options = import('@observablehq/plot').PlotOptions;

/** What stands at the end of a bar. */
function valueText(figure: Figure): (datum: Datum) => string {
  const format = figure.columns.find(({ drawn }) => drawn)?.format;
  if (format === 'points') return ({ value }) => pointsText(value);
  return ({ value }) =>
    format === 'percent' ? `${value.toFixed(1)}%` : value.toLocaleString('ja-JP');
}

const ROW = { narrow: 48, wide: 34 };
const LETTER = 14;
const longest = (texts: string[]) => Math.max(...texts.map((text) => widthOf(text)));
/** In letters as wide as they are high. */
const widthOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 0.6 : 1), 0);

/** Where the names of the rows stand: beside their bars, or above them where there is no room. */
function rowNames(plot: Plot, data: Datum[], size: Size) {
  const rows = [...new Set(data.map(({ row }) => row))];
  const beside = Math.min(longest(rows) * LETTER + 16, 300);
  const isAbove = size === 'narrow';
  return {
    rows,
    isAbove,
    frame: {
      marginLeft: isAbove ? 2 : beside,
      marginTop: 4,
      marginBottom: 4,
      height: rows.length * ROW[size] + 8,
      y: { domain: rows, padding: isAbove ? 0.1 : 0.25, axis: null },
    } satisfies Options,
    names: plot.text(rows, {
      y: (row: string) => row,
      text: (row: string) => row,
      frameAnchor: 'left',
      textAnchor: isAbove ? 'start' : 'end',
      dx: isAbove ? 0 : -8,
      dy: isAbove ? -13 : 0,
      fill: 'currentColor',
      fontSize: LETTER - 0.5,
      lineWidth: isAbove ? 24 : 22,
      textOverflow: 'ellipsis',
    }),
    inset: isAbove ? { insetTop: 20 } : {},
  };
}

/** Room for the figures at the ends of bars that go below zero. */
const ROOM = 1.35;

function bars(plot: Plot, data: Datum[], figure: Figure, size: Size): Options {
  const { frame, names, inset, isAbove } = rowNames(plot, data, size);
  const lowest = Math.min(...data.map(({ value }) => value));
  const highest = Math.max(...data.map(({ value }) => value), lowest < 0 ? 0 : 1);
  const valueMark = (own: Datum[], side: { textAnchor: 'start' | 'end'; dx: number }) =>
    plot.text(own, {
      x: 'value',
      y: 'row',
      text: valueText(figure),
      ...side,
      dy: isAbove ? 9 : 0,
      fill: 'currentColor',
      fontSize: LETTER - 0.5,
      fontWeight: 700,
    });
  return {
    ...frame,
    marginRight: 64,
    x: { axis: null, domain: [lowest < 0 ? lowest * ROOM : 0, highest] },
    marks: [
      ...(lowest < 0 ? [plot.ruleX([0], { stroke: 'var(--line-strong)' })] : []),
      plot.barX(data, { x: 'value', y: 'row', fill: colourOf(0), rx: 2, ...inset }),
      valueMark(
        data.filter(({ value }) => value >= 0),
        { textAnchor: 'start', dx: 6 },
      ),
      valueMark(
        data.filter(({ value }) => value < 0),
        { textAnchor: 'end', dx: -6 },
      ),
      names,
    ],
  };
}

/** Wide enough for its own figure to stand in it. */
const LABELLED = { narrow: 14, wide: 7 };

function stacked(plot: Plot, data: Datum[], _: Figure, size: Size): Options {
  const { frame, names, inset, isAbove } = rowNames(plot, data, size);
  return {
    ...frame,
    marginRight: 2,
    x: { axis: null, domain: [0, 100] },
    marks: [
      plot.barX(data, {
        x1: 'start',
        x2: (d: Datum) => Math.min(100, d.start + d.value),
        y: 'row',
        fill: (d: Datum) => d.colour,
        insetLeft: 0.5,
        insetRight: 0.5,
        ...inset,
      }),
      plot.text(
        data.filter(({ value }) => value >= LABELLED[size]),
        {
          x: (d: Datum) => d.start + d.value / 2,
          y: 'row',
          text: (d: Datum) => d.value.toFixed(1),
          dy: isAbove ? 9 : 0,
          fill: (d: Datum) => d.onColour,
          fontSize: LETTER - 1,
        },
      ),
      names,
    ],
    color: { type: 'identity' },
  };
}

function lines(plot: Plot, data: Datum[], figure: Figure, size: Size): Options {
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

function treeOf(node: Element): Drawn {
  const attributes = Object.fromEntries(
    [...node.attributes]
      .filter(({ name }) => name !== 'style' && !name.startsWith('aria-'))
      .map(({ name, value }) => [name, value]),
  );
  const children = [...node.childNodes].flatMap((child): (Drawn | string)[] => {
    if (child.nodeType === 3) return child.textContent ? [child.textContent] : [];
    return child.nodeType === 1 ? [treeOf(child as Element)] : [];
  });
  return { tag: node.localName, attributes, children };
}
