import { freeSlug, slugFromReading } from '#features/entries/slug.ts';
import { localDate } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { addReport, addSurvey, putSheet } from './commands.ts';
import { getLastTime, getReport, getSheet, lastWithheld } from './draft-queries.ts';
import type { Use } from './questionnaire/columns.ts';
import type { SheetFile } from './questionnaire/read.ts';
import { chosenColumns, workOut } from './questionnaire/work-out.ts';

interface Sent {
  sheet: SheetFile;
  /** Its name; `-` where the cells were pasted. */
  file: string;
}

/**
 * Begins the report of a sheet: of a survey that was there before, read and worded as the last
 * time, or of a new one.
 *
 * @returns its id, or undefined when there is no such survey.
 */
export async function beginReport(
  tx: Tx,
  of: { id: number } | { name: string },
  sent: Sent,
  by: string,
  at: Date,
): Promise<number | undefined> {
  const survey = 'id' in of ? await findSurvey(tx, of.id) : await newSurvey(tx, of.name, at);
  if (!survey) return undefined;
  const last = await getLastTime(tx, survey.id);
  const chosen = largest(sent.sheet);
  const done = workOut(sent.sheet.sheets[chosen]!.rows, last.columns);
  const today = localDate(at);
  const period = done.period ?? { from: today, until: today };
  const { respondents, finding } = done.figures;
  const texts = {
    ...last.texts,
    title: `${survey.name} ${monthOf(period.from)}`,
    titleEn: null,
    finding: finding || null,
    findingEn: null,
    comment: null,
    commentEn: null,
    surveyedUntil: period.until,
    distributed: respondents || null,
  };
  const slug = await freeReportSlug(tx, `${survey.slug}-${period.from.slice(0, 7)}`);
  const report = await addReport(
    tx,
    { surveyId: survey.id, slug, period, texts, figures: done.figures },
    by,
    at,
  );
  const sheet = { ...sent.sheet, file: sent.file, chosen, columns: done.columns };
  await putSheet(tx, report, sheet, done.figures, by, at);
  return report;
}

/** Puts another sheet in place of a report's, read the same way; what was published stays. */
export async function replaceSheet(
  tx: Tx,
  reportId: number,
  sent: Sent,
  by: string,
  at: Date,
): Promise<boolean> {
  const old = await getSheet(tx, reportId);
  if (!old || !(await getReport(tx, reportId))) return false;
  const chosen = largest(sent.sheet);
  const rows = sent.sheet.sheets[chosen]!.rows;
  const done = workOut(rows, old.columns, await lastWithheld(tx, reportId));
  const sheet = { ...sent.sheet, file: sent.file, chosen, columns: done.columns };
  await putSheet(tx, reportId, sheet, done.figures, by, at);
  return true;
}

/** Reads a report's sheet as staff say, or another sheet of its workbook as it would be read. */
export async function setColumns(
  tx: Tx,
  reportId: number,
  { uses, sheet: chosen }: { uses: Use[]; sheet: number },
  by: string,
  at: Date,
): Promise<boolean> {
  const sheet = await getSheet(tx, reportId);
  const rows = sheet?.sheets[chosen]?.rows;
  if (!sheet || !rows || !(await getReport(tx, reportId))) return false;
  const columns = chosen === sheet.chosen ? chosenColumns(sheet.columns, uses) : [];
  const done = workOut(rows, columns, await lastWithheld(tx, reportId));
  await putSheet(tx, reportId, { ...sheet, chosen, columns: done.columns }, done.figures, by, at);
  return true;
}

function findSurvey(tx: Tx, id: number) {
  return tx
    .selectFrom('survey')
    .select(['id', 'name', 'slug'])
    .where('id', '=', id)
    .where('kind', '=', 'questionnaire')
    .where('demo', '=', 0)
    .executeTakeFirst();
}

async function newSurvey(tx: Tx, name: string, at: Date) {
  const base = slugFromReading(name) || 'survey';
  const taken = await tx
    .selectFrom('survey')
    .select('slug')
    .where('slug', 'like', `${base.slice(0, 40)}%`)
    .execute();
  const slug = freeSlug(base.slice(0, 40), (one) => taken.some((other) => other.slug === one));
  const survey = { slug, kind: 'questionnaire', name, nameEn: null, demo: false } as const;
  return { id: await addSurvey(tx, survey, at), name, slug };
}

async function freeReportSlug(tx: Tx, base: string): Promise<string> {
  const taken = await tx
    .selectFrom('survey_report')
    .select('slug')
    .where('slug', 'like', `${base}%`)
    .execute();
  return freeSlug(base, (one) => taken.some((other) => other.slug === one));
}

const monthOf = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`;

/** The sheet of a workbook with the most cells: notes and legends have few. */
function largest({ sheets }: SheetFile): number {
  const sizes = sheets.map(({ rows }) => rows.reduce((sum, row) => sum + row.length, 0));
  return sizes.indexOf(Math.max(...sizes));
}
