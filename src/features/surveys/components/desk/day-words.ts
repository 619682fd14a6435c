import { words } from '#i18n/index.ts';
import { localDate, localTime, localWeekday, startOfLocalDay } from '#server/clock.ts';

const { common } = words('ja');

/** A local day as the staff read it, always with its year. */
export const dayWords = (day: string) => common.date(day, localWeekday(startOfLocalDay(day)), '-');

/** A moment (ISO UTC) as the staff read it, in Tokyo. */
export function momentWords(iso: string): string {
  const moment = new Date(iso);
  return `${dayWords(localDate(moment))} ${localTime(moment)}`;
}
