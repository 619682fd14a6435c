import { isFilled } from './read.ts';

/** A sheet as a table: one heading for each column, one row for each respondent. */
export interface AnswerTable {
  header: string[];
  rows: { number: number; cells: readonly string[] }[];
  /** Rows that cannot be read; while there are any, nothing is counted. */
  refused: RowNote[];
  /** Rows and headings that were read, but not as they stand. */
  remarks: RowNote[];
}

/** Something to say of a row, as a spreadsheet numbers it. */
export interface RowNote {
  row: number;
  what: 'tooWide' | 'tooShort' | 'totalRow' | 'remark' | 'unnamed' | 'twice' | 'above' | 'merged';
  text: string;
}

const filled = (row: readonly string[]) => row.filter((cell) => cell !== '').length;

/** Finds the heading below whatever stands over it, and the respondents' rows below that. */
export function tableOf(
  all: readonly (readonly string[])[],
  /** Whether rows of totals are kept, for who reads them by themselves. */
  { hasTotals = false } = {},
): AnswerTable {
  const width = all.reduce((most, row) => Math.max(most, filled(row)), 0);
  // Titles and notes over a table have fewer cells than the table itself.
  const most = Math.max(
    0,
    all.findIndex((row) => filled(row) * 2 > width),
  );
  const top = isUnder(all[most], all[most - 1]) ? most - 1 : most;
  const { header, used } = headerOf(all[top] ?? [], all[top + 1]);
  const names = uniqueNames(header);
  const below = all
    .map((cells, i) => ({ number: i + 1, cells }))
    .slice(top + used)
    .filter(({ cells }) => isFilled(cells));
  const said = below.filter(({ cells }) => isRemark(cells));
  const whole = said.length > 0 ? below.filter(({ cells }) => !isRemark(cells)) : below;
  const totals = hasTotals ? [] : totalsIn(whole);
  const rows = totals.length > 0 ? whole.filter((row) => !totals.includes(row)) : whole;
  const at = top + 1;
  const remarks: RowNote[] = [
    ...(top > 0 ? [{ row: 1, what: 'above' as const, text: String(top) }] : []),
    ...(used > 1 ? [{ row: at, what: 'merged' as const, text: '' }] : []),
    ...header.flatMap((name, i): RowNote[] => {
      if (name === '') return [{ row: at, what: 'unnamed' as const, text: names[i]! }];
      return name === names[i] ? [] : [{ row: at, what: 'twice' as const, text: names[i]! }];
    }),
    ...totals.map(({ number }) => ({ row: number, what: 'totalRow' as const, text: '' })),
    ...said.map(({ number }) => ({ row: number, what: 'remark' as const, text: '' })),
    ...rows
      .filter(({ cells }) => cells.length < header.length)
      .map(({ number }) => ({ row: number, what: 'tooShort' as const, text: '' })),
  ];
  const refused = rows.flatMap(({ number, cells }) => {
    const beyond = cells.slice(header.length).filter((cell) => cell !== '');
    return beyond.length > 0
      ? [{ row: number, what: 'tooWide' as const, text: beyond.join('、') }]
      : [];
  });
  return { header: names, rows, refused, remarks };
}

const TOTAL = /^(?:合計|総計|小計|計|総数|構成比|割合|平均|total)$/i;
const NUMBER = /^[\d,]+(?:\.\d+)?[%人件]?$/;

/** A line that says something of the table, no part of it. */
function isRemark(cells: readonly string[]): boolean {
  const given = cells.filter((cell) => cell !== '');
  return given.length === 1 && /^(?:※|＊|\*|注[）)：:\d]|備考[：:]|出典|資料[：:])/.test(given[0]!);
}

/** Counts that somebody has written below the answers, and those of parts below them. */
function totalsIn<T extends { cells: readonly string[] }>(rows: readonly T[]): T[] {
  const totals: T[] = [];
  rows.forEach((row, i) => {
    const given = row.cells.filter((cell) => cell !== '').map((cell) => cell.normalize('NFKC'));
    const [first = '', ...others] = given;
    if (!others.every((cell) => NUMBER.test(cell))) return;
    const isBelow = i > 0 && totals.at(-1) === rows[i - 1] && others.length > 0;
    const isName = TOTAL.test(first.replaceAll(/\s/g, ''));
    if (isName || (isBelow && !NUMBER.test(first))) totals.push(row);
  });
  return totals;
}

/** Whether a heading's first cells stand in the row above it, which has fewer of them. */
function isUnder(row: readonly string[] = [], above: readonly string[] = []): boolean {
  return filled(above) > 1 && above.some((cell, i) => cell !== '' && (row[i] ?? '') === '');
}

/** A merged heading stands in its first cell only, with the names of its columns in the row below. */
function headerOf(
  first: readonly string[],
  second: readonly string[] | undefined,
): { header: string[]; used: number } {
  const own = first.slice(0, first.findLastIndex((cell) => cell !== '') + 1);
  const gaps = own.flatMap((cell, i) => (cell === '' && i > 0 ? [i] : []));
  const isMerged =
    gaps.length > 0 &&
    second !== undefined &&
    gaps.every((i) => /\D/.test(second[i] ?? '')) &&
    // The columns beside a merged heading reach over both rows.
    own.some((cell, i) => cell !== '' && (second[i] ?? '') === '' && !gaps.includes(i + 1));
  if (!isMerged) return { header: [...own], used: 1 };
  let over = '';
  const width = second.findLastIndex((cell) => cell !== '') + 1;
  const header = Array.from({ length: Math.max(own.length, width) }, (_, i) => {
    over = first[i] || over;
    return [over, second[i] ?? ''].filter(Boolean).join(' ');
  });
  return { header, used: 2 };
}

function uniqueNames(header: readonly string[]): string[] {
  const times = new Map<string, number>();
  return header.map((cell, i) => {
    const name = cell === '' ? `${i + 1}列目` : cell.replace(/\s+/g, ' ');
    const n = (times.get(name) ?? 0) + 1;
    times.set(name, n);
    return n === 1 ? name : `${name}（${n}）`;
  });
}
