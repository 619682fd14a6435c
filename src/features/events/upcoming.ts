import { addDays, localDate } from '#server/clock.ts';
import { isOver } from './detail-view.ts';
import { changeOf, occurrencesOf, type Occurrence } from './occurrences.ts';
import { datesOf, isUsable } from './recurrence.ts';
import type { EventDate } from './schema.ts';
import { spanOf } from './times.ts';

/** How far ahead a form shows what a series gives. */
const DAYS_AHEAD = 548;
/** Something that goes on for longer began no earlier. */
const DAYS_BACK = 31;

/** A date of an event that is written or live, with the line it comes from. */
export interface Coming extends Occurrence {
  key: string;
}

/** The dates from `since` on that lines give, in their order; a line whose rule gives none is left out. */
export function occurrencesIn(dates: readonly EventDate[], since: string): Coming[] {
  return dates
    .flatMap(({ key, from, until, rule, changes }): Coming[] => {
      const spec = { ...spanOf(from, until), rrule: rule };
      if (!isUsable(spec)) return [];
      const first = localDate(spec.start);
      const begin = first > since ? first : since;
      const all = occurrencesOf(
        datesOf(spec, begin, addDays(begin, DAYS_AHEAD)),
        changes.map(changeOf),
      );
      return all.map((one) => ({ ...one, key }));
    })
    .sort((a, b) => a.start.getTime() - b.start.getTime());
}

/** Those that are not over yet, and what was postponed and has no new date. */
export function comingDates(dates: readonly EventDate[], at: Date): Coming[] {
  const open = dates
    .flatMap(({ changes }) => changes)
    .filter(({ state }) => state === 'postponed')
    .map(({ date }) => date);
  const [since = ''] = [addDays(localDate(at), -DAYS_BACK), ...open].sort();
  return occurrencesIn(dates, since).filter((one) => one.state === 'postponed' || !isOver(one, at));
}
