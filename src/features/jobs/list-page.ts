import { demoBusinesses } from '#features/entries/demo.ts';
import { sql, type ExpressionBuilder, type Expression, type SqlBool } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Reader } from '#server/db.ts';
import { normalise } from '#features/entries/normalise.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { BANDS, bitsOf, type Band } from './bands.ts';
import type { JobListInput } from './list-input.ts';
import { openJobs } from './queries.ts';
import { JOBS_PER_PAGE, type EmploymentType } from './schema.ts';
import { SUMMARY, summaryOf, type JobSummary } from './summary.ts';

/** How many open jobs each value of a filter would give, the other groups' choices kept. */
export interface JobCounts {
  area: Map<string, number>;
  type: Map<EmploymentType, number>;
  hours: Map<Band, number>;
  weekend: number;
}

export interface JobListPage {
  jobs: JobSummary[];
  total: number;
  page: number;
  pages: number;
  counts: JobCounts;
}

type Group = 'area' | 'type' | 'hours';
type Builder = ExpressionBuilder<Database, 'job'>;

const WEEKEND = bitsOf(['weekend']);

/** One page of the open jobs; a page past the end gives the last one. */
export async function listJobs(
  read: Reader,
  taxonomy: Taxonomy,
  input: JobListInput,
  at: Date,
): Promise<JobListPage> {
  const { total, counts } = await countJobs(read, taxonomy, input, at);
  const pages = Math.max(1, Math.ceil(total / JOBS_PER_PAGE));
  const page = Math.min(input.page, pages);
  const jobs = await matching(read, taxonomy, input, at)
    .select(SUMMARY)
    .$if(input.sort === 'wage', (query) =>
      query.orderBy('job.wage_hourly', (order) => order.desc().nullsLast()),
    )
    .orderBy('job.posted_on', 'desc')
    .orderBy('job.id', 'desc')
    .limit(JOBS_PER_PAGE)
    .offset((page - 1) * JOBS_PER_PAGE)
    .execute();
  return { jobs: jobs.map(summaryOf), total, page, pages, counts };
}

/** Leaves out areas the taxonomy does not know. */
export function knownOnly(input: JobListInput, taxonomy: Taxonomy): JobListInput {
  return {
    ...input,
    area: input.area.filter((slug) => taxonomy.areas.some((term) => term.slug === slug)),
  };
}

/** The newest matching jobs, as a feed carries them. */
export async function listFeedJobs(
  read: Reader,
  taxonomy: Taxonomy,
  input: JobListInput,
  at: Date,
  limit: number,
  withDemo: boolean,
): Promise<JobSummary[]> {
  const rows = await matching(read, taxonomy, input, at)
    .$if(!withDemo, (real) => real.where('shop.business_id', 'not in', demoBusinesses(read)))
    .select(SUMMARY)
    .orderBy('job.posted_on', 'desc')
    .orderBy('job.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(summaryOf);
}

async function countJobs(
  read: Reader,
  taxonomy: Taxonomy,
  input: JobListInput,
  at: Date,
): Promise<{ total: number; counts: JobCounts }> {
  const count = (eb: Builder) => eb.fn.countAll().as('n');
  const areas = await matching(read, taxonomy, input, at, 'area')
    .select(['area.slug', count])
    .groupBy('area.slug')
    .execute();
  const types = await matching(read, taxonomy, input, at, 'type')
    .select(['job.employment_type as type', count])
    .groupBy('job.employment_type')
    .execute();
  const bands = await matching(read, taxonomy, input, at, 'hours')
    .select(['job.bands', count])
    .groupBy('job.bands')
    .execute();
  const wanted = bitsOf(input.hours);
  const inHours = (bits: number) => wanted === 0 || (bits & wanted) !== 0;
  const sum = (fits: (bits: number) => boolean) =>
    bands.reduce((total, row) => total + (fits(row.bands) ? Number(row.n) : 0), 0);
  return {
    total: sum(inHours),
    counts: {
      area: new Map(areas.flatMap((row) => (row.slug ? [[row.slug, Number(row.n)]] : []))),
      type: new Map(types.flatMap((row) => (row.type ? [[row.type, Number(row.n)]] : []))),
      hours: new Map(BANDS.map((band) => [band, sum((bits) => (bits & bitsOf([band])) !== 0)])),
      weekend: sum((bits) => inHours(bits) && (bits & WEEKEND) !== 0),
    },
  };
}

/** Open jobs that fit everything asked, leaving out one group. */
function matching(read: Reader, taxonomy: Taxonomy, input: JobListInput, at: Date, except?: Group) {
  const areas = taxonomy.areas.filter((term) => input.area.includes(term.slug));
  return openJobs(read, at).where((eb) =>
    eb.and([
      ...words(eb, input.q),
      ...wages(eb, input),
      ...(except === 'area' || areas.length === 0
        ? []
        : [
            eb(
              'job.area_id',
              'in',
              areas.map(({ id }) => id),
            ),
          ]),
      ...(except === 'type' || input.type.length === 0
        ? []
        : [eb('job.employment_type', 'in', input.type)]),
      ...(except === 'hours' || input.hours.length === 0 ? [] : [hasBits(bitsOf(input.hours))]),
      ...(input.weekend ? [hasBits(WEEKEND)] : []),
    ]),
  );
}

const hasBits = (bits: number): Expression<SqlBool> =>
  sql<SqlBool>`(${sql.ref('job.bands')} & ${sql.lit(bits)}) <> 0`;

/** Every word must be found; the stored text and the question are normalised alike. */
function words(eb: Builder, q: string): Expression<SqlBool>[] {
  const parts = normalise(q)
    .split(' ')
    .filter((part) => part !== '');
  return parts.map((part) => {
    const pattern = `%${part.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
    return sql<SqlBool>`${eb.ref('job.search')} like ${pattern} escape '\\'`;
  });
}

/** Wages by the hour from `hourly` on, or by the month (a twelfth of a year's) from `monthly` on. */
function wages(eb: Builder, { hourly, monthly }: JobListInput): Expression<SqlBool>[] {
  const paid = (unit: 'HOUR' | 'MONTH' | 'YEAR', from: number) =>
    eb.and([eb('job.wage_unit', '=', unit), eb('job.wage_min', '>=', from)]);
  const ways = [
    ...(hourly === null ? [] : [paid('HOUR', hourly)]),
    ...(monthly === null ? [] : [paid('MONTH', monthly), paid('YEAR', monthly * 12)]),
  ];
  return ways.length === 0 ? [] : [eb.or(ways)];
}
