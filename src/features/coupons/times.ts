/** A period of a day in minutes after its midnight; past midnight `until` goes on counting. */
export interface Period {
  from: number;
  until: number;
}

export const DAY_MINUTES = 24 * 60;
/** A period may run into the next day, at most until noon there. */
const LATEST = DAY_MINUTES + 12 * 60;
const PERIOD = /^(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)$/;

/**
 * Reads `11:00-14:00,17:00-26:00`. An end before its beginning is one of the next day:
 * `22:00-02:00` is `22:00-26:00`. Sorted; undefined when it cannot be read or periods overlap.
 */
export function readTimes(text: string): Period[] | undefined {
  const periods: Period[] = [];
  for (const part of text.split(',')) {
    const found = PERIOD.exec(part.trim());
    if (!found) return undefined;
    const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = found.slice(1).map(Number);
    const from = h1 * 60 + m1;
    const end = h2 * 60 + m2;
    const until = end <= from ? end + DAY_MINUTES : end;
    if (from >= DAY_MINUTES || until > LATEST) return undefined;
    periods.push({ from, until });
  }
  periods.sort((a, b) => a.from - b.from);
  const overlap = periods.some((period, i) => i > 0 && periods[i - 1]!.until > period.from);
  return overlap ? undefined : periods;
}

/** The stored form of periods. */
export function writeTimes(periods: readonly Period[]): string {
  return periods.map(({ from, until }) => `${clock(from)}-${clock(until)}`).join(',');
}

/** `HH:MM`; hours past 24 are those of the following morning. */
export function clock(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
