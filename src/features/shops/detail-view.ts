import type { HolidayCalendar } from '#features/days/holidays.ts';
import type { Reader } from '#server/db.ts';
import { addDays, localDate } from '#server/clock.ts';
import { weekTable, type WeekDay } from './hours/describe.ts';
import type { ShopDirectory } from './directory.ts';
import { listShopSummaries, type ShopDetail, type ShopSummary } from './queries.ts';

const NEIGHBOURS = 4;
/** How far ahead a special day is worth telling. */
const EXCEPTION_DAYS = 60;

export interface Neighbour {
  shop: ShopSummary;
  metres: number;
}

/** Shops close by, and others of the same kind that are not among them. */
export async function listNeighbours(
  read: Reader,
  directory: ShopDirectory,
  shop: ShopDetail,
  at: Date,
): Promise<{ nearby: Neighbour[]; similar: Neighbour[] }> {
  const from =
    shop.position ?? (shop.area?.lat != null ? { lat: shop.area.lat, lng: shop.area.lng! } : null);
  if (!from) return { nearby: [], similar: [] };
  const options = { except: shop.id, at };
  const near = directory.neighbours(from, { ...options, category: null, limit: NEIGHBOURS });
  const seen = new Set(near.map(({ id }) => id));
  const kind = shop.category
    ? directory
        .neighbours(from, { ...options, category: shop.category.slug, limit: 2 * NEIGHBOURS })
        .filter(({ id }) => !seen.has(id))
        .slice(0, NEIGHBOURS)
    : [];
  const summaries = await listShopSummaries(
    read,
    [...near, ...kind].map(({ id }) => id),
    directory.taxonomy,
  );
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  const withShop = (list: { id: number; metres: number }[]): Neighbour[] =>
    list.flatMap(({ id, metres }) => {
      const summary = byId.get(id);
      return summary ? [{ shop: summary, metres }] : [];
    });
  return { nearby: withShop(near), similar: withShop(kind) };
}

/** Special days from today on that visitors should know of. */
export function comingExceptions(shop: ShopDetail, at: Date): ShopDetail['exceptions'] {
  const today = localDate(at);
  const last = addDays(today, EXCEPTION_DAYS);
  return shop.exceptions.filter(({ date }) => date >= today && date <= last);
}

/** The seven days from today, or undefined while the hours are not known. */
export function weekOf(
  shop: ShopDetail,
  holidays: HolidayCalendar,
  locale: 'ja' | 'en',
  at: Date,
): WeekDay[] | undefined {
  if (!shop.hoursKnown) return undefined;
  return weekTable({
    intervals: shop.intervals,
    from: localDate(at),
    locale,
    holidays,
    lastOrders: shop.row.hours_last_orders,
    exceptions: shop.exceptions.map(({ date, reason, reasonEn }) => ({
      date,
      reason: locale === 'ja' ? reason : (reasonEn ?? reason),
    })),
  });
}

/** Where a map application shows the way; the neighbourhood for a business at home. */
export function directionsUrl(shop: ShopDetail): string {
  const destination = shop.position ? `${shop.position.lat},${shop.position.lng}` : shop.address;
  return `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(destination)}`;
}
