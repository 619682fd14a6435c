/**
 * Rewrites of an `opening_hours` value that make the library answer as people mean it. They expect
 * the library's own spelling of a value without comments: `, ` between additional rules, `,` in
 * lists, `HH:MM` everywhere.
 */
import type { HolidayCalendar } from '#features/days/holidays.ts';
import { addDays, localWeekday, startOfLocalDay } from '#server/clock.ts';

const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const RANGE = /(\d\d:\d\d)-(\d\d):(\d\d)/g;
const RANGES = /\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*/;
/** A holiday, its neighbour, or either only where it falls on one weekday. */
const HOLIDAY = /\bPH(?: ([+-]1) day)?(?: (Mo|Tu|We|Th|Fr|Sa|Su)(?![-,[\w]))?/g;
const CLOSED = /\b(?:off|closed)$/;

/** When a range ends on the following day, as `HH:MM` of that day; otherwise null. */
function nextDayEnd(open: string, hour: string, minute: string): string | null {
  const close = `${hour}:${minute}`;
  if (close > '24:00') return `${String(Number(hour) - 24).padStart(2, '0')}:${minute}`;
  return close <= open ? close : null;
}

/** The value with every range cut at midnight: what is open on the day it belongs to. */
export function untilMidnight(value: string): string {
  return value.replace(RANGE, (range, open: string, hour: string, minute: string) =>
    nextDayEnd(open, hour, minute) === null ? range : `${open}-24:00`,
  );
}

/** What is left of a list of ranges after midnight, as a list of the following day's ranges. */
function morningRanges(ranges: string): string {
  return [...ranges.matchAll(RANGE)]
    .map(([, open = '', hour = '', minute = '']) => nextDayEnd(open, hour, minute))
    .filter((end) => end !== null && end !== '00:00')
    .map((end) => `00:00-${end}`)
    .join(',');
}

/** One rule as it stands after midnight; null when it says nothing about those hours. */
function morningRule(rule: string, additional: boolean): string | null {
  const ranges = RANGES.exec(rule)?.[0];
  if (ranges === undefined) {
    if (CLOSED.test(rule)) return rule;
    return additional ? null : `${rule.replace(/\s*(?:24\/7|open)$/, '')} off`.trim();
  }
  const morning = morningRanges(ranges);
  if (morning !== '') return rule.replace(ranges, morning);
  // A rule replaces the earlier ones for its days even where it has nothing after midnight itself.
  return additional || CLOSED.test(rule) ? null : rule.replace(/\d\d:\d\d-.*$/, 'off');
}

/**
 * The value's hours after midnight, written onto the day they began: `Sa 18:00-26:00` becomes
 * `Sa 00:00-02:00`, to be evaluated a day early and moved on by 24 hours. Null when there are none.
 *
 * The library lets a rule for Sunday end what began on Saturday evening, and lets Saturday's hours
 * after midnight stand although Saturday was closed. For people a period belongs to the day on
 * which it begins.
 */
export function afterMidnight(value: string): string | null {
  if (untilMidnight(value) === value) return null;
  let morning = '';
  let separator = '; ';
  for (const part of value.split(/([;,] )/)) {
    if (part === '; ' || part === ', ') separator = part;
    else {
      const rule = morningRule(part, separator === ', ');
      if (rule !== null) morning += morning === '' ? rule : separator + rule;
    }
  }
  return morning === '' ? null : morning;
}

/**
 * The value as it stands on one day, with what it says of holidays read by `holidays`; right on that
 * day only. There a weekday's name can only mean this day or none, and it may stand in a list, which
 * a date may not.
 */
export function onDay(value: string, date: string, holidays: HolidayCalendar): string {
  const weekday = localWeekday(startOfLocalDay(date));
  return value.replace(HOLIDAY, (_selector, offset?: string, only?: string) => {
    const isMeant =
      holidays.has(addDays(date, -Number(offset ?? 0))) &&
      (only === undefined || only === WEEKDAYS[weekday]);
    return WEEKDAYS[isMeant ? weekday : (weekday + 1) % 7]!;
  });
}
