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
import { yearIn } from '../printed/year.ts';
import { dayIn } from './labels.ts';
import { countsOf, type Above, type Count } from './records.ts';
import { countedTwice } from './twice.ts';
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
  const all = sheets.map((sheet) => readSheet(sheet, remembered, beside, sheets.length > 1));
  const own = withoutOthers(all);
  for (const { sheet } of all.filter((one) => !own.includes(one)))
    notes.push({ row: null, what: 'otherSheet', text: sheet.name });
  for (const { sheet, proposed, read, table, remarks } of own) {
    for (const column of proposed)
      if (!columns.has(column.label)) columns.set(column.label, column);
    // Not one by one: a sheet may have more rows than a call has arguments.
    for (const count of read.counts) counts.push(count);
    const named = (some: readonly SheetNote[]) =>
      own.length > 1 ? some.map((note) => ({ ...note, sheet: sheet.name })) : some;
    refused.push(...named([...table.refused, ...read.refused]));
    notes.push(...remarks, ...named([...table.remarks, ...read.notes]));
  }
  const rows = own.reduce((sum, { table }) => sum + table.rows.length, 0);
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

type Read = ReturnType<typeof readSheet>;

function readSheet(
  sheet: RawSheet,
  remembered: readonly StoredColumn[],
  { holidays }: Beside,
  isOneOfSeveral: boolean,
) {
  const table = tableOf(sheet.rows, { hasTotals: true });
  const proposed = proposeTraffic(table.header, table.rows, remembered);
  const has = (...uses: string[]) => proposed.some(({ use }) => uses.includes(use));
  const above = aboveOf(sheet, table.rows[0]?.number, isOneOfSeveral);
  const read = countsOf(table, proposed, above, holidays);
  const remarks: SheetNote[] = [];
  if (above.day !== undefined && !has('date', 'from'))
    remarks.push({ row: null, what: 'dayAbove', text: above.day });
  if (above.point !== undefined && !has('point', 'point-count'))
    remarks.push({ row: null, what: 'pointAbove', text: above.point });
  return { sheet, table, proposed, read, remarks };
}

const SUMMARY = /集計|合計|総括|まとめ|グラフ/;

/** Notes, and what sums up the other sheets, are no counts of their own. */
function withoutOthers(all: readonly Read[]): readonly Read[] {
  const isRead = ({ read }: Read) => read.counts.length > 0;
  const own = all.filter((one) => isRead(one) && !SUMMARY.test(one.sheet.name));
  const isOther = (one: Read) =>
    SUMMARY.test(one.sheet.name) || !one.proposed.some(({ use }) => use === 'count');
  return own.length > 0 ? all.filter((one) => own.includes(one) || !isOther(one)) : all;
}

/** What the lines over a table and its sheet's name say: its day where they name one, its point, its year. */
function aboveOf(
  { name, rows }: RawSheet,
  first: number | undefined,
  isOneOfSeveral: boolean,
): Above {
  const said = [name, ...rows.slice(0, Math.max(0, (first ?? 1) - 2)).flat()].map((cell) =>
    cell.normalize('NFKC').trim(),
  );
  const years = new Set(said.flatMap((cell) => yearIn(cell) ?? []));
  const year = years.size === 1 ? [...years][0] : undefined;
  const days = said.flatMap((cell) => {
    const from = cell.search(/令和|R\d|(?<!\d)\d{4}|(?<!\d)\d{1,2}月\d{1,2}日/);
    return from < 0 ? [] : (dayIn(cell.slice(from), year)?.day ?? []);
  });
  const points = said.flatMap((cell) => /地点(?:名)?\s*[:：]\s*(\S+)/.exec(cell)?.[1] ?? []);
  const isName = isOneOfSeveral && !/\d|sheet|シート|平日|休日/i.test(name) && name.trim() !== '';
  return {
    year,
    day: new Set(days).size === 1 ? days[0] : undefined,
    point: points[0] ?? (isName ? name.trim() : undefined),
  };
}
