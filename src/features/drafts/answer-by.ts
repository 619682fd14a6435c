import type { HolidayCalendar } from '#features/days/holidays.ts';
import { localDate } from '#server/clock.ts';
import { workingDay } from './working-days.ts';

/** The desk answers within this many of its working days. */
const WORKING_DAYS = 2;

/** The local date by which a submission is answered: weekends and public holidays do not count. */
export function answerBy(submittedAt: Date, holidays: HolidayCalendar): string {
  return workingDay(localDate(submittedAt), WORKING_DAYS, holidays);
}
