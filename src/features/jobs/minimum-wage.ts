import type { JobBody } from './schema.ts';

export interface MinimumWage {
  region: string;
  /** First local date it applies. */
  validFrom: string;
  /** Yen an hour. */
  hourly: number;
}

type Wage = Pick<
  JobBody,
  | 'wageUnit'
  | 'dailyHours'
  | 'weeklyHours'
  | 'monthlyHours'
  | 'fixedOvertime'
  | 'fixedOvertimeAmount'
  | 'excludedPremium'
  | 'excludedCommuting'
  | 'excludedFamily'
  | 'excludedAttendance'
  | 'excludedBonus'
>;

/**
 * The hours one unit of wage pays for, or null where the employer has not said:
 * 所定労働時間 a day or a week, for months and years the monthly average over a year
 * (最低賃金法施行規則 第2条).
 */
export function hoursPerUnit(wage: Wage): number | null {
  if (wage.wageUnit === 'HOUR') return 1;
  if (wage.wageUnit === 'DAY') return wage.dailyHours;
  if (wage.wageUnit === 'WEEK') return wage.weeklyHours;
  if (wage.wageUnit === 'MONTH') return wage.monthlyHours;
  return wage.wageUnit === null || wage.monthlyHours === null ? null : wage.monthlyHours * 12;
}

/**
 * What counts towards the minimum wage, yen an hour: `amount` (in the wage's unit) without
 * 固定残業代, 割増賃金, 通勤・家族・精皆勤手当 and 賞与 (最低賃金法 第4条第3項, 施行規則 第1条).
 * Null where the unit or its hours are not known.
 */
export function countedHourly(wage: Wage, amount: number): number | null {
  const perUnit = hoursPerUnit(wage);
  if (perUnit === null) return null;
  const left = [
    wage.fixedOvertime ? wage.fixedOvertimeAmount : 0,
    wage.excludedPremium,
    wage.excludedCommuting,
    wage.excludedFamily,
    wage.excludedAttendance,
    wage.excludedBonus,
  ].reduce<number>((sum, part) => sum - (part ?? 0), amount);
  return left / perUnit;
}

/**
 * The minimum wages that hold on the local days `from` to `until`, both inclusive, each with the
 * first of those days. Undefined when no row holds on the first day.
 */
export function minimumWagesBetween(
  wages: readonly MinimumWage[],
  from: string,
  until: string,
): { date: string; hourly: number }[] | undefined {
  const sorted = [...wages].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const first = sorted.filter(({ validFrom }) => validFrom <= from).at(-1);
  if (!first) return undefined;
  const later = sorted.filter(({ validFrom }) => validFrom > from && validFrom <= until);
  return [
    { date: from, hourly: first.hourly },
    ...later.map(({ validFrom, hourly }) => ({ date: validFrom, hourly })),
  ];
}

/** Whether this year's minimum wage of a prefecture still has to be entered. */
export function isTableStale(
  wages: readonly MinimumWage[],
  today: string,
  prefecture = 'yamaguchi',
): boolean {
  const newest = wages
    .filter(({ region }) => region === prefecture)
    .map(({ validFrom }) => validFrom)
    .sort()
    .at(-1);
  return newest === undefined || today > freshUntil(newest);
}

/** The last local day on which a table whose newest row began on `validFrom` is not too old. */
export function freshUntil(validFrom: string): string {
  const year = Number(validFrom.slice(0, 4)) + 1;
  const anniversary = `${year}${validFrom.slice(4)}`;
  // A row that began on 29 February has no such day a year later.
  return anniversary.endsWith('-02-29') ? `${year}-02-28` : anniversary;
}
