import type { PrintedFigure, SheetNote } from '../understood.ts';
import { isTotal } from '../traffic/labels.ts';
import type { DayKind } from '../traffic/records.ts';
import { numberOf, printedCells, twice } from './table.ts';
import { periodOfYear } from './year.ts';

const kindIn = (text: string): DayKind | null =>
  /平日/.test(text) ? 'weekday' : /休日|土日|日曜|祝/.test(text) ? 'holiday' : null;

/**
 * Reads printed totals of several years: years across or down, points in the other direction, a
 * weekday or a holiday in either heading (or `day` for all). A 合計 must be the sum of its parts.
 */
export function readPrintedCounts(
  rows: readonly (readonly string[])[],
  { day, source }: { day: DayKind; source: string },
): { figures: PrintedFigure[]; refused: SheetNote[] } {
  const { cells, refused } = printedCells(rows, {
    periodIn: periodOfYear,
    isSide: (heading) => /^(?:区分|種別|曜日|日区分|平日.*休日|休日.*平日)$/.test(heading),
  });
  const figures: PrintedFigure[] = [];
  const totals: { of: string; count: number; row: number }[] = [];
  for (const { row, period, when, said, cell } of cells) {
    const point = said.replace(/[（(]?(?:平日|休日|土日祝?|日曜)[）)]?/g, '').trim();
    const kind = kindIn(`${when} ${said}`) ?? day;
    const count = numberOf(cell);
    if (count === undefined || !Number.isInteger(count) || count < 0)
      refused.push({ row, what: 'notCount', text: cell });
    else if (isTotal(point)) totals.push({ of: `${period} ${kind}`, count, row });
    else if (point === '') refused.push({ row, what: 'noPoint', text: cell });
    else figures.push({ period, key: `${kind}|${point}`, value: count, source });
  }
  for (const { of, count, row } of totals) {
    const sum = figures
      .filter(({ period, key }) => `${period} ${key.split('|')[0]}` === of)
      .reduce((all, { value }) => all + value, 0);
    if (sum !== count) refused.push({ row, what: 'notSum', text: `${sum} ≠ ${count}` });
  }
  refused.push(...twice(figures));
  return { figures: refused.length > 0 ? [] : figures, refused };
}
