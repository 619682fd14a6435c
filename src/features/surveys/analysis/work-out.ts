import type { RawSheet } from '../questionnaire/read.ts';
import { tableOf, type AnswerTable } from '../questionnaire/table.ts';
import { isTotal } from '../traffic/labels.ts';
import {
  NO_FIGURES,
  type ReadColumn,
  type SheetNote,
  type StoredColumn,
  type Understood,
} from '../understood.ts';
import { isEmpty, isNumber, valueOf } from './cells.ts';
import { figureOf } from './figure.ts';

/** How a column of a table of figures is read. */
export const ANALYSIS_USES = ['heading', 'value', 'percent', 'skip'] as const;
type AnalysisUse = (typeof ANALYSIS_USES)[number];

const EXAMPLES = 4;

/** Takes figures as they were printed elsewhere, a table a sheet: nothing of it is computed. */
export function workOutAnalysis(
  sheets: readonly RawSheet[],
  remembered: readonly StoredColumn[],
): Understood {
  const read = sheets.map((sheet) => ({ sheet, ...readTable(sheet, remembered) }));
  const refused = read.flatMap(({ sheet, refused: own }) =>
    own.map((note) => (sheets.length > 1 ? { ...note, sheet: sheet.name } : note)),
  );
  const columns = new Map<string, ReadColumn>();
  for (const column of read.flatMap((one) => one.columns))
    if (!columns.has(column.label)) columns.set(column.label, column);
  const figures = read.flatMap(({ figure }, i) =>
    figure ? [{ ...figure, id: `table-${i + 1}` }] : [],
  );
  return {
    rows: read.reduce((sum, { table }) => sum + table.rows.length, 0),
    columns: [...columns.values()].map((column, at) => ({ ...column, at })),
    refused,
    notes: read.flatMap(({ table, columns: own }) => [...table.remarks, ...otherSums(table, own)]),
    figures:
      refused.length > 0
        ? NO_FIGURES
        : { ...NO_FIGURES, figures, finding: figures[0]?.title.ja ?? '' },
    period: undefined,
  };
}

function readTable(sheet: RawSheet, remembered: readonly StoredColumn[]) {
  const table = tableOf(sheet.rows, { hasTotals: true });
  const named = headingAt(table);
  const columns = table.header.map((label, at) => propose(label, at, table, remembered, named));
  const heading = columns.find(({ use }) => use === 'heading');
  const values = columns.filter(({ use }) => use === 'value' || use === 'percent');
  const refused: SheetNote[] = [...table.refused];
  if (!heading) refused.push({ row: null, what: 'noHeading', text: sheet.name });
  if (values.length === 0) refused.push({ row: null, what: 'noCounts', text: sheet.name });
  for (const { number: row, cells } of table.rows)
    for (const { at, label } of values) {
      const cell = cells[at] ?? '';
      if (!isEmpty(cell) && !isNumber(cell))
        refused.push({ row, what: 'notCount', text: `${label}: ${cell}` });
    }
  const figure =
    refused.length === 0 && heading ? figureOf(sheet.name, table, heading, values) : undefined;
  return { table, columns, refused, figure };
}

/** The first column names the rows, unless it says the same of several and another does not. */
function headingAt({ header, rows }: AnswerTable): number {
  const isUnique = (at: number) => {
    const cells = rows.map(({ cells }) => cells[at] ?? '');
    return !cells.includes('') && new Set(cells).size === cells.length && !cells.every(isNumber);
  };
  return isUnique(0)
    ? 0
    : Math.max(
        0,
        header.findIndex((_, at) => isUnique(at)),
      );
}

/** A total that is printed and is not the sum of the rows over it: said, and left as it is. */
function otherSums({ rows }: AnswerTable, columns: readonly ReadColumn[]): SheetNote[] {
  const heading = columns.find(({ use }) => use === 'heading');
  const last = rows.at(-1);
  if (!heading || !last || !isTotal(last.cells[heading.at] ?? '')) return [];
  return columns.flatMap(({ use, at, label }): SheetNote[] => {
    const printed = last.cells[at] ?? '';
    if (use !== 'value' || !isNumber(printed)) return [];
    const sum = rows
      .slice(0, -1)
      .reduce((all, { cells }) => all + (isEmpty(cells[at] ?? '') ? 0 : valueOf(cells[at]!)), 0);
    const text = `${label}: ${sum} ≠ ${printed}`;
    return sum === valueOf(printed) ? [] : [{ row: last.number, what: 'otherSum', text }];
  });
}

function propose(
  label: string,
  at: number,
  { rows }: AnswerTable,
  remembered: readonly StoredColumn[],
  named: number,
): ReadColumn {
  const cells = rows.map(({ cells }) => cells[at] ?? '').filter((cell) => !isEmpty(cell));
  const known = ANALYSIS_USES.find(
    (use) => use === remembered.find((column) => column.label === label)?.use,
  );
  const kinds = [...new Set(cells)];
  const isValue = cells.length > 0 && cells.every(isNumber);
  const isPercent =
    isValue && (cells.some((cell) => /[%％]$/.test(cell)) || /率|割合|％|%/.test(label));
  const guess: AnalysisUse =
    at === named ? 'heading' : isPercent ? 'percent' : isValue ? 'value' : 'skip';
  const REASONS = { heading: 'firstColumn', value: 'figures', percent: 'percents', skip: 'words' };
  return {
    at,
    label,
    use: known ?? guess,
    separator: null,
    reason: known ? 'remembered' : cells.length === 0 ? 'empty' : REASONS[guess],
    filled: cells.length,
    kinds: kinds.length,
    examples: kinds.slice(0, EXAMPLES),
  };
}
