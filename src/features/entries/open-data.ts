import { parse } from 'csv-parse/sync';

/** One record of an open-data file, its cells found by the standard's column names. */
export interface OpenDataRow {
  /** Row in a spreadsheet: the header is 1. */
  row: number;
  /** The cell's text as it stands, trimmed; empty when the column is missing. */
  get(column: string): string;
}

export interface OpenDataTable {
  rows: OpenDataRow[];
  /** Rows that are not records of this table, with the reason. */
  broken: { row: number; reason: string }[];
}

/** Spreadsheet files defuse a cell that looks like a formula with an apostrophe in front. */
const ESCAPED_FORMULA = /^'(?=[=+\-@])/;

/** The file as a whole cannot be read as a table. */
export class NotATableError extends Error {}

/**
 * Reads a CSV of the 自治体標準オープンデータセット: UTF-8 with or without BOM, else Shift_JIS. Headers
 * are matched after NFKC through `aliases` (other name → the standard's name).
 *
 * @throws {NotATableError} when it is neither encoding or no CSV at all, or lacks a needed column.
 */
export function readOpenData(
  bytes: Uint8Array,
  aliases: Record<string, string>,
  needed: string[],
): OpenDataTable {
  let records: string[][];
  try {
    records = parse(textOf(bytes), {
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    throw new NotATableError(`This is not a CSV file: ${(error as Error).message}`);
  }
  const [header = [], ...body] = records;
  const names = header.map((name) => columnName(name, aliases));
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new NotATableError(`The file has no column ${missing.join(', ')}`);
  const table: OpenDataTable = { rows: [], broken: [] };
  body.forEach((cells, i) => {
    const row = i + 2;
    if (cells.length !== names.length) {
      table.broken.push({
        row,
        reason: `has ${cells.length} cells where the header has ${names.length}`,
      });
      return;
    }
    const byName = new Map(
      names.map((name, n) => [name, cells[n]!.trim().replace(ESCAPED_FORMULA, '')]),
    );
    table.rows.push({ row, get: (column) => byName.get(column) ?? '' });
  });
  return table;
}

/**
 * The text of a file as spreadsheets save it: UTF-8, else Shift_JIS.
 *
 * @throws {NotATableError} when it is neither.
 */
export function textOf(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding; the next one is tried.
    }
  }
  throw new NotATableError('The file is neither UTF-8 nor Shift_JIS');
}

/** NFKC, without spaces and brackets' width: `名称＿カナ ` and `名称_カナ` are one. */
function columnName(name: string, aliases: Record<string, string>): string {
  const plain = name.normalize('NFKC').replace(/\s+/g, '');
  return aliases[plain] ?? plain;
}
