import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import {
  demoReports,
  type Both,
  type DemoFigure,
  type DemoReport,
} from '#db/seed/surveys/index.ts';
import { addReport, addSurvey } from '#features/surveys/commands.ts';
import { addRelease } from '#features/surveys/release-commands.ts';
import { ReportDocument, type Figure, type Said } from '#features/surveys/schema.ts';
import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import { addCountedReports } from './counted-reports.ts';
import type { Tx } from '#server/db.ts';

const FOLDER = new URL('../../../db/seed/plan/', import.meta.url);
const AUTHOR = 'demo';
const SURVEY = 'area-statistics';

/** Adds the demo's reports, once: they are released, and a release is never changed. */
export async function addDemoSurveys(tx: Tx, at: Date): Promise<void> {
  const present = await tx
    .selectFrom('survey')
    .select('id')
    .where('slug', '=', SURVEY)
    .executeTakeFirst();
  if (present) return;
  const survey = said(['地域の統計', 'Statistics of the area']);
  const surveyId = await addSurvey(
    tx,
    { slug: SURVEY, kind: 'analysis', name: survey.ja, nameEn: survey.en, demo: true },
    at,
  );
  for (const [i, report] of demoReports.entries()) {
    const [from, until] = report.period;
    const reportId = await addReport(
      tx,
      { surveyId, slug: report.slug, period: { from, until }, texts: {}, figures: {} },
      AUTHOR,
      at,
    );
    const visibleFrom = startOfLocalDay(addDays(localDate(at), -3 * i - 1));
    await addRelease(
      tx,
      { reportId, document: documentOf(report, survey), demo: true },
      { visibleFrom, audience: 'public', reason: null },
      AUTHOR,
      at,
    );
  }
  await addCountedReports(tx, at);
}

export async function removeDemoSurveys(tx: Tx, at: Date): Promise<void> {
  await tx.deleteFrom('survey_release').where('demo', '=', 1).execute();
  const removed = await tx.deleteFrom('survey').where('demo', '=', 1).returning('id').execute();
  if (removed.length === 0) return;
  await tx
    .insertInto('change')
    .values({ tag: 'survey', at: toIso(at) })
    .execute();
}

const said = ([ja, en]: Both): Said => ({ ja, en });

function documentOf(report: DemoReport, survey: Said): ReportDocument {
  const [from, until] = report.period;
  return ReportDocument.parse({
    kind: 'analysis',
    survey,
    title: said(report.title),
    finding: said(report.finding),
    comment: said(report.comment),
    period: { from, until },
    surveyedUntil: null,
    method: said(report.method),
    population: null,
    distributed: null,
    valid: null,
    limitations: said(report.limitations),
    sources: [
      {
        name: said([
          '山口商工会議所「経営発達支援計画（令和7年度〜令和11年度）」',
          'Yamaguchi Chamber of Commerce, 経営発達支援計画 (plan for fiscal 2025–2029)',
        ]),
        url: null,
        retrieved: null,
        licence: null,
      },
    ],
    figures: report.figures.map((figure, i) => figureOf(figure, `${report.slug}-${i + 1}`)),
  });
}

/** A figure as printed: nothing in it is computed. */
function figureOf(figure: DemoFigure, id: string): Figure {
  const [head = [], ...lines]: string[][] = parse(
    readFileSync(new URL(`${figure.file}.csv`, FOLDER)),
    { bom: true },
  );
  const isAcross = figure.years === 'columns';
  const names = lines.map(([name]) => name!);
  const years = isAcross ? head.slice(1) : names.toReversed();
  const printed = (key: string, year: string) => {
    const [line, column] = isAcross ? [key, year] : [year, key];
    return Number(lines[names.indexOf(line)]![head.indexOf(column)]);
  };
  return {
    id,
    form: figure.form,
    title: said(figure.title),
    about: said(figure.about),
    base: said(['公表値', 'as printed']),
    columns: figure.series.map(({ label }) => ({
      label: said(label),
      format: 'count',
      drawn: true,
    })),
    rows: years.map((year) => ({
      label: said(yearWords(year)),
      cells: figure.series.map(({ key }) => printed(key, year)),
    })),
    heading: said(figure.heading),
    projectedFrom: figure.projectedFrom ? years.indexOf(figure.projectedFrom) : null,
    notes: (figure.notes ?? []).map(said),
    under: null,
  };
}

const ERAS: Record<string, number> = { 令和: 2018, 平成: 1988 };

/** 平成21年 as people who do not count by eras say it. */
function yearWords(year: string): Both {
  const era = /^(令和|平成)(\d+)年$/.exec(year);
  return [year, era ? String(ERAS[era[1]!]! + Number(era[2])) : year];
}
