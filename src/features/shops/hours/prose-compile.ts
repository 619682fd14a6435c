import { closingsOn, without, type Closings } from './prose-closing.ts';
import { Unreadable } from './prose-cursor.ts';
import { within } from './prose-dates.ts';
import type { ClosedDays, Closure, HoursText, Period } from './prose-model.ts';
import { renderDays, renderNth, renderOrders, renderPeriods } from './prose-render.ts';
import { HOLIDAY, weekOn, type Week } from './prose-table.ts';

/** The rules of one part of the year: of the hours, and of the last orders. */
export interface Rules {
  hours: string[];
  orders: string[];
}

/** Everything the rules of one date are made of. */
interface Day {
  /** Before closed days. */
  week: Week;
  /** After them; without the holiday row. */
  open: Week;
  closings: Closings;
}

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

const add = (rules: Rules, days: string, periods: Period[]): void => {
  rules.hours.push(`${days} ${renderPeriods(periods) || 'off'}`);
  const orders = renderOrders(periods);
  if (orders || rules.orders.length > 0) rules.orders.push(`${days} ${orders || 'off'}`);
};

/** Days with the same times stand in one rule. */
function weekdayRules(week: Week, render: (periods: Period[]) => string): string[] {
  const byTimes = new Map<string, number[]>();
  for (const day of EVERY_DAY) {
    const times = render(week.get(day) ?? []);
    if (times) byTimes.set(times, [...(byTimes.get(times) ?? []), day]);
  }
  return [...byTimes].map(([times, days]) => `${renderDays(days)} ${times}`);
}

/** A closed day that has hours of its own, or a day nobody speaks of, is a contradiction. */
function check(text: HoursText, closed: ClosedDays, day: Day, date: number): void {
  const { week, open, closings } = day;
  if (closings.holiday && week.has(HOLIDAY)) throw new Unreadable('closed on holidays with hours');
  const statements = text.statements.filter((statement) => within(statement.spans, date));
  const named = [...statements, ...text.changes].flatMap(({ days }) => days?.named ?? []);
  const whole = [...closings.weekly].filter(([, list]) => list.some(({ part }) => part === 'all'));
  if (whole.some(([weekday]) => named.includes(weekday)))
    throw new Unreadable('a closed day that has hours');
  const silent = EVERY_DAY.filter((d) => !closings.weekly.has(d) && !week.get(d));
  if (silent.length > 0 && (closings.weekly.size > 0 || closed.none))
    throw new Unreadable('a day neither open nor closed');
  if (closed.none && (closings.weekly.size > 0 || closings.nth.length > 0 || closings.holiday))
    throw new Unreadable('never closed and closed');
  if ([...open.values()].every((periods) => periods.length === 0))
    throw new Unreadable('never open');
}

/** The hours of a usually closed weekday, for the holidays on which it opens. */
function hoursOf(day: Day, weekday: number): Period[] {
  const own = day.week.get(weekday);
  if (own) return own;
  const all = [...day.week.values()];
  if (new Set(all.map((periods) => JSON.stringify(periods))).size > 1)
    throw new Unreadable('which hours on holidays?');
  return all[0] ?? [];
}

const opensOnHoliday = ({ onHoliday }: Closure) => onHoliday === 'open' || onHoliday === 'next';

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
  } else for (const weekday of days) add(rules, `PH ${renderDays([weekday])}`, hoursOf(day, weekday));
}

function holidayRules(rules: Rules, day: Day): void {
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
function nextDayRules(rules: Rules, day: Day): void {
  for (const [weekday, list] of day.closings.weekly) {
    if (!list.some(({ onHoliday }) => onHoliday === 'next')) continue;
    const next = (weekday + 1) % 7;
    if (!day.open.get(next)?.length) throw new Unreadable('moved to a day that is closed anyway');
    rules.hours.push(`PH +1 day ${renderDays([next])} off`);
  }
}

function nthRules(rules: Rules, day: Day, onlyReopened: boolean): void {
  for (const { closure, day: weekday, nths } of day.closings.nth) {
    if (opensOnHoliday(closure) !== onlyReopened) continue;
    const periods = day.open.get(weekday) ?? [];
    if (periods.length === 0) throw new Unreadable('an n-th weekday that is closed anyway');
    const left = without(periods, closure.part);
    const days = renderNth(weekday, nths);
    if (left.length > 0) add(rules, days, left);
    else rules.hours.push(`${days} off`);
  }
}

function closeDays(week: Week, closings: Closings): Week {
  const days = [...week].filter(([weekday]) => weekday !== HOLIDAY);
  return new Map(
    days.map(([weekday, periods]) => [
      weekday,
      (closings.weekly.get(weekday) ?? []).reduce((left, { part }) => without(left, part), periods),
    ]),
  );
}

/** The rules as they stand on one date (month × 100 + day). */
export function rulesOn(text: HoursText, closed: ClosedDays, date: number): Rules {
  const week = weekOn(text, date);
  const closings = closingsOn(closed.closures, date);
  const day = { week, open: closeDays(week, closings), closings };
  check(text, closed, day, date);
  const rules: Rules = {
    hours: weekdayRules(day.open, renderPeriods),
    orders: weekdayRules(day.open, renderOrders),
  };
  nthRules(rules, day, true);
  holidayRules(rules, day);
  nthRules(rules, day, false);
  nextDayRules(rules, day);
  return rules;
}
