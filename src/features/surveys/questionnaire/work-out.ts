import type { DraftFigures } from '../schema.ts';
import { amountIn } from './amounts.ts';
import { decoded } from './codes.ts';
import { answersOf, type SheetColumn } from './columns.ts';
import { composeFigures } from './compose.ts';
import type { EarlierTrait } from '../earlier.ts';
import { countAnswers } from './count.ts';
import { nestedColumns } from './nested.ts';
import { sameTwice } from './same.ts';
import { proposeColumns, type ProposedColumn } from './propose.ts';
import { serialDay } from '../traffic/labels.ts';
import { tableOf, type AnswerTable } from './table.ts';
import { NO_FIGURES, type Beside, type SheetNote } from '../understood.ts';
import type { Remembered } from './ids.ts';

/** Everything there is to say of a sheet: what was understood, and the figures it gives. */
export interface WorkedOut {
  /** Of those who answered anything. */
  rows: number;
  refused: SheetNote[];
  notes: SheetNote[];
  columns: ProposedColumn[];
  /** Left out beside a trait that says the same at another fineness. */
  nested: { label: string; trait: string }[];
  /** Answers one respondent alone wrote, by question. */
  foldedAway: { label: string; answers: string[] }[];
  /** Empty while a row is refused: nothing is half imported. */
  figures: DraftFigures;
  /** From the first answer to the last, where a column says when. */
  period: { from: string; until: string } | undefined;
}

const ALONE = { period: null, reports: [], printed: [] };

export function workOut(
  rows: readonly (readonly string[])[],
  remembered: readonly Remembered[] = [],
  earlier?: readonly EarlierTrait[],
  beside: Pick<Beside, 'period' | 'reports' | 'printed'> = ALONE,
): WorkedOut {
  const { table, notes } = decoded(tableOf(rows));
  const columns = proposeColumns(table, remembered);
  const answered = table.rows.filter((row) => isAnswered(row.cells, columns));
  const blank = table.rows.length - answered.length;
  const refused = [...table.refused, ...wrongIn(table, columns)];
  const cells = answered.map((row) => row.cells);
  const nested = nestedColumns(cells, columns);
  const away = new Set(nested.map(({ column }) => column.at));
  const used = columns.filter(({ at }) => !away.has(at));
  const counted = countAnswers(cells, used, earlier);
  const period = periodOf(cells, columns);
  const whole = { ...beside, period: beside.period ?? period ?? null };
  return {
    rows: answered.length,
    refused,
    notes: [
      ...notes,
      ...table.remarks,
      ...sameTwice(table),
      ...(blank > 0 ? [{ row: null, what: 'blankRows', text: String(blank) }] : []),
    ],
    columns,
    nested: nested.map(({ column, trait }) => ({ label: column.label, trait: trait.label })),
    foldedAway: counted.questions
      .filter(({ foldedAway }) => foldedAway.length > 0)
      .map(({ label, foldedAway }) => ({ label, answers: foldedAway })),
    figures: refused.length > 0 ? NO_FIGURES : composeFigures(counted, whole),
    period,
  };
}

/** Whether a row says anything at all: sheets are numbered before they come back. */
const isAnswered = (cells: readonly string[], columns: readonly SheetColumn[]) => {
  const told = columns.filter(({ use }) => use !== 'skip' && use !== 'date');
  return (
    told.length === 0 || told.some((column) => answersOf(cells[column.at] ?? '', column).length > 0)
  );
};

/** Codes nobody explains, and what is no number where numbers are. */
function wrongIn(table: AnswerTable, columns: readonly ProposedColumn[]): SheetNote[] {
  const codes = columns.filter(({ reason }) => reason === 'codes').map(({ label }) => label);
  const numbers = columns.filter(({ use }) => use === 'number');
  return [
    ...(codes.length > 0 ? [{ row: null, what: 'codedAnswers', text: codes.join('、') }] : []),
    ...table.rows.flatMap(({ number, cells }) =>
      numbers.flatMap((column): SheetNote[] => {
        const [answer] = answersOf(cells[column.at] ?? '', column);
        const isWrong = answer !== undefined && amountIn(answer) === undefined;
        return isWrong
          ? [{ row: number, what: 'notCount', text: `${column.label}: ${answer}` }]
          : [];
      }),
    ),
  ];
}

function periodOf(
  cells: readonly (readonly string[])[],
  columns: readonly SheetColumn[],
): WorkedOut['period'] {
  const column = columns.find(({ use }) => use === 'date');
  if (!column) return undefined;
  const days = cells.flatMap((row) => {
    const match = /^(\d{4})[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})/.exec(
      serialDay((row[column.at] ?? '').normalize('NFKC').trim()),
    );
    return match ? [`${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`] : [];
  });
  if (days.length === 0) return undefined;
  return {
    from: days.reduce((a, b) => (a < b ? a : b)),
    until: days.reduce((a, b) => (a > b ? a : b)),
  };
}
