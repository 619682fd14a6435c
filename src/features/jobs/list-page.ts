import type { Reader } from '#server/db.ts';
import { localDate, toIso } from '#server/clock.ts';
import { normalise } from '#features/entries/normalise.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { BANDS, bitsOf, type Band } from './bands.ts';
import type { JobListInput } from './list-input.ts';
import { listJobSummaries } from './queries.ts';
import { liveJobs, type JobRow } from './rows.ts';
import { JOBS_PER_PAGE, type EmploymentType } from './schema.ts';
import type { JobSummary } from './summary.ts';

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
/** Whether a job has what is ticked in a group. */
type Fits = Record<Group, (job: JobRow) => boolean>;

const WEEKEND = bitsOf(['weekend']);

/** One page of the open jobs; a page past the end gives the last one. */
export async function listJobs(
  read: Reader,
  taxonomy: Taxonomy,
  input: JobListInput,
  at: Date,
): Promise<JobListPage> {
  const asked = matching(await liveJobs(read), input, at);
  const fits = fitsOf(taxonomy, input);
  const found = asked.filter((job) => fits.area(job) && fits.type(job) && fits.hours(job));
  const counts = countsOf(asked, fits, taxonomy);
  if (input.sort === 'wage') found.sort((a, b) => (b.wageHourly ?? 0) - (a.wageHourly ?? 0));
  const pages = Math.max(1, Math.ceil(found.length / JOBS_PER_PAGE));
  const page = Math.min(input.page, pages);
  const shown = found.slice((page - 1) * JOBS_PER_PAGE, page * JOBS_PER_PAGE);
  return {
    jobs: await listJobSummaries(read, idsOf(shown), at),
    total: found.length,
    page,
    pages,
    counts,
  };
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
  const fits = fitsOf(taxonomy, input);
  const found = matching(await liveJobs(read), input, at).filter(
    (job) => (withDemo || !job.demo) && fits.area(job) && fits.type(job) && fits.hours(job),
  );
  return listJobSummaries(read, idsOf(found.slice(0, limit)), at);
}

const idsOf = (jobs: readonly JobRow[]) => jobs.map(({ id }) => id);

/** Open jobs that fit everything asked apart from the groups that are counted. */
function matching(jobs: readonly JobRow[], input: JobListInput, at: Date): JobRow[] {
  const today = localDate(at);
  const now = toIso(at);
  const words = normalise(input.q).split(' ').filter(Boolean);
  return jobs.filter(
    (job) =>
      job.postedOn <= today &&
      job.validUntil >= today &&
      (job.closedAt === null || job.closedAt > now) &&
      job.from <= now &&
      now < job.until &&
      (!input.weekend || (job.bands & WEEKEND) !== 0) &&
      paysEnough(job, input) &&
      words.every((word) => job.search.includes(word)),
  );
}

/** Wages by the hour from `hourly` on, or by the month (a twelfth of a year's) from `monthly` on. */
function paysEnough({ wageUnit, wageMin }: JobRow, { hourly, monthly }: JobListInput): boolean {
  if (hourly === null && monthly === null) return true;
  const reaches = (from: number | null) => from !== null && wageMin !== null && wageMin >= from;
  if (wageUnit === 'HOUR') return reaches(hourly);
  if (wageUnit === 'MONTH') return reaches(monthly);
  return wageUnit === 'YEAR' && monthly !== null && reaches(monthly * 12);
}

function fitsOf(taxonomy: Taxonomy, input: JobListInput): Fits {
  const areas = new Set(
    taxonomy.areas.filter(({ slug }) => input.area.includes(slug)).map(({ id }) => id),
  );
  const hours = bitsOf(input.hours);
  return {
    area: ({ areaId }) => areas.size === 0 || (areaId !== null && areas.has(areaId)),
    type: ({ type }) => input.type.length === 0 || (type !== null && input.type.includes(type)),
    hours: ({ bands }) => hours === 0 || (bands & hours) !== 0,
  };
}

function countsOf(jobs: readonly JobRow[], fits: Fits, taxonomy: Taxonomy): JobCounts {
  const area = new Map<string, number>();
  const type = new Map<EmploymentType, number>();
  const byBands = new Map<number, number>();
  let weekend = 0;
  for (const job of jobs) {
    const [inArea, inType, inHours] = [fits.area(job), fits.type(job), fits.hours(job)];
    const slug = job.areaId === null ? undefined : taxonomy.areaSlug.get(job.areaId);
    if (inType && inHours && slug !== undefined) area.set(slug, (area.get(slug) ?? 0) + 1);
    if (inArea && inHours && job.type) type.set(job.type, (type.get(job.type) ?? 0) + 1);
    if (inArea && inType) byBands.set(job.bands, (byBands.get(job.bands) ?? 0) + 1);
    if (inArea && inType && inHours && (job.bands & WEEKEND) !== 0) weekend += 1;
  }
  const having = (band: Band) =>
    [...byBands].reduce((sum, [bits, n]) => sum + ((bits & bitsOf([band])) === 0 ? 0 : n), 0);
  return { area, type, hours: new Map(BANDS.map((band) => [band, having(band)])), weekend };
}
