import { addDays } from '#server/clock.ts';
import type { ShopBody } from '../schema.ts';

type Exception = ShopBody['exceptions'][number];

/** A time of every year many shops close for; `MM-DD`, both included. */
export interface Period {
  id: number;
  name: string;
  nameEn: string;
  starts: string;
  ends: string;
}

export interface Closing {
  id: number;
  /** Local dates, both included. */
  from: string;
  until: string;
  reason: string;
  reasonEn: string;
}

/** The coming times of the year many close for, the nearest first. */
export function comingClosings(periods: readonly Period[], today: string): Closing[] {
  const year = Number(today.slice(0, 4));
  return periods
    .map(({ id, name, nameEn, starts, ends }) => {
      const spans = [year - 1, year, year + 1].map((y) => ({
        from: `${y}-${starts}`,
        until: `${ends < starts ? y + 1 : y}-${ends}`,
      }));
      return { id, reason: name, reasonEn: nameEn, ...spans.find(({ until }) => until >= today)! };
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Days that can be closed at once. */
export const CLOSED_AT_MOST = 40;

/** Every day from `from` to `until` as closed; days that are over are left out. */
export function withClosing(
  exceptions: readonly Exception[],
  { from, until, reason, reasonEn }: Omit<Closing, 'id' | 'reasonEn'> & { reasonEn: string | null },
  today: string,
): Exception[] {
  const days: Exception[] = [];
  for (let date = from; date <= until && days.length < CLOSED_AT_MOST; date = addDays(date, 1)) {
    if (date >= today) days.push({ date, hours: null, reason, reasonEn });
  }
  const closed = new Set(days.map(({ date }) => date));
  // What is over says nothing any more and would fill the list up.
  const others = exceptions.filter(({ date }) => date >= today && !closed.has(date));
  return [...others, ...days].sort((a, b) => (a.date < b.date ? -1 : 1));
}
