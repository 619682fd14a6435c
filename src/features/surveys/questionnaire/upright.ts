import type { SheetNote } from '../understood.ts';

const TRAIT = /^(?:性別|男女|年齢|年代|学年|職業|居住地|お住まい|業種)/;
const FEWEST_ACROSS = 10;

/** A sheet whose respondents stand side by side, turned so that each has a row. */
export function upright(rows: readonly (readonly string[])[]): {
  rows: readonly (readonly string[])[];
  notes: SheetNote[];
} {
  const filled = rows.filter((row) => row.filter((cell) => cell !== '').length > 2);
  const width = Math.max(0, ...filled.map((row) => row.length));
  const isHeading = (cells: readonly string[]) => cells.some((cell) => TRAIT.test(cell));
  const isTurned =
    width > FEWEST_ACROSS &&
    width > filled.length &&
    isHeading(filled.map((row) => row[0] ?? '')) &&
    !filled.some((row) => isHeading(row.slice(1)));
  if (!isTurned) return { rows, notes: [] };
  return {
    rows: Array.from({ length: width }, (_, at) => filled.map((row) => row[at] ?? '')),
    notes: [{ row: null, what: 'turned', text: '' }],
  };
}
