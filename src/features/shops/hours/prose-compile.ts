import { Unreadable } from './prose-cursor.ts';
import { within } from './prose-dates.ts';
import type { ClosedDays, Closure, HoursText, Part, Period } from './prose-model.ts';
import { renderDays, renderNth, renderOrders, renderPeriods } from './prose-render.ts';
import { HOLIDAY, weekOn, type Week } from './prose-table.ts';

/** The rules of one part of the year, of the hours and of the last orders. */
export interface Rules {
  hours: string[];
  orders: string[];
}

const NOON = 720;
const isLunch = (period: Period) => period.start < 15 * 60;

/** What is left of a day of which a part is closed. */
function without(periods: Period[], part: Part): Period[] {
  const kept = periods.flatMap((period) => {
    if (part === 'lunch') return isLunch(period) ? [] : [period];
    if (part === 'dinner') return isLunch(period) ? [period] : [];
    if (part === 'morning') return period.end <= NOON ? [] : [{ ...period, start: Math.max(period.start, NOON) }];
    if (part === 'afternoon' && period.start < NOON) return [upTo(period, NOON)];
    return [];
  });
  if (part !== 'all' && JSON.stringify(kept) === JSON.stringify(periods))
    throw new Unreadable('closed for a part the day does not have');
  return kept;
}

function upTo(period: Period, end: number): Period {
  if (period.end <= end) return period;
  return { ...period, end, order: null, entry: null };
}

/** Rules for weekdays, days with the same times in one rule. */
function weekdayRules(week: Week, render: (periods: Period[]) => string): string[] {
  const byTimes = new Map<string, number[]>();
  for (let day = 0; day < HOLIDAY; day++) {
    const times = render(week.get(day) ?? []);
    if (times) byTimes.set(times, [...(byTimes.get(times) ?? []), day]);
  }
  return [...byTimes].map(([times, days]) => `${renderDays(days)} ${times}`);
}

const add = (rules: Rules, days: string, periods: Period[]): void => {
  rules.hours.push(`${days} ${renderPeriods(periods) || 'off'}`);
  const orders = renderOrders(periods);
  if (orders || rules.orders.length > 0) rules.orders.push(`${days} ${orders || 'off'}`);
};

interface Sorted {
  weekly: Map<number, Closure>;
  nth: (Closure & { on: { kind: 'nth' } })[];
  holiday: boolean;
}

/** The closures that hold on a date, by kind. */
function sortClosures(closures: Closure[], date: number): Sorted {
  const found: Sorted = { weekly: new Map(), nth: [], holiday: false };
  for (const closure of closures.filter(({ spans }) => within(spans, date))) {
    const { on } = closure;
    if (on.kind === 'holiday') found.holiday = true;
    if (on.kind === 'nth') found.nth.push({ ...closure, on });
    for (const day of on.kind === 'week' ? on.days : []) {
      const before = found.weekly.get(day);
      if (before && (before.part === 'all') === (closure.part === 'all') && before.part !== closure.part)
        throw new Unreadable('closed twice');
      if (!before || closure.part === 'all') found.weekly.set(day, closure);
    }
  }
  return found;
}
