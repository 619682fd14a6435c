import { addDays, localDate, startOfLocalDay } from '#server/clock.ts';
import type { EventDetail, NumberedOccurrence } from './queries.ts';
import type { Span } from './times.ts';

/** Dates shown at once; later ones are folded, and of those no more than a year of weeks. */
const SHOWN = 8;
const FOLDED = 52;

export interface DatesView {
  /** The next date on which it does take place. */
  next: NumberedOccurrence | undefined;
  /** Coming dates, those that were cancelled or moved among them. */
  shown: NumberedOccurrence[];
  folded: NumberedOccurrence[];
  coming: number;
  /** Postponed with no new date yet, however long ago it should have been. */
  open: NumberedOccurrence[];
  state: 'coming' | 'postponed' | 'cancelled' | 'over';
}

/** What the page of an event says of its dates at a moment. */
export function datesView(event: EventDetail, at: Date): DatesView {
  const coming = event.occurrences.filter((one) => !isOver(one, at) && one.state !== 'postponed');
  const open = event.occurrences.filter(({ state }) => state === 'postponed');
  const next = coming.find(({ state }) => state === 'scheduled' || state === 'moved');
  return {
    next,
    shown: coming.slice(0, SHOWN),
    folded: coming.slice(SHOWN, SHOWN + FOLDED),
    coming: coming.length,
    open,
    state: stateOf(next, coming, open),
  };
}

function stateOf(
  next: NumberedOccurrence | undefined,
  coming: NumberedOccurrence[],
  open: NumberedOccurrence[],
): DatesView['state'] {
  if (next) return 'coming';
  if (open.length > 0) return 'postponed';
  return coming.length > 0 ? 'cancelled' : 'over';
}

/** Where no end is known, a date lasts until its midnight. */
export function isOver(span: Span, at: Date): boolean {
  const hasEnd = span.end > span.start;
  const over = hasEnd ? span.end : startOfLocalDay(addDays(localDate(span.start), 1));
  return over <= at;
}
