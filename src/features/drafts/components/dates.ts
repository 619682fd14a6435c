import { ja } from '#i18n/ja.ts';
import { localWeekday, startOfLocalDay } from '#server/clock.ts';

/** `11月22日(日)`, with the year where it is not this one. */
export function dateText(date: string, today: string): string {
  return ja.common.date(date, localWeekday(startOfLocalDay(date)), today.slice(0, 4));
}
