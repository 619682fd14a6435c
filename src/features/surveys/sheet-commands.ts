import { noteAct } from '#server/acting.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { noteChange } from './commands.ts';
import { redrafted, withPeriod } from './drafted.ts';
import { getReport } from './draft-queries.ts';
import type { RawSheet } from './questionnaire/read.ts';
import type { SheetFacts } from './schema.ts';
import { getLastTime } from './sheet-queries.ts';
import type { StoredColumn, Understood } from './understood.ts';

export interface Sheet {
  file: string;
  form: 'UTF-8' | 'Shift_JIS' | 'xlsx' | 'pasted';
  sheets: readonly RawSheet[];
  chosen: number;
}

/** Puts a sheet and what was counted from it in place of a report's own, and remembers its columns. */
export async function putSheet(
  tx: Tx,
  reportId: number,
  sheet: Sheet,
  { figures, ...understood }: Understood,
  by: string,
  at: Date,
): Promise<void> {
  const report = await getReport(tx, reportId);
  if (!report) throw new Error(`there is no report ${reportId}`);
  // What was seen of a column belongs to the sheet; how it is read is remembered.
  const columns = understood.columns.map(
    ({ at: place, label, use, separator, id, options }): StoredColumn => ({
      ...{ at: place, label, use, separator },
      ...(id === undefined ? {} : { id, options }),
    }),
  );
  const row = {
    file: sheet.file,
    form: sheet.form,
    sheets: JSON.stringify(sheet.sheets),
    chosen: sheet.chosen,
    columns: JSON.stringify(columns),
    understood: JSON.stringify(sheetFacts(understood, sheet.sheets)),
    at: toIso(at),
    by,
  };
  noteAct(`survey:${reportId}`);
  await tx
    .insertInto('survey_sheet')
    .values({ report_id: reportId, ...row })
    .onConflict((oc) => oc.column('report_id').doUpdateSet(row))
    .execute();
  const texts = redrafted(report, figures);
  const { isPeriodOpen } = report.texts;
  const period = (isPeriodOpen && understood.period) || report.period;
  const isTold = isPeriodOpen && understood.period !== undefined;
  await tx
    .updateTable('survey_report')
    .set({ figures: JSON.stringify(figures), updated_at: toIso(at), updated_by: by })
    .set({ texts: JSON.stringify(isTold ? withPeriod(report, texts, period.from) : texts) })
    .set({ period_from: period.from, period_until: period.until })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', reportId)
    .execute();
  const last = await getLastTime(tx, report.surveyId);
  await tx
    .updateTable('survey')
    .set({ columns: JSON.stringify(withGone(columns, last.columns)) })
    .where('id', '=', report.surveyId)
    .execute();
  await noteChange(tx, reportId, at);
}

/** As many columns as are remembered of a survey. */
const MOST_COLUMNS = 500;

/** The columns of this time, and those of times before: a question may be asked every other year. */
function withGone(columns: readonly StoredColumn[], before: readonly StoredColumn[]) {
  const isHere = ({ label }: StoredColumn) => columns.some((one) => one.label === label);
  return [...columns, ...before.filter((one) => !isHere(one))].slice(0, MOST_COLUMNS);
}

/** As many notes as anybody reads. */
const MOST_NOTES = 50;

function sheetFacts(
  { rows, columns, refused, notes }: Omit<Understood, 'figures'>,
  sheets: readonly RawSheet[],
): SheetFacts {
  return {
    rows,
    columns,
    refused: refused.slice(0, MOST_NOTES),
    notes: notes.slice(0, MOST_NOTES),
    moreNotes: Math.max(0, refused.length - MOST_NOTES) + Math.max(0, notes.length - MOST_NOTES),
    names: sheets.map(({ name }) => name),
  };
}
