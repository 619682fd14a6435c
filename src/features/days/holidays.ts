/**
 * Public holidays: the Japanese calendar (国民の祝日に関する法律), as published by holiday-jp up to 2050,
 * and what the staff have entered by hand, which goes before it.
 */
import calendar from '@holiday-jp/holiday_jp';

/** What is entered for one Tokyo date (`YYYY-MM-DD`); without names it is an ordinary day. */
export interface DayByHand {
  date: string;
  name: string | null;
  nameEn: string | null;
}

export interface HolidayCalendar {
  /** Whether a Tokyo date is a public holiday, substitutes and sandwiched days too. */
  has(date: string): boolean;
  /** The holiday's name, or null on an ordinary day. */
  nameOf(date: string, locale: 'ja' | 'en'): string | null;
  /** The holidays from `first` to `last`, both included, in order. */
  between(first: string, last: string): string[];
  byHand: readonly DayByHand[];
}

const BY_LAW = new Map(
  Object.entries(calendar.holidays as Record<string, { name: string; name_en: string }>),
);

function nameByLaw(date: string, locale: 'ja' | 'en'): string | null {
  const holiday = BY_LAW.get(date);
  if (!holiday) return null;
  if (locale === 'en') return holiday.name_en;
  // The calendar's names of these say which holiday they follow, in May not the one the law means.
  if (holiday.name.endsWith('振替休日')) return '振替休日';
  return holiday.name === '休日' ? '国民の休日' : holiday.name;
}

export function holidayCalendar(byHand: readonly DayByHand[] = []): HolidayCalendar {
  const entered = new Map(byHand.map((day) => [day.date, day]));
  const nameOf = (date: string, locale: 'ja' | 'en') => {
    const own = entered.get(date);
    return own ? own[locale === 'ja' ? 'name' : 'nameEn'] : nameByLaw(date, locale);
  };
  const has = (date: string) => nameOf(date, 'ja') !== null;
  return {
    has,
    nameOf,
    between: (first, last) =>
      [...new Set([...BY_LAW.keys(), ...entered.keys()])]
        .filter((date) => date >= first && date <= last && has(date))
        .sort(),
    byHand,
  };
}

/** The calendar without anything entered by hand. */
export const HOLIDAYS_BY_LAW = holidayCalendar();
