import type { SheetNote } from '../understood.ts';

/** A cell of a printed table: of which time, and what the headings beside and over it say else. */
export interface PrintedCell {
  row: number;
  /** First local day of its year or quarter. */
  period: string;
  /** As it was written. */
  when: string;
  said: string;
  cell: string;
}

/** How a kind's tables are read. */
export interface Grammar {
  /** The first day of a time a heading names. */
  periodIn: (text: string) => string | null;
  /** Whether a heading over the first columns only says what stands in them. */
  isSide: (heading: string) => boolean;
}

const EMPTY = /^(?:|[-―—ー－])$/;

/** Reads a table whose times stand across or down, and what they are of in the other direction. */
export function printedCells(
  rows: readonly (readonly string[])[],
  { periodIn, isSide }: Grammar,
): { cells: PrintedCell[]; refused: SheetNote[] } {
  const top = rows.findIndex((row) => row.filter((cell) => cell !== '').length > 1);
  const head = rows[top];
  if (!head) return { cells: [], refused: [{ row: null, what: 'noCounts', text: '' }] };
  const across = head.findIndex((cell, i) => i > 0 && periodIn(cell) !== null);
  const first = head.findIndex((cell, i) => i > 0 && cell !== '' && !isSide(cell));
  const sides = Math.max(1, across > 0 ? across : first);
  const cells: PrintedCell[] = [];
  const refused: SheetNote[] = [];
  // A heading that is merged over several rows stands in the first of them only.
  let above: string[] = [];
  rows.slice(top + 1).forEach((row, i) => {
    if (row.every((cell) => cell === '')) return;
    const number = top + i + 2;
    above = row.slice(0, sides).map((cell, n) => cell || (n < sides - 1 ? (above[n] ?? '') : ''));
    const side = above.filter(Boolean).join(' ').trim();
    row.slice(sides).forEach((cell, n) => {
      const over = head[sides + n] ?? '';
      if (EMPTY.test(cell)) return;
      const [when, said] = across > 0 ? [over, side] : [side, over];
      const period = periodIn(when);
      if (period === null) refused.push({ row: number, what: 'notPeriod', text: when });
      else {
        // Beside a time that stands down there may be more of what it is of.
        const whole = across > 0 ? said : [...above.slice(1), said].filter(Boolean).join(' ');
        cells.push({ row: number, period, when, said: whole, cell });
      }
    });
  });
  return { cells, refused };
}

/** A number as people write it, with its unit. */
export function numberOf(cell: string): number | undefined {
  const text = cell
    .normalize('NFKC')
    .replace(/^[▲△−]\s*/, '-')
    .replaceAll(/[,\s人社件%]|ポイント/g, '');
  return /^-?\d{1,8}(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** What stands in a table twice. */
export function twice(figures: readonly { period: string; key: string }[]): SheetNote[] {
  const keys = figures.map(({ period, key }) => `${period} ${key.replaceAll('|', ' ')}`);
  return [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))].map((text) => ({
    row: null,
    what: 'countedTwice',
    text,
  }));
}
