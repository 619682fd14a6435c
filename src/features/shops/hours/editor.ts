/**
 * A week as people edit it, to and from an `opening_hours` value: periods by weekday, holidays, n-th
 * weekdays. Rules that say more (seasons, days after holidays) are kept as they are.
 */
import { hoursJa } from '#i18n/hours.ja.ts';
import { parsePattern, type PatternRule } from './pattern.ts';
import { hoursSentence } from './sentence.ts';
import { usualWeek, type Period } from './usual.ts';

export interface NthRule {
  /** 0 = Monday … 6 = Sunday. */
  weekday: number;
  /** 1–5, −1 for the last one of the month. */
  nths: number[];
  /** Empty: closed. */
  periods: Period[];
}

export interface EditedWeek {
  /** Monday to Sunday; an empty day is closed. */
  days: Period[][];
  /** Null: as the weekday it falls on. Empty: closed. */
  holiday: Period[] | null;
  nth: NthRule[];
  /** Rules of the value that this form does not show, as they are written. */
  kept: string[];
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const WEEK = [0, 1, 2, 3, 4, 5, 6];
const PERIODS = /^(?:off|24\/7|(?:[\d:]+-[\d:]+,?)+)$/;

export const emptyWeek = (): EditedWeek => ({
  days: WEEK.map(() => []),
  holiday: null,
  nth: [],
  kept: [],
});

/** The week a value describes; null where its rules lean on one another in ways the form cannot show. */
export function weekOfValue(value: string | null): EditedWeek | null {
  if (value === null) return emptyWeek();
  const rules = parsePattern(value);
  if (!rules?.every(({ times }) => PERIODS.test(times))) return null;
  const texts = value
    .trim()
    .replace(/;$/, '')
    .split(/\s*;\s*/);
  const week = rules.reduce((before, rule, i) => withRule(before, rule, texts[i]!), emptyWeek());
  // What visitors read must be the same before and after: else a rule stood where order matters.
  const again = valueOfWeek(week);
  if (again === null) return null;
  const [was, is] = [value, again].map((text) => hoursSentence(usualWeek(text), hoursJa));
  return was === is ? week : null;
}

function withRule(week: EditedWeek, rule: PatternRule, text: string): EditedWeek {
  const periods = readPeriods(rule.times);
  const weekdays = rule.days.flatMap((day) => (day.kind === 'weekday' ? [day.weekday] : []));
  const nth = rule.days.flatMap((day) => (day.kind === 'nth' ? [day] : []));
  const holidays = rule.days.filter((day) => day.kind === 'holiday');
  const isPlainHoliday = holidays.every(({ offset, weekday }) => offset === 0 && weekday === null);
  if (rule.dates.length > 0 || !isPlainHoliday) return { ...week, kept: [...week.kept, text] };
  const days = rule.days.length === 0 ? WEEK : weekdays;
  return {
    days: week.days.map((was, day) => (days.includes(day) ? periods : was)),
    holiday: holidays.length > 0 ? periods : week.holiday,
    nth: [...week.nth, ...nth.map(({ weekday, nths }) => ({ weekday, nths, periods }))],
    kept: week.kept,
  };
}

function readPeriods(times: string): Period[] {
  if (times === 'off') return [];
  return (times === '24/7' ? '00:00-24:00' : times).split(',').map((range) => {
    const [open = '', close = ''] = range.split('-');
    return { open, close: pastMidnight(open, close) };
  });
}

/** A close at or before the opening is one of the following day: 02:00 is 26:00. */
export function pastMidnight(open: string, close: string): string {
  if (close > open) return close;
  return `${Number(close.slice(0, 2)) + 24}${close.slice(2)}`;
}

/** The value of a week; null where nothing is said. */
export function valueOfWeek({ days, holiday, nth, kept }: EditedWeek): string | null {
  const rules = [
    ...weekRules(days),
    ...nth.map(
      ({ weekday, nths, periods }) => `${DAYS[weekday]}[${nths.join(',')}] ${timesOf(periods)}`,
    ),
    ...(holiday ? [`PH ${timesOf(holiday)}`] : []),
    ...kept,
  ];
  const isOpen = days.some((periods) => periods.length > 0) || kept.length > 0;
  return isOpen || holiday?.length || nth.some(({ periods }) => periods.length > 0)
    ? rules.join('; ')
    : null;
}

function timesOf(periods: readonly Period[]): string {
  if (periods.length === 0) return 'off';
  return periods.map(({ open, close }) => `${open}-${close}`).join(',');
}

/** Open days as rules, those in a row with the same times together. */
function weekRules(days: readonly Period[][]): string[] {
  const groups = new Map<string, number[]>();
  for (const [day, periods] of days.entries()) {
    if (periods.length === 0) continue;
    const times = timesOf(periods);
    groups.set(times, [...(groups.get(times) ?? []), day]);
  }
  return [...groups].map(([times, list]) => `${daysText(list)} ${times}`);
}

/** `Mo-Fr,Su`. */
export function daysText(list: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const day of list) {
    const last = runs.at(-1);
    if (last?.[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs
    .map(([from, to]) => (from === to ? DAYS[from]! : `${DAYS[from]}-${DAYS[to]}`))
    .join(',');
}
