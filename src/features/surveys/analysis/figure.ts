import { yearIn } from '../printed/year.ts';
import type { AnswerTable } from '../questionnaire/table.ts';
import type { Figure } from '../schema.ts';
import { isTotal } from '../traffic/labels.ts';
import type { ReadColumn } from '../understood.ts';
import { number, said } from '../words.ts';
import { isEmpty, valueOf } from './cells.ts';

const MOST_LINES = 6;

type Format = Figure['columns'][number]['format'];

/** Numbers with the names of their rows and columns. */
interface Numbers {
  heading: string;
  columns: { label: string; format: Format }[];
  rows: { label: string; cells: (number | null)[] }[];
}

/** A table as it was printed: years as lines from the first on, anything else as bars. */
export function figureOf(
  name: string,
  table: AnswerTable,
  heading: ReadColumn,
  values: readonly ReadColumn[],
): Figure {
  const given: Numbers = {
    heading: heading.label,
    columns: values.map(({ label, use }) => ({
      label,
      format: use === 'percent' ? 'percent' : 'count',
    })),
    rows: table.rows.map(({ cells }) => ({
      label: cells[heading.at] ?? '',
      cells: values.map(({ at }) => (isEmpty(cells[at] ?? '') ? null : valueOf(cells[at]!))),
    })),
  };
  const turned = yearsDown(given);
  const isYears = turned.rows.length > 1 && turned.rows.every(({ label }) => isYear(label));
  const { columns, rows } = isYears ? { ...turned, rows: byYear(turned.rows) } : turned;
  const isOneUnit = new Set(columns.map(({ format }) => format)).size === 1;
  return {
    id: 'table',
    form: isYears ? 'lines' : 'bars',
    title: said(isYears ? movedWords(columns, rows) : mostWords(columns, rows)),
    about: said(name || columns[0]!.label),
    base: said('公表値', 'as printed'),
    columns: columns.map(({ label, format }, i) => ({
      label: said(label),
      format,
      drawn: isYears ? i < MOST_LINES && (isOneUnit || format === columns[0]!.format) : i === 0,
    })),
    rows: rows.map(({ label, cells }) => ({ label: said(label), cells })),
    heading: said(turned.heading),
    projectedFrom: null,
    notes: [],
    under: null,
  };
}

const isYear = (label: string) => /^(?:(?:19|20)\d\d|令和|平成|昭和)/.test(label.normalize('NFKC'));

/** Years that stand across, of one unit, as rows. */
function yearsDown(given: Numbers): Numbers {
  const { columns, rows } = given;
  const formats = new Set(columns.map(({ format }) => format));
  const isAcross = columns.length > 1 && columns.every(({ label }) => isYear(label));
  if (!isAcross || formats.size > 1) return given;
  const [format] = formats as Set<Format>;
  return {
    heading: '年',
    columns: rows.map(({ label }) => ({ label, format: format! })),
    rows: columns.map(({ label }, i) => ({ label, cells: rows.map(({ cells }) => cells[i]!) })),
  };
}

/** The first year first, however they were printed. */
const byYear = (rows: Numbers['rows']) =>
  rows.toSorted((a, b) => (yearIn(a.label) ?? 0) - (yearIn(b.label) ?? 0));

const text = (n: number | null | undefined) => (n === null || n === undefined ? '—' : number(n));

function movedWords(columns: Numbers['columns'], rows: Numbers['rows']): string {
  const known = rows.filter(({ cells }) => cells[0] !== null);
  const [first, last] = [known[0], known.at(-1)];
  return `${columns[0]!.label}は${first?.label}の${text(first?.cells[0])}から${last?.label}の${text(last?.cells[0])}へ`;
}

/** A total is no part, and always the most. */
function mostWords(columns: Numbers['columns'], rows: Numbers['rows']): string {
  const parts = rows.filter(({ label }) => !isTotal(label));
  const [best] = parts.toSorted((a, b) => (b.cells[0] ?? -Infinity) - (a.cells[0] ?? -Infinity));
  return `${columns[0]!.label}は「${best?.label}」が最も多く${text(best?.cells[0])}`;
}
