import { addDays, localDate, localWeekday, startOfLocalDay } from '#server/clock.ts';

/** A month as `YYYY-MM`, a half-open span of local dates as `[from, until)`. */
export interface Dates {
  from: string;
  until: string;
}

/** 0 = Monday … 6 = Sunday, Asia/Tokyo. */
export function weekdayOf(date: string): number {
  return localWeekday(startOfLocalDay(date));
}

export function monthOf(date: string): string {
  return date.slice(0, 7);
}

export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const total = year * 12 + (number - 1) + count;
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`;
}

export function monthDates(month: string): Dates {
  return { from: `${month}-01`, until: `${addMonths(month, 1)}-01` };
}

/** The week of a date, which begins on Sunday as on calendars on Japanese walls. */
export function weekDates(date: string): Dates {
  const from = addDays(date, -((weekdayOf(date) + 1) % 7));
  return { from, until: addDays(from, 7) };
}

/** The weeks a month's page shows, each from Sunday; days of the neighbouring months fill it up. */
export function monthWeeks(month: string): string[][] {
  const { from, until } = monthDates(month);
  const weeks: string[][] = [];
  for (let day = weekDates(from).from; day < until; day = addDays(day, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(day, i)));
  }
  return weeks;
}

/** Today, as a span. */
export function todayDates(at: Date): Dates {
  const from = localDate(at);
  return { from, until: addDays(from, 1) };
}

/** Saturday and Sunday: the coming ones, or on a weekend what is left of it. */
export function weekendDates(at: Date): Dates {
  const today = localDate(at);
  const weekday = weekdayOf(today);
  const saturday = addDays(today, 5 - weekday);
  return { from: weekday === 6 ? today : saturday, until: addDays(saturday, 2) };
}
