import type { Reader } from '#server/db.ts';
import { DraftFigures, type Audience, type Said, type SurveyKind } from './schema.ts';
import { ReportTexts } from './texts.ts';

export interface Release {
  number: number;
  visibleFrom: string;
  audience: Audience;
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
    .select(['number', 'visible_from as visibleFrom', 'audience', 'concerned', 'reason'])
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
    releases: releases.map(({ concerned, reason, ...release }) => ({
      ...release,
      reason: reason || null,
      audience: concerned === 1 ? 'concerned' : release.audience,
    })),
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

/** The surveys a new sheet may belong to, the one that was asked last first. */
export function listSurveys(
  read: Reader,
): Promise<{ id: number; name: string; kind: SurveyKind }[]> {
  return read
    .selectFrom('survey')
    .leftJoin('survey_report', 'survey_report.survey_id', 'survey.id')
    .select(['survey.id', 'survey.name', 'survey.kind'])
    .where('demo', '=', 0)
    .groupBy('survey.id')
    .orderBy((eb) => eb.fn.max('survey_report.id'), 'desc')
    .limit(200)
    .execute();
}
