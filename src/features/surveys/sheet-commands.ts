import { freeSlug, slugFromReading } from '#features/entries/slug.ts';
import { localDate } from '#server/clock.ts';
import type { Reader, Tx } from '#server/db.ts';
import { getBeside } from './beside-queries.ts';
import { addReport, addSurvey, putSheet, type Sheet } from './commands.ts';
import { quarterBefore, quarterOf } from './condition/quarter.ts';
import { withBasis } from './condition/questions.ts';
import { getReport } from './draft-queries.ts';
import type { SheetFile } from './questionnaire/read.ts';
import type { SurveyKind } from './schema.ts';
import { getLastTime, getSheet } from './sheet-queries.ts';
import type { Basis, StoredColumn, Understood } from './understood.ts';
import { takesAllSheets, understand } from './work-out.ts';

export interface Sent {
  sheet: SheetFile;
  /** Its name; `-` where the cells were pasted. */
  file: string;
}

/** A survey that was there before, or a new one of a kind. */
export type Of = { id: number } | { name: string; kind: SurveyKind };

/** A sheet that was worked out and is ready to be written; working it out holds up nobody. */
export interface Worked {
  sheet: Sheet;
  done: Understood;
}

/**
 * Works out the sheet of a new report: of a survey that was there before, read as the last time, or
 * of a new one.
 *
 * @returns undefined when there is no such survey.
 */
export async function workOutNew(
  read: Pick<Reader, 'selectFrom'>,
  of: Of,
  { sheet, file }: Sent,
  at: Date,
): Promise<Worked | undefined> {
  const survey = 'id' in of ? await findSurvey(read, of.id) : { id: 0, kind: of.kind };
  if (!survey) return undefined;
  const last = await getLastTime(read, survey.id);
  const beside = await getBeside(read, { surveyId: survey.id, reportId: null, period: null }, at);
  const chosen = takesAllSheets(survey.kind) ? 0 : largest(sheet);
  const whole = { ...sheet, file, chosen };
  const done = understand(survey.kind, whole, last.columns, beside);
  if (done.period) return { sheet: whole, done };
  if (survey.kind !== 'condition') return { sheet: whole, done: noted(done, 'periodAssumed') };
  // A quarter is surveyed when it is over, or nearly so.
  const period = quarterBefore(quarterOf(localDate(at)));
  const again = understand(survey.kind, whole, last.columns, { ...beside, period });
  return { sheet: whole, done: noted({ ...again, period }, 'quarterAssumed') };
}

const noted = (done: Understood, what: string): Understood => ({
  ...done,
  notes: [...done.notes, { row: null, what, text: '' }],
});

/** Begins a report with a sheet that was worked out, worded as the last time. */
export async function beginReport(
  tx: Tx,
  of: Of,
  { sheet, done }: Worked,
  by: string,
  at: Date,
): Promise<number | undefined> {
  const survey = 'id' in of ? await findSurvey(tx, of.id) : await newSurvey(tx, of, at);
  if (!survey) return undefined;
  const last = await getLastTime(tx, survey.id);
  const today = localDate(at);
  const period = done.period ?? { from: today, until: today };
  const { finding } = done.figures;
  const texts = {
    ...last.texts,
    title: `${survey.name} ${periodWords(survey.kind, period.from)}`,
    titleEn: null,
    finding: finding || null,
    findingEn: done.figures.figures[0]?.title.en ?? null,
    comment: null,
    commentEn: null,
    // A quarter's sheet says what it is about, not until when somebody was asked.
    surveyedUntil: done.period && survey.kind !== 'condition' ? period.until : null,
    collectedOn: null,
  };
  const slug = await freeReportSlug(tx, `${survey.slug}-${period.from.slice(0, 7)}`);
  const report = await addReport(
    tx,
    { surveyId: survey.id, slug, period, texts, figures: done.figures },
    by,
    at,
  );
  await putSheet(tx, report, sheet, done, by, at);
  return report;
}

/** What staff have changed about a report's sheet. */
export interface SheetChange {
  /** Another sheet in its place, or more of the same beside it. */
  sent?: Sent & { isMore: boolean };
  /** How each column is read, by its place among the columns that are shown. */
  uses?: string[];
  /** Against what answers are measured whose headings do not say it. */
  basis?: Basis;
  /** Another sheet of the workbook. */
  chosen?: number;
}

/**
 * Works out a report's sheet again, with whatever has changed.
 *
 * @returns undefined when there is no such report, or no such sheet of it.
 */
export async function workOutAgain(
  read: Pick<Reader, 'selectFrom'>,
  reportId: number,
  { sent, uses = [], basis, chosen: asked }: SheetChange,
  at: Date,
): Promise<Worked | undefined> {
  const [report, old] = [await getReport(read, reportId), await getSheet(read, reportId)];
  if (!report || !old) return undefined;
  const { file, form, sheets } = sent
    ? {
        ...sent.sheet,
        file: sent.isMore ? `${old.file}、${sent.file}`.slice(0, 255) : sent.file,
        sheets: sent.isMore ? [...old.sheets, ...sent.sheet.sheets] : sent.sheet.sheets,
      }
    : old;
  const isAll = takesAllSheets(report.kind);
  const chosen = asked ?? (isAll || !sent ? old.chosen : largest(sent.sheet));
  if (!sheets[chosen]) return undefined;
  const known = chosen === old.chosen || sent ? chosenColumns(old.columns, uses) : [];
  const remembered = basis ? known.map((column) => withBasis(column, basis)) : known;
  const { surveyId, period } = report;
  const beside = await getBeside(read, { surveyId, reportId, period }, at);
  const sheet = { file, form, sheets, chosen };
  return { sheet, done: understand(report.kind, sheet, remembered, beside) };
}

/** The columns as staff say they are read. */
function chosenColumns(columns: readonly StoredColumn[], uses: readonly string[]): StoredColumn[] {
  return columns.map((column, i) => {
    const use = uses[i] ?? column.use;
    return {
      ...column,
      use,
      separator: use === 'multiple' ? (column.separator ?? '\n') : column.separator,
    };
  });
}

function findSurvey(read: Pick<Reader, 'selectFrom'>, id: number) {
  return read
    .selectFrom('survey')
    .select(['id', 'name', 'slug', 'kind'])
    .where('id', '=', id)
    .where('demo', '=', 0)
    .executeTakeFirst();
}

async function newSurvey(tx: Tx, { name, kind }: { name: string; kind: SurveyKind }, at: Date) {
  const base = slugFromReading(name) || 'survey';
  const taken = await tx
    .selectFrom('survey')
    .select('slug')
    .where('slug', 'like', `${base.slice(0, 40)}%`)
    .execute();
  const slug = freeSlug(base.slice(0, 40), (one) => taken.some((other) => other.slug === one));
  const survey = { slug, kind, name, nameEn: null, demo: false } as const;
  return { id: await addSurvey(tx, survey, at), name, slug, kind };
}

async function freeReportSlug(tx: Tx, base: string): Promise<string> {
  const taken = await tx
    .selectFrom('survey_report')
    .select('slug')
    .where('slug', 'like', `${base}%`)
    .execute();
  return freeSlug(base, (one) => taken.some((other) => other.slug === one));
}

function periodWords(kind: SurveyKind, day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  if (kind === 'traffic') return `${year}年`;
  return kind === 'condition' ? `${year}年${month}〜${month + 2}月期` : `${year}年${month}月`;
}

/** The sheet of a workbook with the most cells: notes and legends have few. */
function largest({ sheets }: SheetFile): number {
  const sizes = sheets.map(({ rows }) => rows.reduce((sum, row) => sum + row.length, 0));
  return sizes.indexOf(Math.max(...sizes));
}
