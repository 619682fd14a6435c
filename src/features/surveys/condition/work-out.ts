import type { RawSheet } from '../questionnaire/read.ts';
import { decoded } from '../questionnaire/codes.ts';
import { sameTwice } from '../questionnaire/same.ts';
import { tableOf } from '../questionnaire/table.ts';
import { NO_FIGURES, type Beside, type StoredColumn, type Understood } from '../understood.ts';
import { proposeCondition, type ConditionColumn } from './columns.ts';
import { composeCondition } from './compose.ts';
import { countCondition } from './count.ts';
import { quarterIn, type Period } from './quarter.ts';
import { spread } from './spread.ts';

/** Whatever its column is called. */
export const TRAIT = '業種';

/** Works out a quarter's sheet: one row a firm, one a firm and item, or counted already. */
export function workOutCondition(
  sheet: RawSheet,
  remembered: readonly StoredColumn[],
  beside: Beside,
): Understood {
  const { table, notes: codes } = decoded(spread(tableOf(sheet.rows)));
  const columns = proposeCondition(table.header, table.rows, remembered);
  const period = periodOf(sheet, columns.find(({ use }) => use === 'quarter')?.at, table.rows);
  const { counted, refused, notes } = countCondition(
    table,
    columns,
    beside.withheld.find(({ label }) => label === TRAIT)?.withheld,
  );
  const all = [...table.refused, ...refused];
  if (columns.some(({ reason }) => reason === 'codes'))
    all.push({ row: null, what: 'codedAnswers', text: TRAIT });
  if (counted.questions.length === 0 && all.length === 0)
    all.push({ row: null, what: isOfShares(columns) ? 'sharesOnly' : 'noCounts', text: '' });
  const quarter = beside.period ?? period;
  const figures =
    all.length > 0 || !quarter
      ? NO_FIGURES
      : { ...NO_FIGURES, ...composeCondition(counted, quarter, beside) };
  return {
    rows: table.rows.length,
    columns,
    refused: all,
    notes: [...codes, ...table.remarks, ...notes, ...sameTwice(table)],
    figures,
    period,
  };
}

/** Shares and indices that somebody has worked out: they tell nothing of how many answered. */
const isOfShares = (columns: readonly ConditionColumn[]) =>
  columns.some(
    ({ label, use, examples }) =>
      use === 'skip' && (/DI|ＤＩ/.test(label) || examples.some((cell) => /[%％]/.test(cell))),
  );

/** What a column, the sheet's name or the lines over the table say. */
function periodOf(
  { name, rows }: RawSheet,
  at: number | undefined,
  answers: readonly { cells: readonly string[] }[],
): Period | undefined {
  const said =
    at === undefined
      ? [name, ...rows.slice(0, 5).flatMap((row) => row.slice(0, 3))]
      : answers.map(({ cells }) => cells[at] ?? '');
  const periods = said.flatMap((text) => quarterIn(text) ?? []);
  return periods.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
}
