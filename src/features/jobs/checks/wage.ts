import {
  countedHourly,
  freshUntil,
  hoursPerUnit,
  minimumWagesBetween,
  type MinimumWage,
} from '../minimum-wage.ts';
import type { JobBody, JobField } from '../schema.ts';
import { block, warn, type CheckContext, type Finding } from './finding.ts';

/** Where a 特定最低賃金 of an industry may lie above the regional one. */
const MANUFACTURING = ['manufacturing', 'food-maker', 'printing'];

/** 割増賃金 for overtime is at least this much of the hourly wage (労働基準法 第37条第1項, 割増賃金令). */
const OVERTIME_RATE = 1.25;

const HOURS_FIELD: Record<string, JobField> = {
  DAY: 'dailyHours',
  WEEK: 'weeklyHours',
  MONTH: 'monthlyHours',
  YEAR: 'monthlyHours',
};

/**
 * The wage as it is stated: its order, the minimum wage on every day the post is open, 固定残業代.
 * An absent wage is told by `checkAlwaysNeeded`.
 */
export function checkWage(job: JobBody, context: CheckContext): Finding[] {
  const { wageUnit, wageMin } = job;
  if (wageUnit === null || wageMin === null) return [];
  return [
    ...(job.wageMax !== null && job.wageMax < wageMin ? [block('wageMax', 'wageOrder')] : []),
    ...(hoursPerUnit(job) === null ? [block(HOURS_FIELD[wageUnit]!, 'wageHours')] : []),
    ...checkMinimumWage(job, context, 'wageMin', wageMin),
    ...(job.trial && job.trialWage !== null
      ? checkMinimumWage(job, context, 'trialWage', job.trialWage)
      : []),
    ...checkTable(job, context),
    ...(context.categories.some((slug) => MANUFACTURING.includes(slug))
      ? [warn('wageMin', 'specificMinimumWage')]
      : []),
    ...(job.fixedOvertime ? checkFixedOvertime(job, wageMin) : []),
  ];
}

const tableOf = (job: JobBody, { minimumWages }: CheckContext): MinimumWage[] =>
  minimumWages.filter(({ region }) => region === job.wageRegion);

/** Every day from the first to the last of the post (最低賃金法 第4条): one finding a rate that is missed. */
function checkMinimumWage(
  job: JobBody,
  context: CheckContext,
  field: JobField,
  amount: number,
): Finding[] {
  const hourly = countedHourly(job, amount);
  if (hourly === null || job.postedOn === null || job.validUntil === null) return [];
  const rates = minimumWagesBetween(tableOf(job, context), job.postedOn, job.validUntil);
  return (rates ?? [])
    .filter((rate) => hourly < rate.hourly)
    .map((rate) =>
      block(field, 'minimumWage', {
        date: rate.date,
        minimum: rate.hourly,
        hourly: Math.floor(hourly),
      }),
    );
}

/** Whether the table of minimum wages can be trusted for this post: it is never guessed. */
function checkTable(job: JobBody, context: CheckContext): Finding[] {
  const table = tableOf(job, context);
  const newest = table
    .map(({ validFrom }) => validFrom)
    .sort()
    .at(-1);
  const from = job.postedOn ?? context.today;
  if (newest === undefined || table.every(({ validFrom }) => validFrom > from)) {
    return [block('wageMin', 'minimumWageUnknown')];
  }
  const fresh = freshUntil(newest);
  if (context.today > fresh) return [block('wageMin', 'minimumWageStale', { date: newest })];
  return job.validUntil !== null && job.validUntil > fresh
    ? [warn('wageMin', 'minimumWageSoon', { date: fresh })]
    : [];
}

/**
 * 固定残業代: the wage without it, its hours, its amount, and that work beyond those hours is paid on
 * top (指針 第三). An amount below the 割増賃金 of its hours is warned about.
 */
function checkFixedOvertime(job: JobBody, wageMin: number): Finding[] {
  const { fixedOvertimeBase: base, fixedOvertimeAmount: amount, fixedOvertimeHours: hours } = job;
  const parts = ['fixedOvertimeBase', 'fixedOvertimeAmount', 'fixedOvertimeHours'] as const;
  const lacking = parts.filter((part) => job[part] === null);
  const perUnit = hoursPerUnit(job);
  const owed =
    base === null || hours === null || perUnit === null
      ? 0
      : Math.ceil((base / perUnit) * OVERTIME_RATE * hours);
  return [
    ...lacking.map((field) => block(field, 'fixedOvertimePart')),
    ...(job.fixedOvertimeExcess ? [] : [block('fixedOvertimeExcess', 'fixedOvertimeExcess')]),
    ...(base !== null && amount !== null && base + amount > wageMin
      ? [block('fixedOvertimeBase', 'fixedOvertimeSum')]
      : []),
    ...(amount !== null && amount < owed
      ? [warn('fixedOvertimeAmount', 'fixedOvertimeLow', { owed })]
      : []),
  ];
}
