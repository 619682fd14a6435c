import { liveRows, publicSpan, wanted, type Which } from '#server/live-rows.ts';
import { addDays, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import type { EmploymentType, WageUnit } from './schema.ts';

/** What filtering, counting and sorting need of a published job of a published shop. */
export interface JobRow {
  id: number;
  shopId: number;
  demo: boolean;
  /** Of its workplace. */
  area: string | undefined;
  type: EmploymentType | null;
  bands: number;
  wageUnit: WageUnit | null;
  wageMin: number | null;
  wageHourly: number | null;
  postedOn: string;
  /** When job and shop are public and the job is open, half-open; ISO UTC. */
  from: string;
  until: string;
  search: string;
}

async function jobRows(read: Reader, which: Which): Promise<JobRow[]> {
  const { areaSlug } = await getTaxonomy(read);
  const rows = await read
    .selectFrom('job')
    .innerJoin('shop', 'shop.id', 'job.shop_id')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .select([
      'job.id',
      'job.shop_id as shopId',
      'business.demo',
      'job.area_id as areaId',
      'job.employment_type as type',
      'job.bands',
      'job.wage_unit as wageUnit',
      'job.wage_min as wageMin',
      'job.wage_hourly as wageHourly',
      'job.posted_on as postedOn',
      'job.valid_until as validUntil',
      'job.closed_at as closedAt',
      'job.publish_from as from',
      'job.publish_until as until',
      'shop.publish_from as shopFrom',
      'shop.publish_until as shopUntil',
      'job.search',
    ])
    .where('job.visibility', '=', 'published')
    .where('shop.visibility', '=', 'published')
    .where(wanted(which, 'job'))
    .execute();
  return rows.map(
    ({ shopFrom, shopUntil, demo, areaId, postedOn, validUntil, closedAt, ...row }) => ({
      ...row,
      demo: demo === 1,
      area: areaId === null ? undefined : areaSlug.get(areaId),
      // The table's own check holds both for what is published.
      postedOn: postedOn!,
      ...publicSpan(
        publicSpan(row, { from: shopFrom, until: shopUntil }),
        publicSpan(openDays(postedOn!, validUntil!), { from: null, until: closedAt }),
      ),
    }),
  );
}

/** From the first day to the last, both of them whole; Asia/Tokyo. */
function openDays(first: string, last: string): { from: string; until: string } {
  return {
    from: toIso(startOfLocalDay(first)),
    until: toIso(startOfLocalDay(addDays(last, 1))),
  };
}

/** The published jobs, newest first; whether one is open is asked of the clock. */
export const liveJobs = liveRows({
  noun: 'job',
  read: jobRows,
  compare: (a, b) => (a.postedOn < b.postedOn ? 1 : a.postedOn > b.postedOn ? -1 : b.id - a.id),
});
