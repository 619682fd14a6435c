import { readHolidays } from '#features/days/queries.ts';
import type { Reader } from '#server/db.ts';
import { earlierTraits, type EarlierTrait } from './earlier.ts';
import { newestReleases } from './queries.ts';
import { ReportDocument, type SurveyKind } from './schema.ts';
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

/** So much may two sheets differ and still be of the same people. */
const NEARLY_SAME = 0.1;

/**
 * What reports of other surveys withheld that seem to be made of the same sheet, or of nearly the
 * same: of some of the same days, about as many answers, and told by the same groups. Under another
 * name it could be laid beside this one as well as any other.
 */
export async function withheldOfTwins(
  read: Read,
  { surveyId, period, kind }: { surveyId: number; period: Beside['period']; kind: SurveyKind },
  draft: Pick<ReportDocument, 'withheld' | 'figures'> & { respondents: number },
): Promise<Beside['withheld']> {
  if (!period || draft.respondents === 0) return [];
  const releases = await read
    .selectFrom('survey_release')
    .innerJoin('survey_report', 'survey_report.id', 'survey_release.report_id')
    .innerJoin('survey', 'survey.id', 'survey_report.survey_id')
    .select('survey_release.body')
    .where('survey.id', '!=', surveyId)
    .where('survey.kind', '=', kind)
    .where('survey.demo', '=', 0)
    .where('survey_release.cancelled_at', 'is', null)
    .where('survey_report.period_from', '<=', period.until)
    .where('survey_report.period_until', '>=', period.from)
    .execute();
  const own = earlierTraits([draft]);
  const documents = releases
    .map(({ body }) => ReportDocument.parse(JSON.parse(body)))
    .filter(({ valid }) => isNear(valid ?? 0, draft.respondents));
  return earlierTraits(
    documents.filter((one) => earlierTraits([one]).some((trait) => own.some(isToldBy(trait)))),
  );
}

const isNear = (a: number, b: number) => Math.abs(a - b) <= b * NEARLY_SAME;

/** A trait of the same name; where the groups of both are known, some of them must be the same. */
const isToldBy = (trait: EarlierTrait) => (one: EarlierTrait) =>
  one.label === trait.label &&
  (one.groups.length === 0 ||
    trait.groups.length === 0 ||
    one.groups.some((group) => trait.groups.includes(group)));
