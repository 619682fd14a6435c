import type { Reader } from '#server/db.ts';
import { gradeOf, rateOf } from './grade.ts';
import {
  EvidenceList,
  firstDayOf,
  lastDayOf,
  PlanDocument,
  YEARS,
  type PlanRow,
  type PlanYear,
} from './schema.ts';

type Read = Pick<Reader, 'selectFrom'>;

export interface Target {
  chapter: string;
  indicator: string;
  unit: string;
  /** By `baseline`, `R7` … `R11`, `total`. */
  by: Readonly<Record<string, number | null>>;
}

/** The plan's targets, in its order. */
export async function listTargets(read: Read): Promise<Target[]> {
  const rows = await read
    .selectFrom('plan_target')
    .select(['chapter', 'indicator', 'unit', 'period', 'target'])
    .orderBy('id')
    .limit(2000)
    .execute();
  const groups = Map.groupBy(rows, ({ chapter, indicator }) => `${chapter}\n${indicator}`);
  return [...groups.values()].map((own) => ({
    chapter: own[0]!.chapter,
    indicator: own[0]!.indicator,
    unit: own[0]!.unit,
    by: Object.fromEntries(own.map(({ period, target }) => [period, target])),
  }));
}

/** A year as it stands now, whether or not it was published. */
export async function getPlanDraft(read: Read, year: PlanYear): Promise<PlanDocument> {
  const targets = await listTargets(read);
  const before = YEARS[YEARS.indexOf(year) - 1];
  const results = await read
    .selectFrom('plan_result')
    .selectAll()
    .where('year', 'in', before ? [year, before] : [year])
    .execute();
  const thresholds = await read
    .selectFrom('plan_grade')
    .select(['grade', 'from_rate as from'])
    .execute();
  const reviews = await read
    .selectFrom('plan_review')
    .select(['chapter', 'text', 'met_on'])
    .where('year', '=', year)
    .execute();
  const find = (of: PlanYear | undefined, target: Target) =>
    results.find(
      (row) =>
        row.year === of && row.chapter === target.chapter && row.indicator === target.indicator,
    );
  const rowOf = (target: Target): PlanRow => {
    const own = find(year, target);
    const figures = {
      target: target.by[year] ?? null,
      result: own?.result ?? null,
      comparable: own?.comparable !== 0,
    };
    return {
      indicator: target.indicator,
      unit: target.unit,
      ...figures,
      rate: figures.comparable ? rateOf(figures.target, figures.result) : null,
      grade: gradeOf(figures, thresholds),
      comment: own?.comment ?? null,
      improvement: own?.improvement ?? null,
      dueOn: own?.due_on ?? null,
      outcome: own?.outcome ?? null,
      before: find(before, target)?.improvement ?? null,
      evidence: EvidenceList.parse(JSON.parse(own?.evidence ?? '[]')),
    };
  };
  return {
    year,
    chapters: [...Map.groupBy(targets, ({ chapter }) => chapter)].map(([name, own]) => {
      const review = reviews.find(({ chapter }) => chapter === name);
      return {
        name,
        review: review?.text ?? null,
        metOn: review?.met_on ?? null,
        rows: own.map(rowOf),
      };
    }),
    handOuts: await listHandOuts(read, year),
  };
}

/** Reports that were given to businesses in a fiscal year, and to how many of them. */
async function listHandOuts(read: Read, year: PlanYear): Promise<PlanDocument['handOuts']> {
  const rows = await read
    .selectFrom('survey_concerned')
    .innerJoin('survey_report', 'survey_report.id', 'survey_concerned.report_id')
    .innerJoin('survey', 'survey.id', 'survey_report.survey_id')
    .select(['survey.name', 'survey_report.slug', 'survey_report.period_until'])
    .select((eb) => eb.fn.count('business_id').distinct().as('n'))
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('survey_release')
            .select('survey_release.id')
            .whereRef('survey_release.report_id', '=', 'survey_report.id')
            .where('survey_release.audience', '=', 'public')
            .where('survey_release.cancelled_at', 'is', null)
            .whereRef('survey_release.visible_from', '<=', 'survey_release.at')
            // A later release for fewer readers took it back.
            .where((own) =>
              own.not(
                own.exists(
                  own
                    .selectFrom('survey_release as later')
                    .select('later.id')
                    .whereRef('later.report_id', '=', 'survey_report.id')
                    .where('later.audience', '!=', 'public')
                    .where('later.cancelled_at', 'is', null)
                    .whereRef('later.number', '>', 'survey_release.number'),
                ),
              ),
            ),
        )
        .as('is_public'),
    )
    .where('given_on', '>=', firstDayOf(year))
    .where('given_on', '<=', lastDayOf(year))
    .groupBy('survey_report.id')
    .orderBy('survey_report.period_until')
    .limit(200)
    .execute();
  return rows.map(({ name, slug, period_until, n, is_public }) => ({
    title: `${name}（${period_until.slice(0, 7)}）`,
    slug: Number(is_public) === 1 ? slug : null,
    businesses: Number(n),
  }));
}

export interface PlanRelease {
  number: number;
  at: string;
  reason: string | null;
  document: PlanDocument;
}

/** The newest release of every year that was published. */
export async function listPlanReleases(read: Read): Promise<PlanRelease[]> {
  const rows = await read
    .selectFrom('plan_release')
    .select(['year', 'number', 'at', 'reason', 'body'])
    .orderBy('year')
    .orderBy('number')
    .limit(500)
    .execute();
  const newest = new Map(rows.map((row) => [row.year, row]));
  return [...newest.values()].map(({ number, at, reason, body }) => ({
    number,
    at,
    reason,
    document: PlanDocument.parse(JSON.parse(body)),
  }));
}

/** One release of a year, however old. */
export async function getPlanRelease(
  read: Read,
  year: PlanYear,
  number: number,
): Promise<PlanRelease | undefined> {
  const row = await read
    .selectFrom('plan_release')
    .select(['number', 'at', 'reason', 'body'])
    .where('year', '=', year)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) return undefined;
  const { body, ...release } = row;
  return { ...release, document: PlanDocument.parse(JSON.parse(body)) };
}

/** Every release of a year, newest first. */
export function listReleasesOf(
  read: Read,
  year: PlanYear,
): Promise<{ number: number; at: string; reason: string | null }[]> {
  return read
    .selectFrom('plan_release')
    .select(['number', 'at', 'reason'])
    .where('year', '=', year)
    .orderBy('number', 'desc')
    .limit(100)
    .execute();
}
