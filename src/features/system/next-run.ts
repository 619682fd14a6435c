import { addDays, localDate, startOfLocalDay } from '#server/clock.ts';
import type { Rhythm } from './schema.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** When something of this rhythm runs next, if it has run, or been put up, at `at`. */
export function nextRun(rhythm: Rhythm, at: Date): Date {
  if (rhythm === 'hourly') return new Date(at.getTime() + HOUR);
  const [hours = 0, minutes = 0] = rhythm.daily.split(':').map(Number);
  const ms = hours * HOUR + minutes * MINUTE;
  const today = localDate(at);
  const next = new Date(startOfLocalDay(today).getTime() + ms);
  return next > at ? next : new Date(startOfLocalDay(addDays(today, 1)).getTime() + ms);
}

/** What went wrong is tried again within the hour. */
export function nextTry(rhythm: Rhythm, at: Date): Date {
  const [next, soon] = [nextRun(rhythm, at), nextRun('hourly', at)];
  return next < soon ? next : soon;
}
