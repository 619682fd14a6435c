import { hoursEn } from './hours.en.ts';
import { hoursJa, type HoursWords } from './hours.ja.ts';
import type { Locale } from './urls.ts';

/** The words of opening hours in a language. */
export function hoursWords(locale: Locale): HoursWords {
  return locale === 'ja' ? hoursJa : hoursEn;
}
