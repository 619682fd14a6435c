import { localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { getBeside, withheldOfTwins } from './beside-queries.ts';
import { quarterBefore, quarterOf, type Period } from './condition/quarter.ts';
import { withBasis } from './condition/questions.ts';
import { getReport } from './draft-queries.ts';
import { newId } from './questionnaire/ids.ts';
import type { SheetFile } from './questionnaire/read.ts';
import type { SurveyKind } from './schema.ts';
import type { Sheet } from './sheet-commands.ts';
import { getLastTime, getSheet, getSurvey } from './sheet-queries.ts';
import { NOTHING_BESIDE, type Basis, type StoredColumn, type Understood } from './understood.ts';
import { takesAllSheets, understand } from './work-out.ts';

type Read = Pick<Reader, 'selectFrom'>;

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
  /** Of which time its figures say they are, until somebody tells. */
  assumed?: Period | undefined;
}

/**
 * Works out the sheet of a new report: of a survey that was there before, read as the last time, or
 * of a new one.
 *
 * @returns undefined when there is no such survey.
 */
export async function workOutNew(
  read: Read,
  of: Of,
  { sheet, file }: Sent,
  at: Date,
): Promise<Worked | undefined> {
  const survey = 'id' in of ? await getSurvey(read, of.id) : { id: 0, kind: of.kind };
  if (!survey) return undefined;
  const last = await getLastTime(read, survey.id);
  const chosen = likeliest(survey.kind, sheet);
  const own = { kind: survey.kind, surveyId: survey.id, reportId: null, period: null };
  return workedOut(read, own, { ...sheet, file, chosen }, last.columns, at);
}

interface Own {
  kind: SurveyKind;
  surveyId: number;
  reportId: number | null;
  /** Null while nobody has told of which time it is. */
  period: Period | null;
}

/** Works out a sheet beside what there is of the same time, which may be known only from it. */
async function workedOut(
  read: Read,
  { kind, surveyId, reportId, period: known }: Own,
  sheet: Sheet,
  columns: readonly StoredColumn[],
  at: Date,
): Promise<Worked> {
  const besideOf = (period: Period | null) => getBeside(read, { surveyId, reportId, period }, at);
  const first = await besideOf(known);
  const done = understand(kind, sheet, columns, first);
  const period = known ?? done.period ?? null;
  if (period !== null) {
    const beside = known === null ? await besideOf(period) : first;
    const twins = await withheldOfTwins(read, { surveyId, period, kind }, done.figures);
    const withheld = [...beside.withheld, ...twins];
    const isBound = twins.length > 0 || (known === null && withheld.length > 0);
    if (!isBound) return { sheet, done };
    return { sheet, done: understand(kind, sheet, columns, { ...beside, withheld }) };
  }
  if (kind !== 'condition') return { sheet, done: noted(done, 'periodOpen') };
  // Figures of a quarter have its name: until it is told, that of the one that was over last.
  const assumed = quarterBefore(quarterOf(localDate(at)));
  const named = understand(kind, sheet, columns, await besideOf(assumed));
  return { sheet, assumed, done: noted({ ...named, period: undefined }, 'quarterOpen') };
}

const noted = (done: Understood, what: string): Understood => ({
  ...done,
  notes: [...done.notes, { row: null, what, text: '' }],
});

/** What staff have changed about a report's sheet. */
export interface SheetChange {
  /** Another sheet in its place, or more of the same beside it. */
  sent?: Sent & { isMore: boolean };
  /** How each column is read, by its place among the columns that are shown. */
  uses?: string[];
  /** Which question of before a column is; none where it is a new one. */
  same?: { at: number; id: string }[];
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
  read: Read,
  reportId: number,
  { sent, basis, chosen: asked, ...said }: SheetChange,
  at: Date,
): Promise<Worked | undefined> {
  const [report, old] = [await getReport(read, reportId), await getSheet(read, reportId)];
  if (!report || !old) return undefined;
  const { file, form, sheets } = sent ? joined(old, sent) : old;
  const { kind, surveyId, texts } = report;
  const chosen = asked ?? (sent ? likeliest(kind, sent.sheet) : old.chosen);
  if (!sheets[chosen]) return undefined;
  const last = await getLastTime(read, surveyId);
  const known = chosen === old.chosen || sent ? chosenColumns(old.columns, said, last.columns) : [];
  const before = last.columns.filter(({ label }) => !known.some((one) => one.label === label));
  const remembered = basis ? known.map((column) => withBasis(column, basis)) : known;
  const period = texts.isPeriodOpen ? null : report.period;
  const own = { kind, surveyId, reportId, period };
  return workedOut(read, own, { file, form, sheets, chosen }, [...remembered, ...before], at);
}

/** What was sent in place of a sheet, or beside it. */
function joined(old: Sheet, { sheet, file, isMore }: NonNullable<SheetChange['sent']>) {
  return {
    ...sheet,
    file: isMore ? `${old.file}、${file}`.slice(0, 255) : file,
    sheets: isMore ? [...old.sheets, ...sheet.sheets] : sheet.sheets,
  };
}

/** The columns as staff say they are read. */
function chosenColumns(
  columns: readonly StoredColumn[],
  { uses = [], same = [] }: Pick<SheetChange, 'uses' | 'same'>,
  before: readonly StoredColumn[],
): StoredColumn[] {
  const ids = new Set([...columns, ...before].flatMap(({ id }) => id ?? []));
  const isFormer = ({ id }: StoredColumn) =>
    before.some((one) => one.id === id && columns.every(({ label }) => label !== one.label));
  return columns.map((column, i) => {
    const use = uses[i] ?? column.use;
    const as = same.find(({ at }) => at === column.at);
    return {
      ...column,
      use,
      ...(as?.id ? { id: as.id } : {}),
      ...(as?.id === '' && isFormer(column) ? { id: newId(column.at, ids) } : {}),
      separator: use === 'multiple' ? (column.separator ?? '\n') : column.separator,
    };
  });
}

/** As many rows as tell what a sheet is. */
const ENOUGH_ROWS = 200;

/** The sheet of a workbook with the most answers: lists of codes, sums and notes have few. */
function likeliest(kind: SurveyKind, { sheets }: SheetFile): number {
  if (takesAllSheets(kind) || sheets.length === 1) return 0;
  const sizes = sheets.map(({ name, rows }) => {
    const sheet = { name, rows: rows.slice(0, ENOUGH_ROWS) };
    const { columns } = understand(kind, { sheets: [sheet], chosen: 0 }, [], NOTHING_BESIDE);
    return columns.filter(({ use }) => use !== 'skip').length * rows.length;
  });
  return sizes.indexOf(Math.max(...sizes));
}
