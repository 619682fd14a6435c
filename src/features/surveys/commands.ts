import { noteAct } from '#server/acting.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { DraftFigures, SurveyKind } from './schema.ts';
import type { ReportTexts } from './texts.ts';

export interface NewSurvey {
  slug: string;
  kind: SurveyKind;
  name: string;
  nameEn: string | null;
  demo: boolean;
}

export async function addSurvey(tx: Tx, survey: NewSurvey, at: Date): Promise<number> {
  const { id } = await tx
    .insertInto('survey')
    .values({
      slug: survey.slug,
      kind: survey.kind,
      name: survey.name,
      name_en: survey.nameEn,
      demo: survey.demo ? 1 : 0,
      created_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface NewReport {
  surveyId: number;
  slug: string;
  period: { from: string; until: string };
  texts: Partial<ReportTexts>;
  figures: Partial<DraftFigures>;
}

export async function addReport(tx: Tx, report: NewReport, by: string, at: Date): Promise<number> {
  const { id } = await tx
    .insertInto('survey_report')
    .values({
      survey_id: report.surveyId,
      slug: report.slug,
      period_from: report.period.from,
      period_until: report.period.until,
      texts: JSON.stringify(report.texts),
      figures: JSON.stringify(report.figures),
      created_at: toIso(at),
      updated_at: toIso(at),
      updated_by: by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  noteAct(`survey:${id}`);
  return id;
}

/**
 * Puts the words around the figures in place of a report's own.
 *
 * @returns false when somebody else has saved it since `baseVersion`; nothing is written then.
 */
export async function putTexts(
  tx: Tx,
  { id, baseVersion }: { id: number; baseVersion: number },
  { texts, period }: { texts: ReportTexts; period: { from: string; until: string } },
  by: string,
  at: Date,
): Promise<boolean> {
  noteAct(`survey:${id}`);
  const saved = await tx
    .updateTable('survey_report')
    .set({
      texts: JSON.stringify(texts),
      period_from: period.from,
      period_until: period.until,
      version: baseVersion + 1,
      updated_at: toIso(at),
      updated_by: by,
    })
    .where('id', '=', id)
    .where('version', '=', baseVersion)
    .returning('id')
    .executeTakeFirst();
  if (!saved) return false;
  await noteChange(tx, id, at);
  return true;
}

/** Tells whoever keeps something of a report that it is another now. */
export async function noteChange(tx: Tx, reportId: number, at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values({ tag: `survey:${reportId}`, at: toIso(at) })
    .execute();
}
