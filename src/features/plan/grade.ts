import type { PlanRow } from './schema.ts';

export type Grade = NonNullable<PlanRow['grade']>;
/** From which rate on (per cent) each grade counts, in any order. */
export type Thresholds = readonly { grade: Exclude<Grade, 'E'>; from: number }[];

/** How much of its target a result is, in per cent to one decimal; null where that says nothing. */
export function rateOf(target: number | null, result: number | null): number | null {
  if (target === null || target <= 0 || result === null) return null;
  return Math.round((result / target) * 1000) / 10;
}

/**
 * The grade of a result: half-open bands of its exact rate, E where something was planned and not
 * done. What was not planned, not counted, or counted otherwise has none.
 */
export function gradeOf(
  { target, result, comparable }: Pick<PlanRow, 'target' | 'result' | 'comparable'>,
  thresholds: Thresholds,
): Grade | null {
  if (target === null || target <= 0 || result === null || !comparable) return null;
  if (result === 0) return 'E';
  const reached = thresholds
    .toSorted((a, b) => b.from - a.from)
    // Not the rounded rate: 99.96 % is not 100 %.
    .find(({ from }) => result * 100 >= from * target);
  return reached?.grade ?? null;
}
