import type { Figure } from '../schema.ts';
import {
  colourOf,
  LETTER,
  longest,
  valueText,
  type Datum,
  type Options,
  type Plot,
  type Size,
} from './data.ts';

const ROW = { narrow: 48, wide: 34 };

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

export function bars(plot: Plot, data: Datum[], figure: Figure, size: Size): Options {
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

export function stacked(plot: Plot, data: Datum[], _: Figure, size: Size): Options {
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
