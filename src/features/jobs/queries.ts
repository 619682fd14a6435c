import type { ExpressionBuilder } from 'kysely';
import type { Database } from '#db/schema.ts';
import { localDate, toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import { jobBody, jobColumns } from './columns.ts';
import type { MinimumWage } from './minimum-wage.ts';
import type { JobBody } from './schema.ts';
import { jobState, type JobState } from './state.ts';
import { SUMMARY, summaryOf, type JobSummary } from './summary.ts';

/** What a new job of a shop begins with: where it is, and who asks. */
export interface Recruiter {
  /** Of the business. */
  name: string;
  shop: string | null;
  postalCode: string | null;
  address: string | null;
  area: string | null;
  phone: string | null;
  contactUrl: string | null;
}

/** Everything the public page of a job shows. */
export interface JobDetail extends JobSummary {
  body: JobBody;
  state: JobState;
  confirmedOn: string | null;
  demo: boolean;
  website: string | null;
}

/** A sitemap holds at most 50,000 addresses; every job has one in each language. */
export const JOBS_PER_SITEMAP = 20_000;

/** Jobs one may apply for at `at`, of shops that are public then, with what a card shows. */
export function openJobs(read: Reader, at: Date) {
  return visibleJobs(read, at).where(openAt(at));
}

/** Jobs of the given ids, in their order; those that are not open are left out. */
export async function listJobSummaries(
  read: Reader,
  ids: number[],
  at: Date,
): Promise<JobSummary[]> {
  if (ids.length === 0) return [];
  const rows = await openJobs(read, at).select(SUMMARY).where('job.id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [summaryOf(row)] : [];
  });
}

/** The open jobs of one shop, newest first; `except` is left out. */
export async function listShopJobs(
  read: Reader,
  shopId: number,
  at: Date,
  except = 0,
): Promise<JobSummary[]> {
  const rows = await openJobs(read, at)
    .select(SUMMARY)
    .where('job.shop_id', '=', shopId)
    .where('job.id', '<>', except)
    .orderBy('job.posted_on', 'desc')
    .orderBy('job.id', 'desc')
    .execute();
  return rows.map(summaryOf);
}

/**
 * The job at an address, or undefined; a closed one is still shown, saying so. `at` decides what is
 * visible.
 */
export async function getPublishedJob(
  read: Reader,
  slug: string,
  taxonomy: Taxonomy,
  at: Date,
): Promise<JobDetail | undefined> {
  const row = await visibleJobs(read, at)
    .innerJoin('business', 'business.id', 'shop.business_id')
    .selectAll('job')
    .select(SUMMARY)
    .select(['business.demo', 'shop.website'])
    .where('job.slug', '=', slug)
    .where('job.posted_on', '<=', localDate(at))
    .executeTakeFirst();
  if (!row) return undefined;
  const summary = summaryOf(row);
  return {
    ...summary,
    body: jobBody(row, taxonomy),
    state: jobState(summary, at),
    confirmedOn: row.confirmed_on,
    demo: row.demo === 1,
    website: row.website,
  };
}

/**
 * A job as it would be shown with a body that is not live. What a page cannot do without and the body
 * lacks is filled in: `title` with the given words, the days with today.
 */
export async function getJobPreview(
  read: Reader,
  id: number,
  body: JobBody,
  { title, taxonomy, at }: { title: string; taxonomy: Taxonomy; at: Date },
): Promise<JobDetail> {
  const today = localDate(at);
  const shown: JobBody = {
    ...body,
    title: body.title ?? title,
    employmentType: body.employmentType ?? 'part',
    postedOn: body.postedOn ?? today,
    validUntil: body.validUntil ?? today,
  };
  const row = await jobsWithShops(read)
    .innerJoin('business', 'business.id', 'shop.business_id')
    .select(SUMMARY)
    .select(['job.confirmed_on', 'business.demo', 'shop.website'])
    .where('job.id', '=', id)
    .executeTakeFirstOrThrow();
  const term = taxonomy.areas.find(({ slug }) => slug === shown.area);
  const columns = jobColumns(shown, taxonomy);
  const area = {
    areaSlug: term?.slug ?? null,
    areaName: term?.name ?? null,
    areaNameEn: term?.nameEn ?? null,
  };
  const summary = summaryOf({ ...row, ...columns, ...area, closed_at: null, close_reason: null });
  return {
    ...summary,
    body: shown,
    state: 'open',
    confirmedOn: row.confirmed_on,
    demo: row.demo === 1,
    website: row.website,
  };
}

/** Where and who a shop is, for a new job of it. */
export async function getRecruiter(read: Reader, shopId: number): Promise<Recruiter> {
  return read
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .leftJoin('area', 'area.id', 'shop.area_id')
    .select([
      'business.name',
      'shop.name as shop',
      'shop.postal_code as postalCode',
      'shop.address',
      'area.slug as area',
      'shop.phone',
      'shop.contact_url as contactUrl',
    ])
    .where('shop.id', '=', shopId)
    .executeTakeFirstOrThrow();
}

/** Where a job whose address changed lives now, or undefined. */
export async function getMovedJobSlug(read: Reader, slug: string): Promise<string | undefined> {
  const row = await read
    .selectFrom('slug_history')
    .innerJoin('job', 'job.id', 'slug_history.entry_id')
    .select('job.slug')
    .where('slug_history.kind', '=', 'job')
    .where('slug_history.slug', '=', slug)
    .where('job.visibility', '=', 'published')
    .executeTakeFirst();
  return row?.slug;
}

/** The dated table of minimum wages of every region, as `checkJob` takes it. */
export function listMinimumWages(read: Reader): Promise<MinimumWage[]> {
  return read
    .selectFrom('minimum_wage')
    .select(['region', 'valid_from as validFrom', 'hourly'])
    .orderBy('region')
    .orderBy('valid_from')
    .execute();
}

/** Open posts whose wage, as it counts, lies below a minimum wage that holds before they end. */
export async function listJobsBelow(
  read: Reader,
  wage: MinimumWage,
  at: Date,
): Promise<{ id: number; title: string; shop: string; hourly: number }[]> {
  const rows = await openJobs(read, at)
    .select(['job.id', 'job.title', 'shop.name as shop', 'job.wage_hourly as hourly'])
    .where('job.wage_region', '=', wage.region)
    .where('job.wage_hourly', '<', wage.hourly)
    .where('job.valid_until', '>=', wage.validFrom)
    .orderBy('job.wage_hourly')
    .limit(200)
    .execute();
  return rows.map(({ id, title, shop, hourly }) => ({
    id,
    title: title ?? '',
    shop: shop ?? '',
    hourly: hourly ?? 0,
  }));
}

/** How many jobs a search engine may list. */
export async function countListedJobs(read: Reader, at: Date): Promise<number> {
  const row = await listed(read, at)
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Addresses and last changes of the jobs a search engine may list, one sitemap's worth. */
export function listJobAddresses(
  read: Reader,
  at: Date,
  page: number,
): Promise<{ slug: string; updatedAt: string }[]> {
  return listed(read, at)
    .select(['job.slug', 'job.updated_at as updatedAt'])
    .orderBy('job.id')
    .limit(JOBS_PER_SITEMAP)
    .offset((page - 1) * JOBS_PER_SITEMAP)
    .execute();
}

/** Open jobs of real businesses. */
function listed(read: Reader, at: Date) {
  return openJobs(read, at)
    .innerJoin('business', 'business.id', 'shop.business_id')
    .where('business.demo', '=', 0);
}

/** Public jobs of public shops, with the tables a card reads from. */
export function visibleJobs(read: Reader, at: Date) {
  return jobsWithShops(read).where(publishedAt('job', at)).where(publishedAt('shop', at));
}

function jobsWithShops(read: Reader) {
  return read
    .selectFrom('job')
    .innerJoin('shop', 'shop.id', 'job.shop_id')
    .leftJoin('area', 'area.id', 'job.area_id')
    .leftJoin('shop_category', (join) =>
      join.onRef('shop_category.shop_id', '=', 'shop.id').on('shop_category.position', '=', 0),
    )
    .leftJoin('category', 'category.id', 'shop_category.category_id');
}

/** Published, and inside its publication window (half-open). */
function publishedAt(table: 'job' | 'shop', at: Date) {
  const now = toIso(at);
  return (eb: ExpressionBuilder<Database, 'job' | 'shop'>) =>
    eb.and([
      eb(`${table}.visibility`, '=', 'published'),
      eb.or([eb(`${table}.publish_from`, 'is', null), eb(`${table}.publish_from`, '<=', now)]),
      eb.or([eb(`${table}.publish_until`, 'is', null), eb(`${table}.publish_until`, '>', now)]),
    ]);
}

/** The same question as `jobState` answers with *open*. */
function openAt(at: Date) {
  const today = localDate(at);
  return (eb: ExpressionBuilder<Database, 'job'>) =>
    eb.and([
      eb('job.posted_on', '<=', today),
      eb('job.valid_until', '>=', today),
      eb.or([eb('job.closed_at', 'is', null), eb('job.closed_at', '>', toIso(at))]),
    ]);
}
