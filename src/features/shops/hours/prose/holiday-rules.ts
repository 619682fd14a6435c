import type { Closings } from './closing.ts';
import { Unreadable } from './cursor.ts';
import type { Closure, Period } from './model.ts';
import { renderDays, renderOrders, renderPeriods } from './render.ts';
import { HOLIDAY, type Week } from './table.ts';

/** The rules of one part of the year: of the hours, and of the last orders. */
export interface Rules {
  hours: string[];
  orders: string[];
}

/** Everything the rules of one date are made of. */
export interface Day {
  /** Before closed days. */
  week: Week;
  /** After them; without the holiday row. */
  open: Week;
  closings: Closings;
}

export const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/** Adds a rule, and one for the last orders where there are any. */
export const add = (rules: Rules, days: string, periods: Period[]): void => {
  rules.hours.push(`${days} ${renderPeriods(periods) || 'off'}`);
  const orders = renderOrders(periods);
  if (orders || rules.orders.length > 0) rules.orders.push(`${days} ${orders || 'off'}`);
};

/** The hours of a usually closed weekday, for the holidays on which it opens. */
function hoursOf(day: Day, weekday: number): Period[] {
  const own = day.week.get(weekday);
  if (own) return own;
  const all = [...day.week.values()];
  if (new Set(all.map((periods) => JSON.stringify(periods))).size > 1)
    throw new Unreadable('which hours on holidays?');
  return all[0] ?? [];
}

/** Whether a closed day is open when it is a holiday. */
export const opensOnHoliday = ({ onHoliday }: Closure) =>
  onHoliday === 'open' || onHoliday === 'next';

function reopened({ closings }: Day): number[] {
  const weekly = [...closings.weekly].filter(([, list]) => list.some(opensOnHoliday));
  const nth = closings.nth.filter(({ closure }) => opensOnHoliday(closure));
  return [...new Set([...weekly.map(([day]) => day), ...nth.map(({ day }) => day)])].sort();
}

/** Closed weekdays stay closed on holidays unless something else is said. */
function closeAgain(rules: Rules, day: Day, except: number[]): void {
  const days = [...day.closings.weekly.keys()].filter((d) => !except.includes(d)).sort();
  if (days.some((d) => day.open.get(d)?.length)) throw new Unreadable('half a day on holidays');
  if (days.length > 0) rules.hours.push(`${renderDays(days)} off`);
}

const sameEveryDay = (week: Week, periods: Period[], days: number[]) =>
  days.every((day) => JSON.stringify(week.get(day)) === JSON.stringify(periods));

/** Rules for holidays on which a closed weekday is open. */
function reopenRules(rules: Rules, day: Day, days: number[]): void {
  const [first = []] = days.map((weekday) => hoursOf(day, weekday));
  const others = EVERY_DAY.filter((d) => !day.closings.weekly.has(d));
  const same = days.every((d) => JSON.stringify(hoursOf(day, d)) === JSON.stringify(first));
  if (same && sameEveryDay(day.open, first, others)) {
    add(rules, 'PH', first);
    closeAgain(rules, day, days);
  } else
    for (const weekday of days) add(rules, `PH ${renderDays([weekday])}`, hoursOf(day, weekday));
}

/** The rules for public holidays, behind those of the weekdays. */
export function holidayRules(rules: Rules, day: Day): void {
  const days = reopened(day);
  const own = day.week.get(HOLIDAY);
  if (day.closings.holiday) {
    if (days.length > 0) throw new Unreadable('closed and open on holidays');
    rules.hours.push('PH off');
  } else if (own) {
    if (sameEveryDay(day.open, own, EVERY_DAY)) return;
    add(rules, 'PH', own);
    closeAgain(rules, day, days);
  } else if (days.length > 0) reopenRules(rules, day, days);
}

/** 翌日休: the day after, if it is one that is otherwise open. */
export function nextDayRules(rules: Rules, day: Day): void {
  for (const [weekday, list] of day.closings.weekly) {
    if (!list.some(({ onHoliday }) => onHoliday === 'next')) continue;
    const next = (weekday + 1) % 7;
    if (!day.open.get(next)?.length) throw new Unreadable('moved to a day that is closed anyway');
    rules.hours.push(`PH +1 day ${renderDays([next])} off`);
  }
}
