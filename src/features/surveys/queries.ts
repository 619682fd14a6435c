import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { ReportDocument, type SurveyKind } from './schema.ts';

/** What a list shows of a published report. */
export interface ReportSummary {
  slug: string;
  kind: SurveyKind;
  document: ReportDocument;
  number: number;
  publishedAt: string;
}

export interface PublishedReport extends ReportSummary {
  id: number;
  /** Every release that has been seen, newest first. */
  releases: { number: number; visibleFrom: string; reason: string | null }[];
  demo: boolean;
}

/** The reports everybody may see at this moment, newest first; each in its newest release. */
export async function listReports(read: Reader, at: Date, n = 200): Promise<ReportSummary[]> {
  const rows = await newest(read, at)
    .orderBy('survey_release.visible_from', 'desc')
    .orderBy('survey_release.id', 'desc')
    .limit(n)
    .execute();
  return rows.map(summaryOf);
}

/**
 * A report at its address while it is public, in its newest release or the one asked for.
 *
 * @returns undefined where it has not yet appeared, whatever its number.
 */
export async function getPublishedReport(
  read: Reader,
  slug: string,
  at: Date,
  number?: number,
): Promise<PublishedReport | undefined> {
  const rows = await visible(read, at)
    .innerJoin('survey_report', 'survey_report.id', 'survey_release.report_id')
    .innerJoin('survey', 'survey.id', 'survey_report.survey_id')
    .select(['survey_report.id', 'survey_report.slug', 'survey.kind', 'survey_release.number'])
    .select(['survey_release.visible_from', 'survey_release.reason'])
    .select(['survey_release.body', 'survey_release.demo'])
    .where('survey_report.slug', '=', slug)
    .orderBy('survey_release.number', 'desc')
    .execute();
  const row = number === undefined ? rows[0] : rows.find((one) => one.number === number);
  if (!row) return undefined;
  return {
    ...summaryOf(row),
    id: row.id,
    releases: rows.map((one) => ({
      number: one.number,
      visibleFrom: one.visible_from,
      reason: one.reason || null,
    })),
    demo: row.demo === 1,
  };
}

/** The same, those with the given ids among them, each with its id. */
export async function reportsToFind(
  read: Reader,
  at: Date,
  ids?: number[],
): Promise<(ReportSummary & { id: number })[]> {
  const rows = await newest(read, at)
    .$if(ids !== undefined, (some) => some.where('survey_report.id', 'in', ids!))
    .execute();
  return rows.map((row) => ({ ...summaryOf(row), id: row.id }));
}

/** Addresses and last changes of the reports a search engine may list. */
export async function listReportAddresses(
  read: Reader,
  at: Date,
): Promise<{ slug: string; updatedAt: string }[]> {
  const rows = await newest(read, at).where('survey_release.demo', '=', 0).limit(20_000).execute();
  return rows.map(({ slug, visible_from }) => ({ slug, updatedAt: visible_from }));
}

/** Public, and its moment has come. */
function visible(read: Reader, at: Date) {
  return read
    .selectFrom('survey_release')
    .where('survey_release.audience', '=', 'public')
    .where('survey_release.visible_from', '<=', toIso(at))
    .where('survey_release.cancelled_at', 'is', null);
}

function newest(read: Reader, at: Date) {
  return visible(read, at)
    .innerJoin('survey_report', 'survey_report.id', 'survey_release.report_id')
    .innerJoin('survey', 'survey.id', 'survey_report.survey_id')
    .select(['survey_report.id', 'survey_report.slug', 'survey.kind', 'survey_release.number'])
    .select(['survey_release.visible_from', 'survey_release.body'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('survey_release as later')
            .select('later.id')
            .whereRef('later.report_id', '=', 'survey_release.report_id')
            .whereRef('later.number', '>', 'survey_release.number')
            .where('later.audience', '=', 'public')
            .where('later.visible_from', '<=', toIso(at))
            .where('later.cancelled_at', 'is', null),
        ),
      ),
    );
}

function summaryOf(row: {
  slug: string;
  kind: SurveyKind;
  number: number;
  visible_from: string;
  body: string;
}): ReportSummary {
  return {
    slug: row.slug,
    kind: row.kind,
    document: ReportDocument.parse(JSON.parse(row.body)),
    number: row.number,
    publishedAt: row.visible_from,
  };
}
