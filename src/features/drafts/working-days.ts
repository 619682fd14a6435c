import { addDays, localWeekday, startOfLocalDay } from '#server/clock.ts';
import type { HolidayCalendar } from '#features/days/holidays.ts';

/** Neither a weekend nor a public holiday. */
export function isWorkingDay(date: string, holidays: HolidayCalendar): boolean {
  return localWeekday(startOfLocalDay(date)) < 5 && !holidays.has(date);
}

/** The `count`-th working day after a local date; before it where negative. */
export function workingDay(date: string, count: number, holidays: HolidayCalendar): string {
  const step = Math.sign(count);
  let day = date;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}
