import { localDate, localWeekday } from '#server/clock.ts';
import type { Dictionary } from '#i18n/index.ts';

/** The Tokyo day of a moment (ISO UTC) as people read it; the year only where it is not this one. */
export function localDay(moment: string, words: Pick<Dictionary, 'common'>, at: Date): string {
  const date = new Date(moment);
  return words.common.date(localDate(date), localWeekday(date), localDate(at).slice(0, 4));
}
