/**
 * Reads the part of the `opening_hours` syntax that can be said in words: rules separated by `;`,
 * each of dates, weekdays, n-th weekdays or holidays, and times. Anything else is null, never a guess.
 * It describes; what is open when is for the evaluated intervals to say.
 */
import type { HolidayCalendar } from '#features/days/holidays.ts';
import type { CalendarDay } from '#i18n/hours.ja.ts';
import { addDays, localWeekday, startOfLocalDay } from '#server/clock.ts';

export interface DateSpan {
  from: CalendarDay;
  to: CalendarDay;
}

export type DaySelector =
  /** 0 = Monday … 6 = Sunday */
  | { kind: 'weekday'; weekday: number }
  /** −1: the last one of the month. */
  | { kind: 'nth'; weekday: number; nths: number[] }
  /** Offset 1: the day after a public holiday. With a weekday: only where it falls on that one. */
  | { kind: 'holiday'; offset: number; weekday: number | null };

/** One rule; empty `dates` or `days` mean all. `times` as written: `off`, ranges or points. */
export interface PatternRule {
  dates: DateSpan[];
  days: DaySelector[];
  times: string;
}

const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const list = (item: string): string => `${item}(?:,${item})*`;
const WEEKDAY = `(?:${WEEKDAYS.join('|')})`;
const DAYS = `${WEEKDAY}(?:-${WEEKDAY}|\\[${list('-?[1-5]')}\\])?|PH(?: [+-]1 day)?(?: ${WEEKDAY})?`;
const DATE = `(?:\\d{4} )?(?:${MONTHS.join('|')})(?: \\d{1,2})?`;
const TIME = '\\d{2}:\\d{2}';
const RULE = new RegExp(
  `^(?:(${list(`${DATE}(?:-(?:${DATE}|\\d{1,2}))?`)}) )?(?:(${list(`(?:${DAYS})`)}) )?` +
    `(off|closed|24/7|${list(`${TIME}(?:-${TIME})?`)})$`,
);

function readDate(text: string, year: number | null): CalendarDay {
  const [, ownYear, month = '', day] = /^(?:(\d{4}) )?([A-Z][a-z]{2})(?: (\d+))?$/.exec(text) ?? [];
  return {
    year: ownYear === undefined ? year : Number(ownYear),
    month: MONTHS.indexOf(month) + 1,
    day: day === undefined ? null : Number(day),
  };
}

function readSpan(text: string): DateSpan {
  const [first = '', last] = text.split('-');
  const from = readDate(first, null);
  if (last === undefined) return { from, to: from };
  // `Aug 13-15` names the month once.
  const to = /^\d+$/.test(last) ? { ...from, day: Number(last) } : readDate(last, from.year);
  return { from, to };
}

function readDays(text: string): DaySelector[] {
  if (text.startsWith('PH')) {
    const [, offset = 0, day] = /^PH(?: ([+-]1) day)?(?: (\w\w))?$/.exec(text) ?? [];
    const weekday = day === undefined ? null : WEEKDAYS.indexOf(day);
    return [{ kind: 'holiday', offset: Number(offset), weekday }];
  }
  const weekday = WEEKDAYS.indexOf(text.slice(0, 2));
  if (text.includes('[')) {
    return [{ kind: 'nth', weekday, nths: text.slice(3, -1).split(',').map(Number) }];
  }
  const last = text.length > 2 ? WEEKDAYS.indexOf(text.slice(3)) : weekday;
  // `Fr-Mo` runs over the end of the week.
  return Array.from({ length: ((last - weekday + 7) % 7) + 1 }, (_, index) => ({
    kind: 'weekday' as const,
    weekday: (weekday + index) % 7,
  }));
}

function readRule(text: string, index: number): PatternRule | null {
  const match = RULE.exec(text);
  if (!match) return null;
  const [, dates, days, times = ''] = match;
  // Without a day a later rule adds hours or replaces them, depending on the one before it.
  if (index > 0 && dates === undefined && days === undefined) return null;
  return {
    dates: dates === undefined ? [] : dates.split(',').map(readSpan),
    // A comma inside brackets belongs to its weekday.
    days: days === undefined ? [] : days.split(/,(?![^[]*\])/).flatMap(readDays),
    times: times === 'closed' ? 'off' : times,
  };
}

/** The rules of a value in their order, or null when it says more than this reader understands. */
export function parsePattern(value: string): PatternRule[] | null {
  const rules = value
    .trim()
    .replace(/;$/, '')
    .split(/\s*;\s*/)
    .map(readRule);
  return rules.every((rule) => rule !== null) ? rules : null;
}

function inSpan({ from, to }: DateSpan, date: string): boolean {
  const [year = '', month = '', day = ''] = date.split('-');
  const number = ({ year: own, month: m, day: d }: CalendarDay, open: number): number =>
    (own ?? 0) * 10_000 + m * 100 + (d ?? open);
  const first = number(from, 1);
  const last = number(to, 31);
  const asked = (from.year === null ? 0 : Number(year) * 10_000) + Number(month + day);
  // Without years `Dec 29-Jan 3` runs over the end of the year.
  return first <= last ? asked >= first && asked <= last : asked >= first || asked <= last;
}

function isNth(date: string, nth: number): boolean {
  const days = nth > 0 ? -7 * nth : 7 * -nth;
  const nearer = addDays(date, nth > 0 ? days + 7 : days - 7);
  // The n-th of a month: n−1 weeks away it is the same month, n weeks away no longer.
  return (
    nearer.slice(0, 7) === date.slice(0, 7) && addDays(date, days).slice(0, 7) !== date.slice(0, 7)
  );
}

function selects(selector: DaySelector, date: string, holidays: HolidayCalendar): boolean {
  const isItsDay =
    selector.weekday === null || localWeekday(startOfLocalDay(date)) === selector.weekday;
  if (!isItsDay) return false;
  if (selector.kind === 'holiday') return holidays.has(addDays(date, -selector.offset));
  return selector.kind === 'weekday' || selector.nths.some((nth) => isNth(date, nth));
}

/** Whether a rule speaks of a Tokyo date (`YYYY-MM-DD`). */
export function appliesOn(rule: PatternRule, date: string, holidays: HolidayCalendar): boolean {
  if (rule.dates.length > 0 && !rule.dates.some((span) => inSpan(span, date))) return false;
  return rule.days.length === 0 || rule.days.some((selector) => selects(selector, date, holidays));
}
