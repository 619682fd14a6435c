import type { Cell, Figure, Said } from '../schema.ts';
import type { PrintedFigure } from '../understood.ts';
import { said } from '../words.ts';

export const COUNTED = said('集計', 'counted');
export const PRINTED = said('公表値', 'as printed');

/** As many lines as can be told apart. */
const MOST_LINES = 6;

/** One thing over the times; null where it is the only one and needs no name. */
export interface PrintedLine {
  label: Said | null;
  /** By time. */
  counted: ReadonlyMap<string, Cell>;
  printed: ReadonlyMap<string, number>;
}

type Own = Pick<Figure, 'id' | 'title' | 'about' | 'base' | 'heading' | 'notes' | 'under'>;

/**
 * What was counted here and what was printed elsewhere or before, over the times: each has columns
 * of its own, which are neither added up nor joined. What is withheld is so in both.
 */
export function overTimes(
  own: Own,
  format: Figure['columns'][number]['format'],
  times: readonly { key: string; label: Said }[],
  lines: readonly PrintedLine[],
  sources: readonly string[],
): Figure {
  const columns = (['counted', 'printed'] as const).flatMap((from) =>
    lines.filter((line) => line[from].size > 0).map((line) => ({ from, line })),
  );
  return {
    ...own,
    form: 'lines',
    columns: columns.map(({ from, line }, i) => ({
      label: columnWords(from, line.label),
      format,
      drawn: i < MOST_LINES,
    })),
    rows: times.map(({ key, label }) => ({
      label,
      cells: columns.map(({ from, line }): Cell => {
        const counted = line.counted.get(key) ?? null;
        return counted === 'withheld' ? counted : (line[from].get(key) ?? null);
      }),
    })),
    projectedFrom: null,
    notes: [...own.notes, ...(sources.length > 0 ? notesOf(sources) : [])],
  };
}

function columnWords(from: 'counted' | 'printed', label: Said | null): Said {
  if (label === null) return from === 'counted' ? COUNTED : PRINTED;
  if (from === 'counted') return label;
  return said(`${label.ja}（${PRINTED.ja}）`, `${label.en ?? label.ja} (${PRINTED.en})`);
}

const notesOf = (sources: readonly string[]): Said[] => [
  said(
    '「公表値」は当時印刷された数字で、「集計」と足したり、一本の線につないだりしていません。',
    'Figures as printed at the time are never added to or joined with those counted here.',
  ),
  said(`公表値の出典: ${sources.join('、')}`, `As printed in: ${sources.join(', ')}`),
];

export const sourcesOf = (figures: readonly PrintedFigure[]) => [
  ...new Set(figures.map(({ source }) => source)),
];

/** The printed figures under a key, by time. */
export const printedOf = (figures: readonly PrintedFigure[], key: string) =>
  new Map(figures.filter((one) => one.key === key).map(({ period, value }) => [period, value]));
