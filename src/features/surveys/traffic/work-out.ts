import type { RawSheet } from '../questionnaire/read.ts';
import { tableOf } from '../questionnaire/table.ts';
import {
  NO_FIGURES,
  type Beside,
  type ReadColumn,
  type SheetNote,
  type StoredColumn,
  type Understood,
} from '../understood.ts';
import { composeTraffic } from './compose.ts';
import { proposeTraffic } from './columns.ts';
import { dayIn } from './labels.ts';
import { countedTwice, countsOf, type Count } from './records.ts';
import { tallyCounts } from './tally.ts';
import { keptOf, yearsFigure } from './years.ts';

/** Works out every sheet of a count together: one a day, or one a point, as they were sent. */
export function workOutTraffic(
  sheets: readonly RawSheet[],
  remembered: readonly StoredColumn[],
  beside: Beside,
): Understood {
  const counts: Count[] = [];
  const refused: SheetNote[] = [];
  const notes: SheetNote[] = [];
  const columns = new Map<string, ReadColumn>();
  let rows = 0;
  for (const sheet of sheets) {
    const table = tableOf(sheet.rows, { hasTotals: true });
    const proposed = proposeTraffic(table.header, table.rows, remembered);
    for (const column of proposed)
      if (!columns.has(column.label)) columns.set(column.label, column);
    const only = dayAbove(sheet, table.rows[0]?.number);
    const read = countsOf(table, proposed, only, beside.holidays);
    if (only !== undefined && !proposed.some(({ use }) => use === 'date' || use === 'from'))
      notes.push({ row: null, what: 'dayAbove', text: only });
    // Not one by one: a sheet may have more rows than a call has arguments.
    for (const count of read.counts) counts.push(count);
    const named = (all: readonly SheetNote[]) =>
      sheets.length > 1 ? all.map((note) => ({ ...note, sheet: sheet.name })) : all;
    refused.push(...named([...table.refused, ...read.refused]));
    notes.push(...named([...table.remarks, ...read.notes]));
    rows += table.rows.length;
  }
  const tally = tallyCounts(counts);
  refused.push(...tally.refused, ...countedTwice(counts));
  notes.push(...tally.notes);
  const dates = tally.days.map(({ date }) => date).toSorted();
  const base = {
    rows,
    columns: [...columns.values()].map((column, at) => ({ ...column, at })),
    refused,
    notes,
    period: dates.length > 0 ? { from: dates[0]!, until: dates.at(-1)! } : undefined,
  };
  if (refused.length > 0 || tally.days.length === 0) return { ...base, figures: NO_FIGURES };
  const composed = composeTraffic(tally.days, beside.points);
  const kept = keptOf(tally.days);
  const [first, ...others] = composed.figures;
  const years = yearsFigure({ year: Number(dates[0]!.slice(0, 4)), kept }, beside);
  return {
    ...base,
    figures: {
      ...NO_FIGURES,
      ...composed,
      figures: [first!, ...years, ...others],
      respondents: tally.days.reduce((sum, { total }) => sum + total, 0),
      kept,
    },
  };
}

/** The day that the lines over a table, or its sheet's name, speak of; none where they name several. */
function dayAbove({ name, rows }: RawSheet, first: number | undefined): string | undefined {
  const said = [name, ...rows.slice(0, Math.max(0, (first ?? 1) - 1)).flat()];
  const days = said.flatMap((cell) => {
    const from = cell.normalize('NFKC').search(/令和|R\d|(?<!\d)\d{4}/);
    return from < 0 ? [] : (dayIn(cell.normalize('NFKC').slice(from))?.day ?? []);
  });
  return new Set(days).size === 1 ? days[0] : undefined;
}
