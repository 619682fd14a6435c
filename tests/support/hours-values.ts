import OpeningHours from 'opening_hours';

const JAPAN = { lat: 34.18, lon: 131.47, address: { country_code: 'jp', state: '' } };

/** A rule behind hours past midnight: the day they begin on counts, so nothing is lost. */
const HARMLESS = 'additional_rule_separator_not_used_after_time_wrapping_midnight';

/** What the library finds wrong with a value. */
export function warnings(value: string): string[] {
  const found = new OpeningHours(value, JAPAN).getStructuredWarnings();
  return found.filter(({ type }) => type !== HARMLESS).map(({ message }) => message);
}

/** When a value is open (mode 0) or has its points in time (mode 2), from 2026 on. */
export function intervals(value: string, mode: 0 | 2, until = '2028-01-01'): string {
  const found = new OpeningHours(value, JAPAN, mode).getOpenIntervals(
    new Date('2026-01-01T00:00'),
    new Date(`${until}T00:00`),
  );
  return found.map(([start, end]) => `${start.toISOString()}/${end.toISOString()}`).join(' ');
}

/** Whether two values mean the same, however they are written. */
export function same(a: string | null, b: string | null, mode: 0 | 2): boolean {
  if (a === b || a === null || b === null) return a === b;
  // The library knows no points in time past midnight; those are compared as they are written.
  if (mode === 2 && /\b2[4-9]:/.test(a + b)) return false;
  return intervals(a, mode) === intervals(b, mode);
}
