import type { OpenInterval } from './types.ts';

/**
 * Sorts intervals and joins those that touch or overlap. Also needed where stored intervals are
 * extended: an opening that runs across the seam must not look as if it closed there.
 */
export function mergeIntervals(intervals: readonly OpenInterval[]): OpenInterval[] {
  // ISO UTC of one width sorts as text.
  const sorted = intervals.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const merged: OpenInterval[] = [];
  for (const interval of sorted) {
    const last = merged.at(-1);
    if (!last || last.endsAt < interval.startsAt) merged.push({ ...interval });
    else if (last.endsAt < interval.endsAt) last.endsAt = interval.endsAt;
  }
  return merged;
}
