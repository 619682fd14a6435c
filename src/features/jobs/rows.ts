import { liveRows, publicSpan, wanted, type Which } from '#server/live-rows.ts';
import type { Reader } from '#server/db.ts';
import type { EmploymentType, WageUnit } from './schema.ts';

/** What filtering, counting and sorting need of a published job of a published shop. */
export interface JobRow {
  id: number;
  shopId: number;
  demo: boolean;
  areaId: number | null;
  type: EmploymentType | null;
  bands: number;
  wageUnit: WageUnit | null;
  wageMin: number | null;
  wageHourly: number | null;
  postedOn: string;
  validUntil: string;
  closedAt: string | null;
  /** When job and shop are public, half-open; ISO UTC. */
  from: string;
  until: string;
  search: string;
}

async function jobRows(read: Reader, which: Which): Promise<JobRow[]> {
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
  return rows.map(({ shopFrom, shopUntil, demo, postedOn, validUntil, ...row }) => ({
    ...row,
    demo: demo === 1,
    // The table's own check holds both for what is published.
    postedOn: postedOn!,
    validUntil: validUntil!,
    ...publicSpan(row, { from: shopFrom, until: shopUntil }),
  }));
}

/** The published jobs, newest first; whether one is open is asked of the clock. */
export const liveJobs = liveRows({
  noun: 'job',
  read: jobRows,
  compare: (a, b) => (a.postedOn < b.postedOn ? 1 : a.postedOn > b.postedOn ? -1 : b.id - a.id),
});
