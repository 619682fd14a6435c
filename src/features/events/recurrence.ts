import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { addDays, localDate, localTime, startOfLocalDay } from '#server/clock.ts';
import type { Span } from './times.ts';

const ZONE = 'Asia/Tokyo';

/** Stored dates of an event: the first span, and how it repeats. */
export interface Rule extends Span {
  /** RFC 5545 without DTSTART; null for a single date. */
  rrule: string | null;
}

/** One date of a rule, under the local date the rule gives. */
export interface RuleDate extends Span {
  date: string;
}

/**
 * The dates of a rule that begin within the half-open span of local dates `[from, until)`, in order;
 * a single date is given whenever it is. Repeats are read on Tokyo's wall clock: a market every
 * Saturday at 8:00 is on Saturdays there, though its moment in UTC is a Friday's.
 */
export function datesOf(rule: Rule, from: string, until: string): RuleDate[] {
  const { start, end, allDay } = rule;
  if (rule.rrule === null) return [{ date: localDate(start), start, end, allDay }];
  const length = end.getTime() - start.getTime();
  return startsOf(rule.rrule, start, from, until).map((time) => ({
    date: localDate(time),
    start: time,
    end: new Date(time.getTime() + length),
    allDay,
  }));
}

function startsOf(rrule: string, first: Date, from: string, until: string): Date[] {
  const repeat = new RRuleTemporal({
    rruleString: rrule,
    dtstart: zoned(first),
    temporal: Temporal,
  });
  // The library's window is closed at both ends; ours ends before midnight.
  const last = new Date(startOfLocalDay(until).getTime() - 1000);
  return repeat
    .between(zoned(startOfLocalDay(from)), zoned(last), true)
    .map((time) => new Date(time.epochMilliseconds));
}

function zoned(moment: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(ZONE);
}

/** Whether a rule can be read and gives the date it is said to begin with, which calendars count as its first. */
export function isUsable(rule: Rule): boolean {
  if (rule.rrule === null) return true;
  const first = localDate(rule.start);
  try {
    const [found] = datesOf(rule, first, addDays(first, 1));
    return found !== undefined && localTime(found.start) === localTime(rule.start);
  } catch {
    return false;
  }
}
