import { ja } from '#i18n/ja.ts';
import { isLocalDate, localWeekday, startOfLocalDay } from '#server/clock.ts';

/** `2026年11月24日(火) 10:00` of a local date or a local date and time; any other text as it is. */
export function dateSaid(text: string): string {
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/.exec(text) ?? [];
  if (!isLocalDate(day)) return text;
  return [ja.common.date(day, localWeekday(startOfLocalDay(day)), '0'), time]
    .filter(Boolean)
    .join(' ');
}
