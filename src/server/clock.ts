/**
 * The clock everything reads, and all local time of the portal.
 *
 * Local time is Asia/Tokyo. Japan has had no daylight saving time since 1951, so a fixed +09:00 is
 * exact and needs no time zone database; what runs here does not depend on the TZ of the process.
 */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OFFSET = 9 * 60 * MINUTE;

let fixed: Date | undefined;

/** The current moment, or the one set by `setNow`. */
export function now(): Date {
  return new Date(fixed ?? Date.now());
}

/** Stops the clock at a moment; `undefined` lets it run again. */
export function setNow(date: Date | undefined): void {
  fixed = date;
}

/** ISO 8601 in UTC with milliseconds and `Z`: the stored form of every moment. */
export function toIso(date: Date): string {
  return date.toISOString();
}

/** Shifted so that the UTC fields of the result read as Tokyo's wall clock. */
function wallClock(date: Date): Date {
  return new Date(date.getTime() + OFFSET);
}

/** Days as text by their number since 1970: a page of a calendar asks for the same few a thousand times. */
const days = new Map<number, string>();
const MOST_DAYS = 5000;

/** The Tokyo date, `YYYY-MM-DD`. */
export function localDate(date: Date): string {
  return dateAt(date.getTime());
}

/** The Tokyo date of the current moment. */
export function today(): string {
  return dateAt(fixed?.getTime() ?? Date.now());
}

function dateAt(ms: number): string {
  return dateNumbered(Math.floor((ms + OFFSET) / DAY));
}

/** The date so many days after 1970-01-01. */
export function dateNumbered(number: number): string {
  const known = days.get(number);
  if (known !== undefined) return known;
  const text = new Date(number * DAY).toISOString().slice(0, 10);
  if (days.size >= MOST_DAYS) days.clear();
  days.set(number, text);
  return text;
}

/** The Tokyo wall-clock time, `HH:MM`, seconds cut off. */
export function localTime(date: Date): string {
  const minutes = localMinutes(date);
  const digits = (n: number) => String(n).padStart(2, '0');
  return `${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`;
}

/** The Tokyo weekday: 0 = Monday … 6 = Sunday. */
export function localWeekday(date: Date): number {
  return (wallClock(date).getUTCDay() + 6) % 7;
}

/** Whole minutes since Tokyo's midnight, 0–1439. */
export function localMinutes(date: Date): number {
  const wall = wallClock(date);
  return wall.getUTCHours() * 60 + wall.getUTCMinutes();
}

/** The moment a Tokyo date begins. `day` is `YYYY-MM-DD` and must be a date that exists. */
export function startOfLocalDay(day: string): Date {
  return new Date(`${day}T00:00:00.000+09:00`);
}

/** The Tokyo date `count` days after `day` (before it, when negative). */
export function addDays(day: string, count: number): string {
  return localDate(new Date(startOfLocalDay(day).getTime() + count * DAY));
}

/** How many days `until` lies after `from`. */
export function daysBetween(from: string, until: string): number {
  return Math.round((startOfLocalDay(until).getTime() - startOfLocalDay(from).getTime()) / DAY);
}

/** The same day of a later year; 29 February becomes the 28th where there is none. */
export function yearsLater(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const same = `${year}${day.slice(4)}`;
  return isLocalDate(same) ? same : `${year}-02-28`;
}

/** Whether the text is a `YYYY-MM-DD` that exists; 2026-02-30 does not come back as itself. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const start = startOfLocalDay(text);
  return !Number.isNaN(start.getTime()) && localDate(start) === text;
}
