import { addDays, localDate, localWeekday } from '#server/clock.ts';

const DAYS = 14;
const WEEKS = 8;
/** Whoever makes a second one on the same day wants the first as well. */
const ALL_FOR_MS = 48 * 60 * 60_000;

/**
 * The backups that are not kept any more: kept are all within two days of the newest, the newest of
 * each of the last 14 days that have one, and of each of the last 8 weeks that have one.
 */
export function outdated<T extends { at: Date }>(backups: readonly T[]): T[] {
  const newestFirst = [...backups].sort((a, b) => b.at.getTime() - a.at.getTime());
  const newest = newestFirst[0];
  if (!newest) return [];
  const kept = new Set([
    ...newestFirst.filter(({ at }) => newest.at.getTime() - at.getTime() < ALL_FOR_MS),
    ...firstOfEach(newestFirst, ({ at }) => localDate(at)).slice(0, DAYS),
    ...firstOfEach(newestFirst, ({ at }) => addDays(localDate(at), -localWeekday(at))).slice(
      0,
      WEEKS,
    ),
  ]);
  return newestFirst.filter((one) => !kept.has(one));
}

function firstOfEach<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  const first = new Map<string, T>();
  for (const one of list) if (!first.has(keyOf(one))) first.set(keyOf(one), one);
  return [...first.values()];
}
