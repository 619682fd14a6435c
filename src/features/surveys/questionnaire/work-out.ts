import type { DraftFigures } from '../schema.ts';
import type { SheetColumn } from './columns.ts';
import { composeFigures } from './compose.ts';
import type { EarlierTrait } from '../earlier.ts';
import { countAnswers } from './count.ts';
import { nestedColumns } from './nested.ts';
import { proposeColumns, type ProposedColumn } from './propose.ts';
import { serialDay } from '../traffic/labels.ts';
import { tableOf, type AnswerTable } from './table.ts';
import { NO_FIGURES, type Beside } from '../understood.ts';
import type { Remembered } from './ids.ts';

/** Everything there is to say of a sheet: what was understood, and the figures it gives. */
export interface WorkedOut {
  table: AnswerTable;
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
  const table = tableOf(rows);
  const columns = proposeColumns(table, remembered);
  const cells = table.rows.map((row) => row.cells);
  const nested = nestedColumns(cells, columns);
  const away = new Set(nested.map(({ column }) => column.at));
  const used = columns.filter(({ at }) => !away.has(at));
  const counted = countAnswers(cells, used, earlier);
  const period = periodOf(cells, columns);
  const whole = { ...beside, period: beside.period ?? period ?? null };
  return {
    table,
    columns,
    nested: nested.map(({ column, trait }) => ({ label: column.label, trait: trait.label })),
    foldedAway: counted.questions
      .filter(({ foldedAway }) => foldedAway.length > 0)
      .map(({ label, foldedAway }) => ({ label, answers: foldedAway })),
    figures: table.refused.length > 0 ? NO_FIGURES : composeFigures(counted, whole),
    period,
  };
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
