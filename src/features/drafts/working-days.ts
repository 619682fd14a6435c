import { addDays, localWeekday, startOfLocalDay } from '#server/clock.ts';
import { isHoliday } from '#features/shops/hours/holidays.ts';

/** Neither a weekend nor a public holiday. */
export function isWorkingDay(date: string): boolean {
  return localWeekday(startOfLocalDay(date)) < 5 && !isHoliday(date);
}

/** The `count`-th working day after a local date; before it where negative. */
export function workingDay(date: string, count: number): string {
  const step = Math.sign(count);
  let day = date;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
