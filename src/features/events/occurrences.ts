import { addDays, localDate, startOfLocalDay } from '#server/clock.ts';
import type { RuleDate } from './recurrence.ts';
import type { EventDate, OccurrenceState } from './schema.ts';
import { datesBetween, lastDateOf, spanOf, type Span } from './times.ts';

/** What became of one date of a rule. */
export interface Change {
  date: string;
  state: 'removed' | 'cancelled' | 'postponed' | 'moved';
  /** Only of a moved one. */
  span: Span | null;
  note: string | null;
  noteEn: string | null;
}

export interface Occurrence extends RuleDate {
  state: OccurrenceState;
  /** When it should have begun, where that changed or is open. */
  earlier: Date | null;
  note: string | null;
  noteEn: string | null;
}

/** What became of a date, from the way people write it. */
export function changeOf(change: EventDate['changes'][number]): Change {
  const { date, state, from, until, note, noteEn } = change;
  return { date, state, span: from === null ? null : spanOf(from, until), note, noteEn };
}

/** The dates of a rule with what became of single ones; those taken out are gone. */
export function occurrencesOf(dates: RuleDate[], changes: Change[]): Occurrence[] {
  const byDate = new Map(changes.map((change) => [change.date, change]));
  return dates.flatMap((date): Occurrence[] => {
    const change = byDate.get(date.date);
    if (!change) return [{ ...date, state: 'scheduled', earlier: null, note: null, noteEn: null }];
    const { state, note, noteEn, span } = change;
    if (state === 'removed') return [];
    const earlier = state === 'cancelled' ? null : date.start;
    return [{ ...date, ...(state === 'moved' ? span : null), state, earlier, note, noteEn }];
  });
}

/** A local date an event is listed on, with the occurrence to show for it. */
export interface EventDay<T> {
  date: string;
  occurrence: T;
  start: Date;
  /** From when on the date has nothing left to come. */
  over: Date;
  /** The event is on the day before too. */
  ongoing: boolean;
  others: number;
}

/**
 * One row for each date an event touches, however often it takes place on it. A moved occurrence
 * also stays on its earlier date, for those who come looking there.
 */
export function daysOf<T extends Occurrence>(occurrences: T[]): EventDay<T>[] {
  const byDate = new Map<string, T[]>();
  for (const occurrence of occurrences) {
    const dates = datesBetween(localDate(occurrence.start), lastDateOf(occurrence));
    const earlier = occurrence.state === 'moved' ? [localDate(occurrence.earlier!)] : [];
    for (const date of new Set([...dates, ...earlier])) {
      byDate.set(date, [...(byDate.get(date) ?? []), occurrence]);
    }
  }
  return [...byDate.keys()].sort().map((date) => {
    const here = byDate
      .get(date)!
      .sort((a, b) => rank(a, date) - rank(b, date) || +a.start - +b.start);
    const shown = here[0]!;
    return {
      date,
      occurrence: shown,
      start: startOn(shown, date),
      over: new Date(Math.max(...here.map((one) => overOn(one, date).getTime()))),
      ongoing: byDate.has(addDays(date, -1)),
      others:
        here.filter((one) => rank(one, date) === 0).length - (rank(shown, date) === 0 ? 1 : 0),
    };
  });
}

/** What takes place comes before what does not. */
function rank(occurrence: Occurrence, date: string): number {
  const isHere = localDate(occurrence.start) <= date && date <= lastDateOf(occurrence);
  const takesPlace = occurrence.state === 'scheduled' || occurrence.state === 'moved';
  return isHere && takesPlace ? 0 : 1;
}

function startOn({ start, earlier }: Occurrence, date: string): Date {
  if (localDate(start) === date) return start;
  if (earlier && localDate(earlier) === date) return earlier;
  return startOfLocalDay(date);
}

/** Where no end is known, and before the last day, a date lasts until midnight. */
function overOn(occurrence: Occurrence, date: string): Date {
  const midnight = startOfLocalDay(addDays(date, 1));
  const endsHere = lastDateOf(occurrence) === date && occurrence.end > occurrence.start;
  return endsHere ? occurrence.end : midnight;
}
