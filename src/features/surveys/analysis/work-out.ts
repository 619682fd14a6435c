import type { Figure } from '../schema.ts';
import type { RawSheet } from '../questionnaire/read.ts';
import { tableOf, type AnswerTable } from '../questionnaire/table.ts';
import {
  NO_FIGURES,
  type ReadColumn,
  type SheetNote,
  type StoredColumn,
  type Understood,
} from '../understood.ts';
import { number, said } from '../words.ts';

/** How a column of a table of figures is read. */
export const ANALYSIS_USES = ['heading', 'value', 'percent', 'skip'] as const;
type AnalysisUse = (typeof ANALYSIS_USES)[number];

const NUMBER = /^[▲△-]?[\d,]+(?:\.\d+)?%?$/;
const isEmpty = (cell: string) => /^(?:|[-―—ー－]|n\/?a|\*+|x)$/i.test(cell);
const valueOf = (cell: string) =>
  Number(cell.normalize('NFKC').replaceAll(/[,%]/g, '').replace(/^[▲△]/, '-'));
const EXAMPLES = 4;
const MOST_LINES = 6;

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
    notes: read.flatMap(({ table }) => table.remarks),
    figures:
      refused.length > 0
        ? NO_FIGURES
        : { ...NO_FIGURES, figures, finding: figures[0]?.title.ja ?? '' },
    period: undefined,
  };
}

function readTable(sheet: RawSheet, remembered: readonly StoredColumn[]) {
  const table = tableOf(sheet.rows);
  const columns = table.header.map((label, at) => propose(label, at, table, remembered));
  const heading = columns.find(({ use }) => use === 'heading');
  const values = columns.filter(({ use }) => use === 'value' || use === 'percent');
  const refused: SheetNote[] = [...table.refused];
  if (!heading) refused.push({ row: null, what: 'noHeading', text: sheet.name });
  if (values.length === 0) refused.push({ row: null, what: 'noCounts', text: sheet.name });
  for (const { number: row, cells } of table.rows)
    for (const { at, label } of values) {
      const cell = cells[at] ?? '';
      if (!isEmpty(cell) && !NUMBER.test(cell.normalize('NFKC')))
        refused.push({ row, what: 'notCount', text: `${label}: ${cell}` });
    }
  const figure =
    refused.length === 0 && heading ? figureOf(sheet, table, heading, values) : undefined;
  return { table, columns, refused, figure };
}

function propose(
  label: string,
  at: number,
  { rows }: AnswerTable,
  remembered: readonly StoredColumn[],
): ReadColumn {
  const cells = rows.map(({ cells }) => cells[at] ?? '').filter((cell) => !isEmpty(cell));
  const known = ANALYSIS_USES.find(
    (use) => use === remembered.find((column) => column.label === label)?.use,
  );
  const kinds = [...new Set(cells)];
  const isValue = cells.length > 0 && cells.every((cell) => NUMBER.test(cell.normalize('NFKC')));
  const isPercent =
    isValue && (cells.some((cell) => cell.endsWith('%')) || /率|割合|％|%/.test(label));
  // The first column names the rows, whatever stands in it.
  const guess: AnalysisUse =
    at === 0 ? 'heading' : isPercent ? 'percent' : isValue ? 'value' : 'skip';
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

const YEAR = /^(?:19|20)\d\d|^(?:令和|平成|昭和)/;

function figureOf(
  { name }: RawSheet,
  table: AnswerTable,
  heading: ReadColumn,
  values: readonly ReadColumn[],
): Figure {
  const rows = table.rows.map(({ cells }) => ({
    label: cells[heading.at] ?? '',
    cells: values.map(({ at }) => (isEmpty(cells[at] ?? '') ? null : valueOf(cells[at]!))),
  }));
  const isYears = rows.length > 1 && rows.every(({ label }) => YEAR.test(label));
  const title = name || values[0]!.label;
  const first = rows.find(({ cells }) => cells[0] !== null);
  const last = rows.findLast(({ cells }) => cells[0] !== null);
  const best = rows.toSorted((a, b) => (b.cells[0] ?? -Infinity) - (a.cells[0] ?? -Infinity))[0];
  const text = (n: number | null | undefined) => (n === null || n === undefined ? '—' : number(n));
  const seen = isYears
    ? `${values[0]!.label}は${first?.label}の${text(first?.cells[0])}から${last?.label}の${text(last?.cells[0])}へ`
    : `${values[0]!.label}は「${best?.label}」が最も多く${text(best?.cells[0])}`;
  const isOneUnit = new Set(values.map(({ use }) => use)).size === 1;
  return {
    id: 'table',
    form: isYears ? 'lines' : 'bars',
    title: said(seen),
    about: said(title),
    base: said('公表値', 'as printed'),
    columns: values.map(({ label, use }, i) => ({
      label: said(label),
      format: use === 'percent' ? ('percent' as const) : ('count' as const),
      drawn: isYears ? i < MOST_LINES && (isOneUnit || use === values[0]!.use) : i === 0,
    })),
    rows: rows.map(({ label, cells }) => ({ label: said(label), cells })),
    heading: said(heading.label),
    projectedFrom: null,
    notes: [],
    under: null,
  };
}
