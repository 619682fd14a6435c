import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { cleanText } from '#features/entries/schema.ts';

/** A sheet of a file as it stands, its cells cleaned. */
export interface RawSheet {
  name: string;
  rows: string[][];
}

export interface SheetFile {
  form: 'UTF-8' | 'Shift_JIS' | 'xlsx' | 'pasted';
  sheets: RawSheet[];
}

/** Reads CSV in UTF-8 or Shift_JIS, a workbook, or cells pasted from one; undefined when it is none. */
export async function readFile(given: Uint8Array | string): Promise<SheetFile | undefined> {
  // Most cells say what others have said: each text is cleaned, and kept, once.
  const known = new Map<string, string>();
  const cleaned = (cell: string) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const clean = cleanText(cell);
    known.set(cell, clean);
    return clean;
  };
  try {
    const file = await tablesOf(given);
    const sheets = file.sheets
      .map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(cleaned)) }))
      .filter(({ rows }) => rows.filter(isFilled).length > 1);
    return sheets.length > 0 ? { ...file, sheets } : undefined;
  } catch {
    return undefined;
  }
}

/** The first bytes of a zip archive, which a workbook is. */
const ZIP = [0x50, 0x4b];

async function tablesOf(given: Uint8Array | string): Promise<SheetFile> {
  if (typeof given === 'string') {
    return { form: 'pasted', sheets: [{ name: '', rows: cellsOf(given) }] };
  }
  if (ZIP.every((byte, i) => given[i] === byte)) {
    const all = await readWorkbook(Buffer.from(given));
    const sheets = all.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(textOf)),
    }));
    return { form: 'xlsx', sheets };
  }
  const { form, text } = decode(given);
  return { form, sheets: [{ name: '', rows: cellsOf(text) }] };
}

function textOf(value: unknown): string {
  // Dates of a workbook have no time zone: they are what the cell says, read as UTC.
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value as string) : '';
}

const WIDE = [
  { name: 'utf-16le', mark: [0xff, 0xfe] },
  { name: 'utf-16be', mark: [0xfe, 0xff] },
];

/** A byte that is not UTF-8 makes it Shift_JIS, which Japanese spreadsheets save. */
function decode(bytes: Uint8Array): { form: 'UTF-8' | 'Shift_JIS'; text: string } {
  // What spreadsheets save as “Unicode text” is UTF-16, which is told no other name here.
  const wide = WIDE.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  if (wide) return { form: 'UTF-8', text: new TextDecoder(wide.name).decode(bytes) };
  try {
    return { form: 'UTF-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return {
      form: 'Shift_JIS',
      text: new TextDecoder('shift_jis', { fatal: true }).decode(bytes),
    };
  }
}

const FIRST_LINES = 20;

/** A tab in the first lines means that the cells were copied from a spreadsheet. */
function delimiterOf(lines: readonly string[]): string {
  if (lines.some((line) => line.includes('\t'))) return '\t';
  return lines.every((line) => !line.includes(',')) && lines[0]!.includes(';') ? ';' : ',';
}

function cellsOf(text: string): string[][] {
  const first = text.split('\n', FIRST_LINES);
  return parse(text, {
    bom: true,
    delimiter: delimiterOf(first),
    relax_column_count: true,
    relax_quotes: true,
  });
}

export const isFilled = (row: readonly string[]) => row.some((cell) => cell !== '');
