import type { Reader } from '#server/db.ts';
import type { Bitset } from '#server/bitset.ts';
import { toIso } from '#server/clock.ts';
import { indexing, narrow } from '#server/row-index.ts';
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

const WEEKEND = bitsOf(['weekend']);

const indexOf = indexing({
  area: ({ area }: JobRow) => (area === undefined ? [] : [area]),
  type: ({ type }: JobRow) => (type === null ? [] : [type]),
  hours: ({ bands }: JobRow) => BANDS.filter((band) => (bands & bitsOf([band])) !== 0),
});

/** One page of the open jobs; a page past the end gives the last one. */
export async function listJobs(read: Reader, input: JobListInput, at: Date): Promise<JobListPage> {
  const index = indexOf(await liveJobs(read));
  const { fits, without } = chosen(index, input, at);
  const total = fits.count();
  const pages = Math.max(1, Math.ceil(total / JOBS_PER_PAGE));
  const page = Math.min(input.page, pages);
  const order = input.sort === 'wage' ? dearest : undefined;
  const shown = index.page(fits, (page - 1) * JOBS_PER_PAGE, JOBS_PER_PAGE, order);
  return {
    jobs: await listJobSummaries(read, idsOf(shown), at),
    total,
    page,
    pages,
    counts: {
      area: index.count('area', without('area')),
      type: index.count('type', without('type')) as Map<EmploymentType, number>,
      hours: index.count('hours', without('hours')) as Map<Band, number>,
      weekend: fits.countShared(weekendJobs(index)),
    },
  };
}

/** The newest open jobs, for the home page. */
export async function listNewJobs(read: Reader, at: Date, limit: number): Promise<JobSummary[]> {
  const index = indexOf(await liveJobs(read));
  return listJobSummaries(read, idsOf(index.page(index.visible(toIso(at)), 0, limit)), at);
}

type JobIndex = ReturnType<typeof indexOf>;

/** Open jobs with everything that is asked for, and with everything but the ticks of a group. */
function chosen(index: JobIndex, input: JobListInput, at: Date) {
  const words = normalise(input.q).split(' ').filter(Boolean);
  const isNarrowed = words.length > 0 || input.hourly !== null || input.monthly !== null;
  const open = index.visible(toIso(at));
  const asked = isNarrowed
    ? index.filter(
        open,
        (job) => paysEnough(job, input) && words.every((word) => job.search.includes(word)),
      )
    : open;
  return narrow(asked, {
    area: index.any('area', input.area),
    type: index.any('type', input.type),
    hours: index.any('hours', input.hours),
    weekend: input.weekend ? weekendJobs(index) : null,
  });
}

function weekendJobs(index: JobIndex): Bitset {
  return index.remembered('weekend', '', ({ bands }) => (bands & WEEKEND) !== 0);
}

function dearest(a: JobRow, b: JobRow): number {
  return (b.wageHourly ?? 0) - (a.wageHourly ?? 0);
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
  input: JobListInput,
  at: Date,
  limit: number,
  withDemo: boolean,
): Promise<JobSummary[]> {
  const index = indexOf(await liveJobs(read));
  const { fits } = chosen(index, input, at);
  const theirs = withDemo ? fits : index.filter(fits, ({ demo }) => !demo);
  return listJobSummaries(read, idsOf(index.page(theirs, 0, limit)), at);
}

const idsOf = (jobs: readonly JobRow[]) => jobs.map(({ id }) => id);

/** Wages by the hour from `hourly` on, or by the month (a twelfth of a year's) from `monthly` on. */
function paysEnough({ wageUnit, wageMin }: JobRow, { hourly, monthly }: JobListInput): boolean {
  if (hourly === null && monthly === null) return true;
  const reaches = (from: number | null) => from !== null && wageMin !== null && wageMin >= from;
  if (wageUnit === 'HOUR') return reaches(hourly);
  if (wageUnit === 'MONTH') return reaches(monthly);
  return wageUnit === 'YEAR' && monthly !== null && reaches(monthly * 12);
}
