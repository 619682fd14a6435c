import { addDays, localDate, localWeekday, startOfLocalDay } from '#server/clock.ts';
import { isHoliday } from '#features/shops/hours/holidays.ts';

/** The desk answers within this many of its working days. */
const WORKING_DAYS = 2;

/** The local date by which a submission is answered: weekends and public holidays do not count. */
export function answerBy(submittedAt: Date): string {
  let date = localDate(submittedAt);
  for (let left = WORKING_DAYS; left > 0;) {
    date = addDays(date, 1);
    if (localWeekday(startOfLocalDay(date)) < 5 && !isHoliday(date)) left -= 1;
  }
  return date;
}
