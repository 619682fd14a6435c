import { parsePattern, type DateSpan, type DaySelector, type PatternRule } from './pattern.ts';

const WEEK = [0, 1, 2, 3, 4, 5, 6];
/** Times that are periods; points in time say nothing about when a place is open. */
const PERIODS = /^(?:off|24\/7|(?:[\d:]+-[\d:]+,?)+)$/;

/** Wall-clock times of one day, `HH:MM`; past midnight the close counts on, as in `26:00`. */
export interface Period {
  open: string;
  close: string;
}

/** What differs from the plain week. */
export interface Extra {
  /** Empty: all year. */
  dates: DateSpan[];
  /** Empty: every day of the dates. */
  days: DaySelector[];
  /** Empty: closed. */
  periods: Period[];
  /** Weekdays (0 = Monday) on which a later rule holds instead. */
  except: number[];
}

/** `days`: Monday to Sunday. `raw`: more than the words can say. */
export type UsualWeek =
  { kind: 'table'; days: Period[][]; extras: Extra[] } | { kind: 'raw'; value: string };

function readPeriod(range: string): Period {
  const [open = '', close = ''] = range.split('-');
  if (close > open) return { open, close };
  return { open, close: `${Number(close.slice(0, 2)) + 24}${close.slice(2)}` };
}

function readPeriods(times: string): Period[] {
  if (times === 'off') return [];
  return (times === '24/7' ? '00:00-24:00' : times).split(',').map(readPeriod);
}

function plainWeekdays({ dates, days }: PatternRule): number[] {
  if (dates.length > 0) return [];
  if (days.length === 0) return WEEK;
  return days.filter((selector) => selector.kind === 'weekday').map(({ weekday }) => weekday);
}

function extrasOf(rule: PatternRule): Extra[] {
  const rest = { periods: readPeriods(rule.times), except: [] };
  if (rule.dates.length > 0) return [{ dates: rule.dates, days: rule.days, ...rest }];
  const special = rule.days.filter(({ kind }) => kind !== 'weekday');
  return special.map((selector) => ({ dates: [], days: [selector], ...rest }));
}

/** The weekdays an extra can fall on. */
function possibleWeekdays({ days }: Extra): number[] {
  const own = days.flatMap((day) => (day.weekday === null ? WEEK : [day.weekday]));
  return days.length === 0 ? WEEK : [...new Set(own)];
}

/**
 * An extra as far as it still says something after all rules are read: without exclusions that
 * change nothing, and null when every day it can fall on has the same hours anyway.
 */
function essence(extra: Extra, week: Period[][]): Extra | null {
  const same = (weekday: number): boolean =>
    JSON.stringify(week[weekday]) === JSON.stringify(extra.periods);
  const possible = possibleWeekdays(extra);
  const left = possible.filter((weekday) => !extra.except.includes(weekday));
  // A season is kept even where it agrees: it may undo an earlier one.
  if (extra.dates.length === 0 ? left.every(same) : left.length === 0) return null;
  return {
    ...extra,
    except: WEEK.filter(
      (day) => extra.except.includes(day) && possible.includes(day) && !same(day),
    ),
  };
}

/** The standing weekly pattern of a value without dated exceptions, for putting into words. */
export function usualWeek(value: string): UsualWeek {
  const rules = parsePattern(value);
  if (!rules?.every(({ times }) => PERIODS.test(times))) {
    return { kind: 'raw', value };
  }
  const days: Period[][] = [[], [], [], [], [], [], []];
  let extras: Extra[] = [];
  for (const rule of rules) {
    const weekdays = plainWeekdays(rule);
    for (const weekday of weekdays) days[weekday] = readPeriods(rule.times);
    extras = [
      ...extras.map((extra) => ({ ...extra, except: [...extra.except, ...weekdays] })),
      ...extrasOf(rule),
    ];
  }
  return {
    kind: 'table',
    days,
    extras: extras.map((extra) => essence(extra, days)).filter((extra) => extra !== null),
  };
}
