import type { Reader } from '#server/db.ts';
import { toIso } from '#server/clock.ts';
import { indexing, narrow } from '#server/row-index.ts';
import { normalise } from '#features/entries/normalise.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import type { CouponListInput } from './list-input.ts';
import { listCouponSummaries, type CouponSummary } from './queries.ts';
import { liveCoupons, type CouponRow } from './rows.ts';
import { COUPONS_PER_PAGE } from './schema.ts';
import { isUsable, momentOf, soonBefore } from './usable.ts';
import { openSchedules } from './visible.ts';

/** Weekdays, times and hours have whole minutes. */
const MINUTE = 60_000;

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

const indexOf = indexing({
  area: ({ area }: CouponRow) => (area === undefined ? [] : [area]),
  category: ({ categories }: CouponRow) => categories,
});

/**
 * One page of the coupons that have not ended, and the counts of every filter. Weekdays and times
 * are decided by the same pure functions as everywhere, over one light row a coupon.
 */
export async function listCoupons(
  read: Reader,
  input: CouponListInput,
  at: Date,
): Promise<CouponListPage> {
  const moment = momentOf(at);
  const minute = Math.floor(moment.at / MINUTE);
  const open = await openSchedules(read, at);
  const index = indexOf(await liveCoupons(read));
  const isOpen = ({ shopClosed, scheduleId }: CouponRow) =>
    !shopClosed && (scheduleId === null || open.has(scheduleId));
  const usable = index.remembered('now', String(minute), (row) =>
    isUsable(row, isOpen(row), moment),
  );
  const soonest = soonBefore(at);
  const soon = index.remembered('soon', soonest, (row) => row.validUntil < soonest);
  const words = normalise(input.q).split(' ').filter(Boolean);
  const visible = index.visible(toIso(at));
  const asked =
    words.length === 0
      ? visible
      : index.filter(visible, ({ search }) => words.every((word) => search.includes(word)));
  const { fits, without } = narrow(asked, {
    area: index.any('area', input.area),
    category: index.any('category', input.category),
    now: input.now ? usable : null,
    soon: input.soon ? soon : null,
  });
  const total = fits.count();
  const pages = Math.max(1, Math.ceil(total / COUPONS_PER_PAGE));
  const page = Math.min(input.page, pages);
  const order = input.sort === 'new' ? newest : undefined;
  const shown = index.page(fits, (page - 1) * COUPONS_PER_PAGE, COUPONS_PER_PAGE, order);
  return {
    coupons: await listCouponSummaries(
      read,
      shown.map(({ id }) => id),
      at,
    ),
    total,
    page,
    pages,
    counts: {
      area: index.count('area', without('area')),
      category: index.count('category', without('category')),
      now: without('now').countShared(usable),
      soon: without('soon').countShared(soon),
    },
  };
}

function newest(a: CouponRow, b: CouponRow): number {
  return a.publishedAt < b.publishedAt ? 1 : a.publishedAt > b.publishedAt ? -1 : b.id - a.id;
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
