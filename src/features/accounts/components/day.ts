import { words } from '#i18n/index.ts';
import { localDate, localWeekday } from '#server/clock.ts';

/** A moment's local day, as `11月24日(火)`. */
export function dayText(iso: string, at: Date): string {
  const date = new Date(iso);
  const thisYear = localDate(at).slice(0, 4);
  return words('ja').common.date(localDate(date), localWeekday(date), thisYear);
}
