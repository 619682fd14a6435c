import { z } from 'zod';
import type { Reader } from '#server/db.ts';
import { SheetFacts } from './schema.ts';
import { ReportTexts } from './texts.ts';
import type { StoredColumn } from './understood.ts';

const Columns = z.array(
  z.object({
    at: z.number(),
    label: z.string(),
    use: z.string(),
    separator: z.string().nullable(),
    id: z.string().optional(),
    options: z.array(z.string()).optional(),
  }),
);
const Sheets = z.array(z.object({ name: z.string(), rows: z.array(z.array(z.string())) }));

export interface StoredSheet {
  file: string;
  form: 'UTF-8' | 'Shift_JIS' | 'xlsx' | 'pasted';
  sheets: z.infer<typeof Sheets>;
  chosen: number;
  columns: StoredColumn[];
}

/** A report's sheet with every cell of it; the page needs only `getSheetFacts`. */
export async function getSheet(
  read: Pick<Reader, 'selectFrom'>,
  reportId: number,
): Promise<StoredSheet | undefined> {
  const row = await read
    .selectFrom('survey_sheet')
    .select(['file', 'form', 'sheets', 'chosen', 'columns'])
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  return (
    row && {
      ...row,
      sheets: Sheets.parse(JSON.parse(row.sheets)),
      columns: Columns.parse(JSON.parse(row.columns)),
    }
  );
}

export type SheetSummary = Omit<StoredSheet, 'sheets' | 'columns'> & SheetFacts;

/** What was understood of a report's sheet. */
export async function getSheetFacts(
  read: Reader,
  reportId: number,
): Promise<SheetSummary | undefined> {
  const row = await read
    .selectFrom('survey_sheet')
    .select(['file', 'form', 'chosen', 'understood'])
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { understood, ...sheet } = row;
  return { ...sheet, ...SheetFacts.parse(JSON.parse(understood)) };
}

/** A survey that is not the demo's. */
export function getSurvey(read: Pick<Reader, 'selectFrom'>, id: number) {
  return read
    .selectFrom('survey')
    .select(['id', 'name', 'slug', 'kind'])
    .where('id', '=', id)
    .where('demo', '=', 0)
    .executeTakeFirst();
}

/** What the last sheet of a survey looked like and what was written around it. */
export async function getLastTime(
  read: Pick<Reader, 'selectFrom'>,
  surveyId: number,
): Promise<{ columns: StoredColumn[]; texts: ReportTexts | undefined }> {
  const survey = await read
    .selectFrom('survey')
    .select('columns')
    .where('id', '=', surveyId)
    .executeTakeFirst();
  const last = await read
    .selectFrom('survey_report')
    .select('texts')
    .where('survey_id', '=', surveyId)
    .orderBy('period_until', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    columns: Columns.parse(JSON.parse(survey?.columns ?? '[]')),
    texts: last && ReportTexts.parse(JSON.parse(last.texts)),
  };
}
