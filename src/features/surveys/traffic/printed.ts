import { z } from 'zod';
import type { PrintedCount, SheetNote } from '../understood.ts';
import { isTotal } from './labels.ts';
import type { DayKind } from './records.ts';

const Count = z
  .string()
  .transform((text) => text.normalize('NFKC').replaceAll(/[,\s人]/g, ''))
  .pipe(z.string().regex(/^\d{1,8}$/))
  .transform(Number);

/** A year as people write it: 2019, 2019年, 令和元年度, 平成30年, H30. */
export function yearIn(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const era = /(令和|平成|昭和|R|H|S)\s*(\d{1,2}|元)/i.exec(plain);
  const starts: Record<string, number> = {
    令和: 2018,
    R: 2018,
    平成: 1988,
    H: 1988,
    昭和: 1925,
    S: 1925,
  };
  if (era) return starts[era[1]!.toUpperCase()]! + (era[2] === '元' ? 1 : Number(era[2]));
  const year = /(?<!\d)(19[5-9]\d|20\d\d)(?!\d)/.exec(plain);
  return year ? Number(year[1]) : null;
}

const kindIn = (text: string): DayKind | null =>
  /平日/.test(text) ? 'weekday' : /休日|土日|日曜|祝/.test(text) ? 'holiday' : null;

/**
 * Reads printed totals of several years: years across or down, points in the other direction, a
 * weekday or a holiday in either heading (or `day` for all). A 合計 must be the sum of its parts.
 */
export function readPrinted(
  rows: readonly (readonly string[])[],
  { day, source }: { day: DayKind; source: string },
): { counts: PrintedCount[]; refused: SheetNote[] } {
  const top = rows.findIndex((row) => row.filter((cell) => cell !== '').length > 1);
  const head = rows[top] ?? [];
  const names =
    1 +
    Math.max(
      head
        .slice(1)
        .findIndex((cell) => kindIn(cell) === null && (yearIn(cell) !== null || cell !== '')),
      0,
    );
  const acrossYears = head.slice(names).some((cell) => yearIn(cell) !== null);
  const counts: PrintedCount[] = [];
  const refused: SheetNote[] = [];
  if (top < 0) return { counts, refused: [{ row: null, what: 'noCounts', text: '' }] };
  const totals: { key: string; count: number; row: number }[] = [];
  rows.slice(top + 1).forEach((row, i) => {
    if (row.every((cell) => cell === '')) return;
    const line = top + i + 2;
    const side = row.slice(0, names).join(' ').trim();
    row.slice(names).forEach((cell, n) => {
      const over = head[names + n] ?? '';
      if (cell === '' || /^[-―—ー－]$/.test(cell)) return;
      const year = yearIn(acrossYears ? over : side);
      const point = (acrossYears ? side : over)
        .replace(/[（(]?(?:平日|休日|土日祝?|日曜)[）)]?/g, '')
        .trim();
      const count = Count.safeParse(cell).data;
      const kind = kindIn(`${side} ${over}`) ?? day;
      if (year === null)
        refused.push({ row: line, what: 'notYear', text: acrossYears ? over : side });
      else if (count === undefined) refused.push({ row: line, what: 'notCount', text: cell });
      else if (isTotal(point)) totals.push({ key: `${year} ${kind}`, count, row: line });
      else if (point === '') refused.push({ row: line, what: 'noPoint', text: cell });
      else counts.push({ year, point, day: kind, count, source });
    });
  });
  for (const { key, count, row } of totals) {
    const sum = counts
      .filter((one) => `${one.year} ${one.day}` === key)
      .reduce((all, one) => all + one.count, 0);
    if (sum !== count) refused.push({ row, what: 'notSum', text: `${sum} ≠ ${count}` });
  }
  const keys = counts.map((one) => `${one.year}年 ${one.point} ${one.day}`);
  for (const key of keys.filter((one, i) => keys.indexOf(one) !== i))
    refused.push({ row: null, what: 'countedTwice', text: key });
  return { counts: refused.length > 0 ? [] : counts, refused };
}
