import { addDays, localDate, localMinutes, localTime, startOfLocalDay } from '#server/clock.ts';

const MINUTE = 60_000;
/** An evening that ends before this hour belongs to the day it began on. */
const MORNING = 6 * 60;

/** When something takes place. `end` is the start where no end is known; whole days end at midnight. */
export interface Span {
  start: Date;
  end: Date;
  allDay: boolean;
}

/** The moment of a local date with time (`YYYY-MM-DDTHH:MM`, Asia/Tokyo), or of the date's beginning. */
export function momentOf(local: string): Date {
  const day = startOfLocalDay(local.slice(0, 10));
  const [hours = 0, minutes = 0] = local.slice(11).split(':').map(Number);
  return new Date(day.getTime() + (hours * 60 + minutes) * MINUTE);
}

/** From what people write to a half-open span; the last whole day is included. */
export function spanOf(from: string, until: string | null): Span {
  const allDay = from.length === 10;
  const start = momentOf(from);
  if (!allDay) return { start, end: until === null ? start : momentOf(until), allDay };
  return { start, end: startOfLocalDay(addDays((until ?? from).slice(0, 10), 1)), allDay };
}

/**
 * The last local date a span is listed on: a night that ends before six in the morning belongs to
 * the evening, midnight to the day before it.
 */
export function lastDateOf({ start, end, allDay }: Span): string {
  const first = localDate(start);
  const last = localDate(end);
  if (last === first) return first;
  const early = localMinutes(end) < (allDay ? 1 : MORNING);
  return early ? addDays(last, -1) : last;
}

/** Every local date from `first` to `last`. */
export function datesBetween(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** A moment as people write it: `YYYY-MM-DDTHH:MM` in Asia/Tokyo. */
function localMoment(moment: Date): string {
  return `${localDate(moment)}T${localTime(moment)}`;
}

/** What people would write for a span: the way back of `spanOf`. */
export function writtenSpan({ start, end, allDay }: Span): { from: string; until: string | null } {
  const until = end.getTime() === start.getTime() ? null : localMoment(end);
  if (!allDay) return { from: localMoment(start), until };
  const [from, last] = [localDate(start), addDays(localDate(end), -1)];
  return { from, until: last === from ? null : last };
}

/** A deadline as it was given: one at midnight is the day before, said without a time. */
export function writtenDeadline(until: Date): string {
  return localTime(until) === '00:00' ? addDays(localDate(until), -1) : localMoment(until);
}
