import type { Locale } from '#i18n/urls.ts';
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
  if (figure.form === 'table' || data.length === 0) return undefined;
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
        if (typeof cell !== 'number') return [];
        const datum = {
          row: textIn(locale, row.label),
          series: textIn(locale, column.label),
          value: cell,
          colour: colourOf(i),
          onColour: `var(--on-series-${(i % 6) + 1})`,
          isProjected: figure.projectedFrom !== null && r >= figure.projectedFrom,
          start,
        };
        start += cell;
        return [datum];
      });
  });
}

type Plot = typeof import('@observablehq/plot');
type Options = import('@observablehq/plot').PlotOptions;

/** What stands at the end of a bar. */
function valueText(figure: Figure): (datum: Datum) => string {
  const isPercent = figure.columns.find(({ drawn }) => drawn)?.format === 'percent';
  return ({ value }) => (isPercent ? `${value.toFixed(1)}%` : value.toLocaleString('ja-JP'));
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

function bars(plot: Plot, data: Datum[], figure: Figure, size: Size): Options {
  const { frame, names, inset, isAbove } = rowNames(plot, data, size);
  return {
    ...frame,
    marginRight: 64,
    x: { axis: null, domain: [0, Math.max(...data.map(({ value }) => value), 1)] },
    marks: [
      plot.barX(data, { x: 'value', y: 'row', fill: colourOf(0), rx: 2, ...inset }),
      plot.text(data, {
        x: 'value',
        y: 'row',
        text: valueText(figure),
        textAnchor: 'start',
        dx: 6,
        dy: isAbove ? 9 : 0,
        fill: 'currentColor',
        fontSize: LETTER - 0.5,
        fontWeight: 700,
      }),
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
  const text = { x: 'row', y: 'value', fill: 'currentColor', fontSize: LETTER - 1.5 };
  const said = valueText(figure);
  const ends = data.filter(({ row }) => row === rows[0] || row === rows.at(-1));
  return {
    height: size === 'narrow' ? 300 : 340,
    marginLeft: size === 'narrow' ? 28 : 40,
    marginRight: size === 'narrow' ? 28 : 40,
    marginTop: 24,
    marginBottom: 32,
    x: { type: 'point', domain: rows, label: null, tickSize: 0 },
    y: { axis: null, zero: true, grid: true },
    color: { type: 'identity' },
    marks: [
      plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      plot.lineY(until(firstProjected - 1), { ...line, strokeWidth: 2.5 }),
      plot.lineY(from(firstProjected - 1), { ...line, strokeWidth: 2.5, strokeDasharray: '5 4' }),
      plot.dot(data, { x: 'row', y: 'value', fill: (d: Datum) => d.colour, r: 4 }),
      plot.text(size === 'narrow' ? ends : data, { ...text, text: said, dy: -12 }),
    ],
    style: undefined,
  };
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
