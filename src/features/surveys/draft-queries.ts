import type { Reader } from '#server/db.ts';
import { z } from 'zod';
import { USES, type SheetColumn } from './questionnaire/columns.ts';
import type { EarlierWithheld } from './questionnaire/count.ts';
import { DraftFigures, ReportDocument, ReportTexts, type Said, type SurveyKind } from './schema.ts';

export interface Release {
  number: number;
  visibleFrom: string;
  audience: 'public' | 'members';
  reason: string | null;
}

/** A report as the staff work on it. */
export interface Report {
  id: number;
  surveyId: number;
  slug: string;
  kind: SurveyKind;
  survey: Said;
  period: { from: string; until: string };
  texts: ReportTexts;
  figures: DraftFigures;
  version: number;
  /** Those that were not taken back, newest first. */
  releases: Release[];
}

export async function getReport(
  read: Pick<Reader, 'selectFrom'>,
  id: number,
): Promise<Report | undefined> {
  const row = await read
    .selectFrom('survey_report')
    .innerJoin('survey', 'survey.id', 'survey_report.survey_id')
    .select(['survey_report.id', 'survey_report.survey_id', 'survey_report.slug', 'survey.kind'])
    .select(['survey.name', 'survey.name_en', 'period_from', 'period_until'])
    .select(['survey_report.texts', 'survey_report.figures', 'survey_report.version'])
    .where('survey_report.id', '=', id)
    .where('survey.demo', '=', 0)
    .executeTakeFirst();
  if (!row) return undefined;
  const releases = await read
    .selectFrom('survey_release')
    .select(['number', 'visible_from as visibleFrom', 'audience', 'reason'])
    .where('report_id', '=', id)
    .where('cancelled_at', 'is', null)
    .orderBy('number', 'desc')
    .execute();
  return {
    id: row.id,
    surveyId: row.survey_id,
    slug: row.slug,
    kind: row.kind,
    survey: { ja: row.name, en: row.name_en },
    period: { from: row.period_from, until: row.period_until },
    texts: ReportTexts.parse(JSON.parse(row.texts)),
    figures: DraftFigures.parse(JSON.parse(row.figures)),
    version: row.version,
    releases,
  };
}

export interface ReportLine {
  id: number;
  slug: string;
  survey: string;
  title: string | null;
  periodUntil: string;
  updatedAt: string;
  /** The moment of its newest release, or null for a draft. */
  visibleFrom: string | null;
}

/** What the staff are working on and have published, newest first. */
export async function listOwnReports(read: Reader): Promise<ReportLine[]> {
  const rows = await read
    .selectFrom('survey')
    .innerJoin('survey_report', 'survey_report.survey_id', 'survey.id')
    .select(['survey_report.id', 'survey_report.slug', 'survey.name', 'survey_report.texts'])
    .select(['survey_report.period_until', 'survey_report.updated_at'])
    .select((eb) =>
      eb
        .selectFrom('survey_release')
        .select((max) => max.fn.max('visible_from').as('v'))
        .whereRef('report_id', '=', 'survey_report.id')
        .where('cancelled_at', 'is', null)
        .as('visible_from'),
    )
    .where('survey.demo', '=', 0)
    .orderBy('survey_report.id', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    survey: row.name,
    title: ReportTexts.parse(JSON.parse(row.texts)).title,
    periodUntil: row.period_until,
    updatedAt: row.updated_at,
    visibleFrom: row.visible_from,
  }));
}

/** The surveys a new sheet may belong to. */
export function listSurveys(read: Reader): Promise<{ id: number; name: string }[]> {
  return read
    .selectFrom('survey')
    .select(['id', 'name'])
    .where('demo', '=', 0)
    .where('kind', '=', 'questionnaire')
    .orderBy('name')
    .limit(200)
    .execute();
}

const Columns = z.array(
  z.object({
    at: z.number(),
    label: z.string(),
    use: z.enum(USES),
    separator: z.string().nullable(),
  }),
);
const Sheets = z.array(z.object({ name: z.string(), rows: z.array(z.array(z.string())) }));

export interface StoredSheet {
  file: string;
  form: 'UTF-8' | 'Shift_JIS' | 'xlsx' | 'pasted';
  sheets: z.infer<typeof Sheets>;
  chosen: number;
  columns: SheetColumn[];
}

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

/** What the last sheet of a survey looked like and what was written around it. */
export async function getLastTime(
  read: Pick<Reader, 'selectFrom'>,
  surveyId: number,
): Promise<{ columns: SheetColumn[]; texts: ReportTexts | undefined }> {
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

/** What the newest release of a report withheld: a correction keeps to it. */
export async function lastWithheld(
  read: Pick<Reader, 'selectFrom'>,
  reportId: number,
): Promise<EarlierWithheld> {
  const last = await read
    .selectFrom('survey_release')
    .select('body')
    .where('report_id', '=', reportId)
    .where('cancelled_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return new Map();
  const { withheld } = ReportDocument.parse(JSON.parse(last.body));
  return new Map(
    Object.entries(withheld).flatMap(([trait, groups]) =>
      groups === 'all' ? [] : [[trait, new Set(groups)] as const],
    ),
  );
}
