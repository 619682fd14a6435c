import { Unreadable } from './cursor.ts';
import { within } from './dates.ts';
import type { Closure, Part, Period } from './model.ts';

const NOON = 720;
const isLunch = (period: Period) => period.start < 15 * 60;

/** The closures that hold on a date: by weekday (several parts of a day are possible) and others. */
export interface Closings {
  weekly: Map<number, Closure[]>;
  nth: { closure: Closure; day: number; nths: number[] }[];
  holiday: boolean;
}

/** Sorts the closures that hold on a date by their kind. */
export function closingsOn(closures: Closure[], date: number): Closings {
  const found: Closings = { weekly: new Map(), nth: [], holiday: false };
  for (const closure of closures.filter(({ spans }) => within(spans, date))) {
    const { on } = closure;
    if (on.kind === 'holiday') found.holiday = true;
    if (on.kind === 'nth') found.nth.push({ closure, day: on.day, nths: on.nths });
    for (const day of on.kind === 'week' ? on.days : [])
      found.weekly.set(day, [...(found.weekly.get(day) ?? []), closure]);
  }
  return found;
}

function cut(period: Period, part: Part): Period[] {
  if (part === 'lunch') return isLunch(period) ? [] : [period];
  if (part === 'dinner') return isLunch(period) ? [period] : [];
  if (part === 'morning')
    return period.end <= NOON ? [] : [{ ...period, start: Math.max(period.start, NOON) }];
  if (part === 'all' || period.start >= NOON) return [];
  if (period.end <= NOON) return [period];
  return [{ ...period, end: NOON, order: null, entry: null }];
}

/** What is left of a day of which a part is closed. */
export function without(periods: Period[], part: Part): Period[] {
  const kept = periods.flatMap((period) => cut(period, part));
  if (part !== 'all' && JSON.stringify(kept) === JSON.stringify(periods))
    throw new Unreadable('closed for a part the day does not have');
  return kept;
}
