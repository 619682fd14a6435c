/** The Japanese holiday calendar (国民の祝日に関する法律), as published by holiday-jp up to 2050. */
import calendar from '@holiday-jp/holiday_jp';

const HOLIDAYS: Record<string, { name: string; name_en: string }> = calendar.holidays;
const DATES = Object.keys(HOLIDAYS).sort();

/** Whether a Tokyo date (`YYYY-MM-DD`) is a public holiday, substitutes and sandwiched days too. */
export function isHoliday(date: string): boolean {
  return Object.hasOwn(HOLIDAYS, date);
}

/** The holiday's name, or null on an ordinary day. `date` is a Tokyo date, `YYYY-MM-DD`. */
export function holidayName(date: string, locale: 'ja' | 'en'): string | null {
  const holiday = isHoliday(date) ? HOLIDAYS[date] : undefined;
  if (!holiday) return null;
  if (locale === 'en') return holiday.name_en;
  // The calendar's names of these say which holiday they follow, in May not the one the law means.
  if (holiday.name.endsWith('振替休日')) return '振替休日';
  return holiday.name === '休日' ? '国民の休日' : holiday.name;
}

/** The holidays from `first` to `last`, both included, in order; Tokyo dates, `YYYY-MM-DD`. */
export function holidaysBetween(first: string, last: string): string[] {
  return DATES.filter((date) => date >= first && date <= last);
}
