import { closingsOn, without, type Closings } from './closing.ts';
import { Unreadable } from './cursor.ts';
import { within } from './dates.ts';
import {
  add,
  EVERY_DAY,
  holidayRules,
  nextDayRules,
  opensOnHoliday,
  type Day,
  type Rules,
} from './holiday-rules.ts';
import type { ClosedDays, HoursText, Period } from './model.ts';
import { renderDays, renderNth, renderOrders, renderPeriods } from './render.ts';
import { HOLIDAY, weekOn, type Week } from './table.ts';

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
  const statements = text.statements.filter((statement) => within(statement.spans, date));
  const spoken = [...statements, ...text.changes].some(({ days }) => days?.holiday);
  if (closings.holiday && spoken) throw new Unreadable('closed on holidays with hours');
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
