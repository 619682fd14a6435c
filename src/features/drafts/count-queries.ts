import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { KINDS, type EntryRef } from './schema.ts';

const DAYS = 30;
export const COUNTS = ['view', 'call', 'map', 'link', 'use'] as const;
export type CountKey = (typeof COUNTS)[number];

/** Counts of the last 30 local days, today included, oldest first. */
export interface Series {
  what: CountKey;
  days: { date: string; n: number }[];
  total: number;
}

/** How often some entries were seen, called and so on, and their coupons used. */
export async function listCounts(
  read: Reader,
  entries: readonly EntryRef[],
  at: Date,
): Promise<Series[]> {
  const today = localDate(at);
  const first = addDays(today, 1 - DAYS);
  const counted = await counts(read, entries, first);
  const used = await uses(
    read,
    entries.filter(({ kind }) => kind === 'coupon').map(({ id }) => id),
    first,
  );
  return COUNTS.map((what) => {
    const byDay = what === 'use' ? used : (counted.get(what) ?? new Map<string, number>());
    const days = Array.from({ length: DAYS }, (_, i) => {
      const date = addDays(first, i);
      return { date, n: byDay.get(date) ?? 0 };
    });
    return { what, days, total: days.reduce((sum, { n }) => sum + n, 0) };
  });
}

async function counts(read: Reader, entries: readonly EntryRef[], first: string) {
  const byKind = KINDS.map((kind) => ({
    kind,
    ids: entries.filter((entry) => entry.kind === kind).map(({ id }) => id),
  })).filter(({ ids }) => ids.length > 0);
  const found = new Map<string, Map<string, number>>();
  if (byKind.length === 0) return found;
  const rows = await read
    .selectFrom('entry_count')
    .select(['what', 'day'])
    .select((eb) => eb.fn.sum('n').as('n'))
    .where((eb) =>
      eb.or(
        byKind.map(({ kind, ids }) =>
          eb.and([eb('kind', '=', kind), eb('entry_id', 'in', ids), eb('day', '>=', first)]),
        ),
      ),
    )
    .groupBy(['what', 'day'])
    .execute();
  for (const { what, day, n } of rows) {
    // Whoever goes from a product to its shop has gone on, as with a link.
    const key = what === 'shop' ? 'link' : what;
    const days = found.get(key) ?? new Map<string, number>();
    days.set(day, (days.get(day) ?? 0) + Number(n));
    found.set(key, days);
  }
  return found;
}

async function uses(read: Reader, couponIds: number[], first: string) {
  const days = new Map<string, number>();
  if (couponIds.length === 0) return days;
  const rows = await read
    .selectFrom('coupon_use')
    .select('used_at')
    .where('coupon_id', 'in', couponIds)
    .where('used_at', '>=', toIso(startOfLocalDay(first)))
    .where('undone_at', 'is', null)
    .execute();
  for (const { used_at } of rows) {
    const day = localDate(new Date(used_at));
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return days;
}
