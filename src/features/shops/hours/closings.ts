import { addDays } from '#server/clock.ts';
import type { ShopBody } from '../schema.ts';

type Exception = ShopBody['exceptions'][number];

/** Holidays many shops close for, as month and day, both included. */
const PRESETS = [
  { key: 'obon', from: '08-13', until: '08-16', reason: 'お盆休み', reasonEn: 'Obon holidays' },
  {
    key: 'newYear',
    from: '12-29',
    until: '01-03',
    reason: '年末年始休業',
    reasonEn: 'New Year holidays',
  },
  {
    key: 'goldenWeek',
    from: '05-03',
    until: '05-05',
    reason: 'ゴールデンウィーク休業',
    reasonEn: 'Golden Week holidays',
  },
] as const;

export interface Closing {
  key: (typeof PRESETS)[number]['key'];
  /** Local dates, both included. */
  from: string;
  until: string;
  reason: string;
  reasonEn: string;
}

/** The coming times of the year many close for, the nearest first. */
export function comingClosings(today: string): Closing[] {
  const year = Number(today.slice(0, 4));
  return PRESETS.map((preset) => {
    const spans = [year - 1, year, year + 1].map((y) => {
      const from = `${y}-${preset.from}`;
      const until = `${preset.until < preset.from ? y + 1 : y}-${preset.until}`;
      return { from, until };
    });
    const next = spans.find(({ until }) => until >= today)!;
    return { ...preset, ...next };
  }).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Days that can be closed at once. */
export const CLOSED_AT_MOST = 40;

/** Every day from `from` to `until` as closed; days that are over are left out. */
export function withClosing(
  exceptions: readonly Exception[],
  {
    from,
    until,
    reason,
    reasonEn,
  }: Omit<Closing, 'key' | 'reasonEn'> & { reasonEn: string | null },
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
