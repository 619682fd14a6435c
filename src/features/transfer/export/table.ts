import { inBatches, type Cell } from '#features/entries/csv.ts';
import { exportJa } from '#i18n/export.ja.ts';
import { localDate, localTime } from '#server/clock.ts';

/** A table of what the chamber keeps, as a file. */
export interface ExportTable {
  columns: string[];
  batches: AsyncIterable<Cell[][]>;
}

/** What one column is called, and its cell of a row. */
export type Column<Row> = [label: string, cell: (row: Row) => Cell];

export function tableOf<Row extends { id: number }>(
  columns: Column<Row>[],
  page: (after: number, size: number) => Promise<Row[]>,
): ExportTable {
  return { columns: columns.map(([label]) => label), batches: cellsOf(columns, page) };
}

async function* cellsOf<Row extends { id: number }>(
  columns: Column<Row>[],
  page: (after: number, size: number) => Promise<Row[]>,
): AsyncGenerator<Cell[][]> {
  for await (const rows of inBatches(page))
    yield rows.map((row) => columns.map(([, cell]) => cell(row)));
}

/** A stored code in words. */
export const said = (code: string | null): string =>
  code === null ? '' : (exportJa.values[code] ?? code);

/** `2026-11-24 12:30`, in Tokyo. */
export const moment = (iso: string | null): string =>
  iso === null ? '' : `${localDate(new Date(iso))} ${localTime(new Date(iso))}`;

export const yes = (flag: number | null): string => (flag === null ? '' : flag ? '○' : '');
