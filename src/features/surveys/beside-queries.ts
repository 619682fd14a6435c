import { readHolidays } from '#features/days/queries.ts';
import type { Reader } from '#server/db.ts';
import { earlierTraits } from './earlier.ts';
import { newestReleases } from './queries.ts';
import { ReportDocument } from './schema.ts';
import type { Beside } from './understood.ts';

type Read = Pick<Reader, 'selectFrom'>;

/** What stands beside a report's sheet; of a report that is being made, what its survey has. */
export async function getBeside(
  read: Read,
  {
    surveyId,
    reportId,
    period,
  }: { surveyId: number; reportId: number | null; period: Beside['period'] },
  at: Date,
): Promise<Beside> {
  const [points, printed, references] = [
    await read
      .selectFrom('counting_point')
      .select(['key', 'name', 'lat', 'lng'])
      .select(['active_from as activeFrom', 'active_until as activeUntil'])
      .where('survey_id', '=', surveyId)
      .orderBy('name')
      .limit(200)
      .execute(),
    await read
      .selectFrom('printed_figure')
      .select(['period', 'key', 'value', 'source'])
      .where('survey_id', '=', surveyId)
      .orderBy('period')
      .limit(5000)
      .execute(),
    await listReferences(read, surveyId),
  ];
  return {
    period,
    withheld: await everWithheld(read, { surveyId, reportId, period }),
    reports: await publicReports(read, surveyId, reportId, at),
    points,
    printed,
    references,
    holidays: await readHolidays(read),
  };
}

/** Figures of other surveys that ours are laid beside. */
export async function listReferences(read: Read, surveyId: number): Promise<Beside['references']> {
  const rows = await read
    .selectFrom('reference_figure')
    .select(['source as survey', 'area', 'quarter', 'industry', 'item', 'basis', 'horizon'])
    .select(['adjusted', 'di'])
    .where('survey_id', '=', surveyId)
    .orderBy('quarter')
    .limit(5000)
    .execute();
  return rows.map((row) => ({ ...row, adjusted: row.adjusted === 1 }));
}

/**
 * The survey's other reports as everybody may see them: what was not published to all must not be
 * told by a report that is.
 */
async function publicReports(
  read: Read,
  surveyId: number,
  except: number | null,
  at: Date,
): Promise<Beside['reports']> {
  const rows = await newestReleases(read, at)
    .where('survey_release.audience', '=', 'public')
    .where('survey_report.survey_id', '=', surveyId)
    .where('survey_report.id', '!=', except ?? 0)
    .orderBy('survey_report.period_from', 'desc')
    .limit(200)
    .execute();
  return rows
    .map(({ body }) => ReportDocument.parse(JSON.parse(body)))
    .map(({ period, kept }) => ({ period, kept }))
    .toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1));
}

/**
 * What any release of a report withheld, to whomever it was shown, and of any other report of its
 * survey that is of some of the same days: a correction keeps to it, and so does whatever can be
 * laid beside it.
 */
export async function everWithheld(
  read: Read,
  {
    surveyId,
    reportId,
    period,
  }: { surveyId: number; reportId: number | null; period: Beside['period'] },
): Promise<Beside['withheld']> {
  const releases = await read
    .selectFrom('survey_release')
    .innerJoin('survey_report', 'survey_report.id', 'survey_release.report_id')
    .select('survey_release.body')
    .where('survey_report.survey_id', '=', surveyId)
    .where('survey_release.cancelled_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('survey_report.id', '=', reportId ?? 0),
        ...(period
          ? [
              eb.and([
                eb('survey_report.period_from', '<=', period.until),
                eb('survey_report.period_until', '>=', period.from),
              ]),
            ]
          : []),
      ]),
    )
    .orderBy('survey_release.id')
    .execute();
  return earlierTraits(releases.map(({ body }) => ReportDocument.parse(JSON.parse(body))));
}
