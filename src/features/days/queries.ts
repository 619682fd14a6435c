import type { Reader } from '#server/db.ts';
import { holidayCalendar, type HolidayCalendar } from './holidays.ts';

type Read = Pick<Reader, 'selectFrom'>;

/** The times of the year many shops close for, from January on. */
export function listPeriods(read: Read) {
  return read
    .selectFrom('closing_period')
    .select(['id', 'name', 'name_en as nameEn', 'starts', 'ends'])
    .orderBy('starts')
    .orderBy('id')
    .execute();
}

/** What the staff have entered of single days, the earliest first. */
export function listDaysByHand(read: Read) {
  return read
    .selectFrom('holiday_by_hand')
    .select(['id', 'date', 'name', 'name_en as nameEn'])
    .orderBy('date')
    .execute();
}

/** The public holidays with what was entered by hand. */
export async function readHolidays(read: Read): Promise<HolidayCalendar> {
  return holidayCalendar(await listDaysByHand(read));
}
