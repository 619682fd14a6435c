import type { Dictionary } from '#i18n/index.ts';
import { localDate, localWeekday, startOfLocalDay } from '#server/clock.ts';

/** Says local dates `YYYY-MM-DD` as 11月22日(日), with the year where it is not this one. */
export function dayWords(words: Dictionary, at: Date): (day: string) => string {
  const thisYear = localDate(at).slice(0, 4);
  return (day) => words.common.date(day, localWeekday(startOfLocalDay(day)), thisYear);
}
