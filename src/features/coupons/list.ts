import type { Reader } from '#server/db.ts';
import { toIso } from '#server/clock.ts';
import { normalise } from '#features/entries/normalise.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import type { CouponListInput } from './list-input.ts';
import { listCouponSummaries, type CouponSummary } from './queries.ts';
import { liveCoupons, type CouponRow } from './rows.ts';
import { COUPONS_PER_PAGE } from './schema.ts';
import { momentOf, soonBefore, stateIn } from './usable.ts';
import { openSchedules } from './visible.ts';

/** How many coupons each value would show, given everything ticked in the other groups. */
export interface CouponCounts {
  area: Map<string, number>;
  category: Map<string, number>;
  now: number;
  soon: number;
}

export interface CouponListPage {
  coupons: CouponSummary[];
  total: number;
  page: number;
  pages: number;
  counts: CouponCounts;
}

/** What filtering, counting and sorting need of a coupon. */
interface Candidate {
  id: number;
  area: string | undefined;
  categories: readonly string[];
  now: boolean;
  soon: boolean;
  publishedAt: string;
}

type Group = 'area' | 'category' | 'now' | 'soon';

/**
 * One page of the coupons that have not ended, and the counts of every filter. Weekdays and times
 * are decided by the same pure functions as everywhere, over one light row a coupon.
 */
export async function listCoupons(
  read: Reader,
  input: CouponListInput,
  at: Date,
): Promise<CouponListPage> {
  const all = await candidates(read, input.q, at);
  const found = all.filter((coupon) => fits(coupon, input));
  if (input.sort === 'new') {
    found.sort((a, b) =>
      a.publishedAt < b.publishedAt ? 1 : a.publishedAt > b.publishedAt ? -1 : b.id - a.id,
    );
  }
  const pages = Math.max(1, Math.ceil(found.length / COUPONS_PER_PAGE));
  const page = Math.min(input.page, pages);
  const ids = found
    .slice((page - 1) * COUPONS_PER_PAGE, page * COUPONS_PER_PAGE)
    .map(({ id }) => id);
  return {
    coupons: await listCouponSummaries(read, ids, at),
    total: found.length,
    page,
    pages,
    counts: countsOf(all, input),
  };
}

/** Leaves out values the taxonomy does not know, and a category of which a narrower one is chosen. */
export function knownOnly(input: CouponListInput, taxonomy: Taxonomy): CouponListInput {
  const keep = (values: string[], terms: readonly { slug: string }[]) =>
    values.filter((value) => terms.some((term) => term.slug === value));
  const category = keep(input.category, taxonomy.categories);
  const parents = new Set(
    taxonomy.categories.filter((term) => category.includes(term.slug)).map((term) => term.parent),
  );
  return {
    ...input,
    area: keep(input.area, taxonomy.areas),
    category: category.filter((slug) => !parents.has(slug)),
  };
}

/** The coupons that have not ended and hold every word, those that end first before the others. */
async function candidates(read: Reader, q: string, at: Date): Promise<Candidate[]> {
  const open = await openSchedules(read, at);
  const rows = await liveCoupons(read);
  const now = toIso(at);
  const words = normalise(q).split(' ').filter(Boolean);
  const moment = momentOf(at);
  const soon = soonBefore(at);
  const isOpen = ({ shopClosed, scheduleId }: CouponRow) =>
    !shopClosed && (scheduleId === null || open.has(scheduleId));
  return rows
    .filter(
      (row) =>
        row.endsAt > now &&
        row.from <= now &&
        now < row.until &&
        words.every((word) => row.search.includes(word)),
    )
    .map((row) => ({
      id: row.id,
      area: row.area,
      categories: row.categories,
      now: stateIn({ ...row, shopOpen: isOpen(row) }, moment) === 'usable',
      soon: row.validUntil < soon,
      publishedAt: row.publishedAt,
    }));
}

/** Whether a coupon has what is ticked; the group `except` is left open, for its own counts. */
function fits(coupon: Candidate, input: CouponListInput, except?: Group): boolean {
  const { area, category } = input;
  return (
    (except === 'area' || area.length === 0 || area.includes(coupon.area ?? '')) &&
    (except === 'category' ||
      category.length === 0 ||
      category.some((slug) => coupon.categories.includes(slug))) &&
    (except === 'now' || !input.now || coupon.now) &&
    (except === 'soon' || !input.soon || coupon.soon)
  );
}

function countsOf(all: Candidate[], input: CouponListInput): CouponCounts {
  const tally = (group: Group, values: (coupon: Candidate) => readonly string[]) => {
    const counts = new Map<string, number>();
    for (const coupon of all) {
      if (!fits(coupon, input, group)) continue;
      for (const value of new Set(values(coupon))) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  };
  const count = (group: 'now' | 'soon') =>
    all.filter((coupon) => coupon[group] && fits(coupon, input, group)).length;
  return {
    area: tally('area', ({ area }) => (area === undefined ? [] : [area])),
    category: tally('category', ({ categories }) => categories),
    now: count('now'),
    soon: count('soon'),
  };
}
