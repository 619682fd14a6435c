import type { Selectable } from 'kysely';
import type { JobTable } from '#db/tables/jobs.ts';
import { ShiftInput, type EmploymentType, type Shift, type WageUnit } from './schema.ts';
import type { JobTimes } from './state.ts';

/** What a card shows of a job. */
export interface JobSummary extends JobTimes {
  id: number;
  slug: string;
  title: string;
  titleEn: string | null;
  employmentType: EmploymentType;
  /** Null for 業務委託. */
  wage: { unit: WageUnit; min: number; max: number | null; withFixedOvertime: boolean } | null;
  /** 業務委託: what is paid, in the employer's words. */
  reward: string | null;
  shifts: Shift[];
  description: string;
  descriptionEn: string | null;
  area: { slug: string; name: string; nameEn: string } | undefined;
  shop: {
    id: number;
    slug: string;
    name: string;
    nameEn: string | null;
    category: string | null;
    pattern: string | null;
    hue: string | null;
  };
}

export const SUMMARY = [
  'job.id',
  'job.slug',
  'job.title',
  'job.title_en',
  'job.employment_type',
  'job.wage_unit',
  'job.wage_min',
  'job.wage_max',
  'job.fixed_overtime',
  'job.commission_reward',
  'job.shifts',
  'job.description',
  'job.description_en',
  'job.posted_on',
  'job.valid_until',
  'job.closed_at',
  'job.close_reason',
  'area.slug as areaSlug',
  'area.name as areaName',
  'area.name_en as areaNameEn',
  'shop.id as shopId',
  'shop.slug as shopSlug',
  'shop.name as shopName',
  'shop.name_en as shopNameEn',
  'category.slug as categorySlug',
  'category.pattern',
  'category.hue',
] as const;

type OwnColumns =
  | 'id'
  | 'slug'
  | 'title'
  | 'title_en'
  | 'employment_type'
  | 'wage_unit'
  | 'wage_min'
  | 'wage_max'
  | 'fixed_overtime'
  | 'commission_reward'
  | 'shifts'
  | 'description'
  | 'description_en'
  | 'posted_on'
  | 'valid_until'
  | 'closed_at'
  | 'close_reason';

interface SummaryRow extends Pick<Selectable<JobTable>, OwnColumns> {
  areaSlug: string | null;
  areaName: string | null;
  areaNameEn: string | null;
  shopId: number;
  shopSlug: string;
  shopName: string | null;
  shopNameEn: string | null;
  categorySlug: string | null;
  pattern: string | null;
  hue: string | null;
}

/** A published row; the table's CHECK holds what is asserted here. */
export function summaryOf(row: SummaryRow): JobSummary {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title ?? '',
    titleEn: row.title_en,
    employmentType: row.employment_type!,
    wage: wageOf(row),
    reward: row.commission_reward,
    shifts: ShiftInput.array().parse(JSON.parse(row.shifts)),
    description: row.description ?? '',
    descriptionEn: row.description_en,
    postedOn: row.posted_on!,
    validUntil: row.valid_until!,
    closedAt: row.closed_at,
    closeReason: row.close_reason,
    area:
      row.areaSlug === null
        ? undefined
        : { slug: row.areaSlug, name: row.areaName ?? '', nameEn: row.areaNameEn ?? '' },
    shop: {
      id: row.shopId,
      slug: row.shopSlug,
      name: row.shopName ?? '',
      nameEn: row.shopNameEn,
      category: row.categorySlug,
      pattern: row.pattern,
      hue: row.hue,
    },
  };
}

function wageOf(row: SummaryRow): JobSummary['wage'] {
  if (row.employment_type === 'commission' || row.wage_unit === null || row.wage_min === null)
    return null;
  return {
    unit: row.wage_unit,
    min: row.wage_min,
    max: row.wage_max === row.wage_min ? null : row.wage_max,
    withFixedOvertime: row.fixed_overtime === 1,
  };
}
