import { listCoupons } from '#features/coupons/list.ts';
import { readCouponList } from '#features/coupons/list-input.ts';
import {
  SEARCH_KINDS,
  type SearchKind,
  type SearchRecord,
} from '#features/entries/search-record.ts';
import { readEventList } from '#features/events/list-input.ts';
import { listEvents } from '#features/events/list-page.ts';
import { readJobList } from '#features/jobs/list-input.ts';
import { listJobs } from '#features/jobs/list-page.ts';
import { readProductList } from '#features/products/list-input.ts';
import { listProducts } from '#features/products/search-page.ts';
import type { ShopDirectory } from '#features/shops/directory.ts';
import { readShopList } from '#features/shops/list-input.ts';
import { listShops } from '#features/shops/search-page.ts';
import { normalise } from '#features/entries/normalise.ts';
import type { Reader } from '#server/db.ts';
import { groupsOf, type Found, type SearchGroup } from './groups.ts';
import { writeSearch, type SearchInput } from './list-input.ts';
import { recordsOf, SOURCES } from './sources.ts';
import { spellingsOf } from './spellings.ts';

interface Asked {
  read: Reader;
  directory: ShopDirectory;
  q: string;
  /** The same as the lists read it from their addresses. */
  params: URLSearchParams;
  /** Everything public of a kind, read once however often it is looked through. */
  all: (kind: SearchKind) => Promise<SearchRecord[]>;
  at: Date;
}

/** Which filters each kind knows; a kind is left out of a search with another one. */
const FILTERS: Record<SearchKind, (keyof SearchInput)[]> = {
  shop: ['area', 'category', 'open'],
  coupon: ['area', 'category'],
  event: ['area', 'when'],
  product: [],
  job: ['area'],
  campaign: [],
  news: [],
  survey: [],
  page: [],
};

const few =
  (kind: SearchKind) =>
  async ({ q, all }: Asked): Promise<Found> => {
    const words = normalise(q).split(' ').filter(Boolean);
    const records = (await all(kind)).filter((record) => {
      const text = normalise([record.name, record.nameEn, record.text, record.textEn].join(' '));
      return words.every((word) => text.includes(word));
    });
    return { ids: records.map(({ id }) => id), total: records.length };
  };

const found = (rows: readonly { id: number }[], total: number): Found => ({
  ids: [...new Set(rows.map(({ id }) => id))],
  total,
});

/** The lists' own `q`; what has no such list is few and looked through. */
const LISTS: Record<SearchKind, (asked: Asked) => Promise<Found>> = {
  shop: async ({ read, directory, params, at }) => {
    const { shops, total } = await listShops(read, directory, readShopList(params), at);
    return found(shops, total);
  },
  coupon: async ({ read, params, at }) => {
    const { coupons, total } = await listCoupons(read, readCouponList(params), at);
    return found(coupons, total);
  },
  event: async ({ read, params, at }) => {
    const { days, total } = await listEvents(read, readEventList(params), at);
    return found([...days.values()].flat(), total);
  },
  product: async ({ read, params, at }) => {
    const { products, total } = await listProducts(read, readProductList(params), at);
    return found(products, total);
  },
  job: async ({ read, params, at }) => {
    const { jobs, total } = await listJobs(read, readJobList(params), at);
    return found(jobs, total);
  },
  campaign: few('campaign'),
  news: few('news'),
  survey: few('survey'),
  page: few('page'),
};

/** A group, and the spelling of the question with which its list finds all of it, if any does. */
export interface ListedGroup extends SearchGroup {
  q: string | null;
}

/** What the lists find by their own `q` in any of its spellings, grouped, the best group first. */
export async function searchDatabase(
  read: Reader,
  directory: ShopDirectory,
  input: SearchInput,
  at: Date,
): Promise<ListedGroup[]> {
  if (normalise(input.q) === '') return [];
  const kinds = SEARCH_KINDS.filter((kind) => input.kind === null || input.kind === kind).filter(
    (kind) =>
      (['area', 'category', 'open', 'when'] as const).every(
        (name) => !input[name] || FILTERS[kind].includes(name),
      ),
  );
  const spellings = spellingsOf(input.q).map((q) => ({
    q,
    params: new URLSearchParams(writeSearch({ ...input, kind: null, q })),
  }));
  const known = new Map<SearchKind, Promise<SearchRecord[]>>();
  const all = (kind: SearchKind) => {
    const records = known.get(kind) ?? SOURCES[kind](read, at);
    known.set(kind, records);
    return records;
  };
  const lists = await Promise.all(
    kinds.map(async (kind) => {
      const each = await Promise.all(
        spellings.map(async ({ q, params }) => ({
          q,
          ...(await LISTS[kind]({ read, directory, q, params, all, at })),
        })),
      );
      return { kind, ids: new Set(each.flatMap(({ ids }) => ids)), most: mostOf(each) };
    }),
  );
  const keys = lists.flatMap(({ kind, ids }) => [...ids].map((id) => ({ kind, id })));
  const totals = new Map(
    lists.map(({ kind, ids, most }) => [kind, Math.max(most.total, ids.size)]),
  );
  // A list in one spelling shows fewer than were found in all.
  const whole = lists.filter(({ ids, most }) => ids.size <= most.total);
  const spelt = new Map(whole.map(({ kind, most }) => [kind, most.q]));
  const groups = groupsOf(await recordsOf(read, keys, at), totals, input.q);
  return groups.map((group) => ({ ...group, q: spelt.get(group.kind) ?? null }));
}

/** The spelling that finds the most; of equals the first. */
function mostOf<T extends { total: number }>(each: readonly T[]): T {
  return each.reduce((most, one) => (one.total > most.total ? one : most));
}
