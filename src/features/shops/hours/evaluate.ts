/**
 * Turns an `opening_hours` value into the intervals in which a place is open. Only for a child
 * process or a test: the library computes in the time zone of its process and is slow.
 */
import opening_hours from 'opening_hours';
import { HOLIDAYS_BY_LAW, type HolidayCalendar } from '#features/days/holidays.ts';
import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import { mergeIntervals } from './intervals.ts';
import { afterMidnight, onDay, untilMidnight } from './rewrite.ts';
import type { OpenInterval } from './types.ts';

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone !== 'Asia/Tokyo') {
  throw new Error(`Opening hours are evaluated with TZ=Asia/Tokyo; this process has ${zone}.`);
}

const DAY = 24 * 60 * 60_000;
const YAMAGUCHI = { lat: 34.18, lon: 131.47, address: { country_code: 'jp', state: '' } };

/** Warnings about style, or about a past that no longer matters; with any other we do not guess. */
const HARMLESS = new Set<string>([
  'adding_0',
  'additional_rule_separator_not_used_after_time_wrapping_midnight',
  'date_past',
  'date_range_past',
  'hour_min_separator',
  'no_colon_after',
  'nothing_useful',
  'omit_ko',
  'public_holiday',
  'separator_for_readability',
  'strange_24_7',
  'switched',
  'without_minutes',
  'year_past',
]);

/** What the library can parse but a page could not state as a fact, or we could not evaluate. */
const UNUSABLE: readonly (readonly [RegExp, string])[] = [
  [/\bunknown\b|\d\+/, 'The value leaves open whether the place is open (unknown or open end).'],
  [/"/, 'A comment is the only state the value gives.'],
  [/sun(?:rise|set)|dawn|dusk/, 'The value depends on the sun; write times of day.'],
  [/\|\|/, 'The value has a fallback rule.'],
  [/; (?:\d\d:\d\d|24\/7|open|off|closed)/, 'A rule after the first must name its days.'],
  [
    /\bPH(?: [+-]1 day)? (?:Mo|Tu|We|Th|Fr|Sa|Su)[-,[]/,
    'Holidays on several weekdays: write one rule for each weekday.',
  ],
  // The library takes such a rule without complaint and never applies it.
  [/PH [+-]1 day,/, 'In a list of days, write "PH +1 day" last.'],
];

type Canonical = { text: string } | { problem: string };

function parse(value: string): opening_hours {
  return new opening_hours(value, YAMAGUCHI);
}

/** The value in the library's own spelling, without comments, or why it cannot be used. */
function canonical(value: string): Canonical {
  try {
    const parsed = parse(value);
    const text = parsed.prettifyValue({}).replace(/\b(off|closed|open) "[^"]*"/g, '$1');
    const unusable = UNUSABLE.find(([pattern]) => pattern.test(text));
    if (unusable) return { problem: unusable[1] };
    const warning = parsed.getStructuredWarnings().find(({ type }) => !HARMLESS.has(type));
    if (warning) return { problem: warning.message };
    return { text };
  } catch (thrown) {
    // The library throws plain strings.
    return { problem: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

/** Why a value cannot be used as opening hours, in the library's English words; undefined if it can. */
export function validateValue(value: string): string | undefined {
  const result = canonical(value);
  return 'problem' in result ? result.problem : undefined;
}

const anyHoliday = parse('PH off');

/** Tokyo dates from `from` to `until` that the library takes for something else than our calendar. */
export function mistakenDays(
  from: Date,
  until: Date,
  holidays: HolidayCalendar = HOLIDAYS_BY_LAW,
): string[] {
  // A day more on both sides, for rules about the day before and after a holiday.
  const [first, last] = [addDays(localDate(from), -1), addDays(localDate(until), 1)];
  const entered = holidays.byHand.map(({ date }) => date);
  const dates = [...holidays.between(first, last), ...entered]
    .filter((date) => date >= first && date <= last)
    .sort();
  return [...new Set(dates)].filter(
    (date) =>
      anyHoliday.getPublicHolidayContext(startOfLocalDay(date)).isHoliday !== holidays.has(date),
  );
}

function openBetween(
  parsed: opening_hours,
  from: Date,
  until: Date,
  shift: number,
): OpenInterval[] {
  if (from >= until) return [];
  return parsed.getOpenIntervals(from, until).map(([start, end]) => ({
    startsAt: toIso(new Date(start.getTime() + shift)),
    endsAt: toIso(new Date(end.getTime() + shift)),
  }));
}

interface Span {
  from: Date;
  until: Date;
  holidays: HolidayCalendar;
}

/** Evaluates a value without periods past midnight; the result is moved on by `shift` ms. */
function evaluateDays(value: string, span: Span, shift: number): OpenInterval[] {
  const { from, until, holidays } = span;
  const parsed = parse(value);
  const found: OpenInterval[] = [];
  let cursor = from;
  const mistaken = value.includes('PH') ? mistakenDays(from, until, holidays) : [];
  // Rules may speak of the day before a holiday and of the day after it.
  const days = new Set(mistaken.flatMap((date) => [-1, 0, 1].map((by) => addDays(date, by))));
  const within = (date: string) =>
    new Date(Math.min(+until, Math.max(+cursor, +startOfLocalDay(date))));
  for (const date of [...days].sort()) {
    const [begins, ends] = [within(date), within(addDays(date, 1))];
    found.push(...openBetween(parsed, cursor, begins, shift));
    found.push(...openBetween(parse(onDay(value, date, holidays)), begins, ends, shift));
    cursor = ends;
  }
  return [...found, ...openBetween(parsed, cursor, until, shift)];
}

/**
 * When a value is open between two moments: sorted, disjoint, half-open, cut at `from` and `until`.
 * A period past midnight belongs to the day on which it begins.
 * @throws Error with the reason when `validateValue` would give one.
 */
export function intervals(
  value: string,
  from: Date,
  until: Date,
  holidays: HolidayCalendar = HOLIDAYS_BY_LAW,
): OpenInterval[] {
  const result = canonical(value);
  if ('problem' in result) throw new Error(result.problem);
  const found = evaluateDays(untilMidnight(result.text), { from, until, holidays }, 0);
  const morning = afterMidnight(result.text);
  if (morning !== null) {
    const dayBefore = (date: Date): Date => new Date(date.getTime() - DAY);
    const span = { from: dayBefore(from), until: dayBefore(until), holidays };
    found.push(...evaluateDays(morning, span, DAY));
  }
  return mergeIntervals(found);
}
