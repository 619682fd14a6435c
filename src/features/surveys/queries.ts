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
  /** Everybody may see it. */
  isPublic: boolean;
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
 * A report at its address while it is public, in its newest release or the one asked for. A
 * correction for fewer readers takes what was public before it away with it.
 *
 * @returns undefined where it has not yet appeared, whatever its number.
 */
export async function getPublishedReport(
  read: Reader,
  slug: string,
  at: Date,
  number?: number,
): Promise<PublishedReport | undefined> {
  const rows = await seenReleases(read, slug, at);
  return reportOf(rows, ({ audience }) => audience === 'public', number);
}

/** Every release of a report that has been seen by anybody, newest first. */
export function seenReleases(read: Reader, slug: string, at: Date) {
  return read
    .selectFrom('survey_release')
    .innerJoin('survey_report', 'survey_report.id', 'survey_release.report_id')
    .innerJoin('survey', 'survey.id', 'survey_report.survey_id')
    .select(['survey_report.id', 'survey_report.slug', 'survey.kind', 'survey_release.number'])
    .select(['survey_release.visible_from', 'survey_release.reason', 'survey_release.audience'])
    .select(['survey_release.concerned', 'survey_release.body', 'survey_release.demo'])
    .where('survey_report.slug', '=', slug)
    .where('survey_release.visible_from', '<=', toIso(at))
    .where('survey_release.cancelled_at', 'is', null)
    .orderBy('survey_release.number', 'desc')
    .execute();
}

export type SeenRelease = Awaited<ReturnType<typeof seenReleases>>[number];

/** What of a report's releases somebody may see: nothing, unless the newest is for them. */
export function reportOf(
  rows: readonly SeenRelease[],
  maySee: (release: SeenRelease) => boolean,
  number?: number,
): PublishedReport | undefined {
  if (!rows[0] || !maySee(rows[0])) return undefined;
  const own = rows.filter(maySee);
  const row = number === undefined ? own[0] : own.find((one) => one.number === number);
  if (!row) return undefined;
  return {
    ...summaryOf(row),
    id: row.id,
    releases: own.map((one) => ({
      number: one.number,
      visibleFrom: one.visible_from,
      reason: one.reason || null,
    })),
    demo: row.demo === 1,
    isPublic: rows[0].audience === 'public',
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

/** The releases everybody may see now. */
const newest = (read: Reader, at: Date) =>
  newestReleases(read, at).where('survey_release.audience', '=', 'public');

/** Of every report the newest release that has been seen by anybody. */
export function newestReleases(read: Pick<Reader, 'selectFrom'>, at: Date) {
  return read
    .selectFrom('survey_release')
    .innerJoin('survey_report', 'survey_report.id', 'survey_release.report_id')
    .innerJoin('survey', 'survey.id', 'survey_report.survey_id')
    .select(['survey_report.id', 'survey_report.slug', 'survey.kind', 'survey_release.number'])
    .select(['survey_release.visible_from', 'survey_release.body'])
    .where('survey_release.visible_from', '<=', toIso(at))
    .where('survey_release.cancelled_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('survey_release as later')
            .select('later.id')
            .whereRef('later.report_id', '=', 'survey_release.report_id')
            .whereRef('later.number', '>', 'survey_release.number')
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
