import type { DemoChange, DemoWhen } from './types.ts';

type Weekday = Extract<DemoWhen, { kind: 'monthly' }>['day'];
type Changes = readonly DemoChange[];

/** Every week on the days (`SA` or `SA,SU`), or every second with `every: 2`. */
export const weekly = (days: string, time: string, changes: Changes = [], every = 1): DemoWhen => ({
  kind: 'weekly',
  days,
  time,
  changes,
  every,
});

/** The n-th weekday of each month; −1 is the last. */
export const monthly = (
  nth: number,
  day: Weekday,
  time: string,
  changes: Changes = [],
): DemoWhen => ({ kind: 'monthly', nth, day, time, changes });

/** Certain days of each month. */
export const monthDays = (days: readonly number[], time: string): DemoWhen => ({
  kind: 'month-days',
  days,
  time,
});

/** Day after day for a while, on all weekdays or on those named. */
export const run = (ahead: number, length: number, time: string, days?: string): DemoWhen => ({
  kind: 'run',
  ahead,
  length,
  time,
  ...(days && { days }),
});

/** The first such weekday from today on, or one `weeks` later. */
export const coming = (
  day: Weekday,
  weeks: number,
  time: string,
  changes: Changes = [],
): DemoWhen => ({ kind: 'coming', day, weeks, time, changes });

/** A day of the turn of the year. */
export const season = (date: string, time: string, changes: Changes = []): DemoWhen => ({
  kind: 'season',
  date,
  time,
  changes,
});

/** Evening after evening of the season. */
export const nightly = (date: string, length: number, time: string): DemoWhen => ({
  kind: 'season',
  date,
  time,
  length,
  nightly: true,
});
