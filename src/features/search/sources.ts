import { searchCampaigns } from '#features/campaigns/search.ts';
import { publicCouponIds, searchCoupons } from '#features/coupons/search.ts';
import {
  SEARCH_KINDS,
  type SearchKind,
  type SearchRecord,
  type SearchSource,
} from '#features/entries/search-record.ts';
import { publicEventIds, searchEvents } from '#features/events/search.ts';
import { publicJobIds, searchJobs } from '#features/jobs/search.ts';
import { searchNews } from '#features/news/search.ts';
import { searchPages } from '#features/pages/search.ts';
import { publicProductIds, searchProducts } from '#features/products/search.ts';
import { publicShopIds, searchShops } from '#features/shops/search.ts';
import { searchSurveys } from '#features/surveys/search.ts';
import type { Reader } from '#server/db.ts';

/** Who says what of each kind can be found. */
export const SOURCES: Record<SearchKind, SearchSource> = {
  shop: searchShops,
  coupon: searchCoupons,
  event: searchEvents,
  product: searchProducts,
  job: searchJobs,
  campaign: searchCampaigns,
  news: searchNews,
  survey: searchSurveys,
  page: searchPages,
};

/** Which of a kind are public at `at`, without what is said of them. */
export const PUBLIC: Record<SearchKind, (read: Reader, at: Date) => Promise<{ id: number }[]>> = {
  ...SOURCES,
  shop: publicShopIds,
  coupon: publicCouponIds,
  event: publicEventIds,
  product: publicProductIds,
  job: publicJobIds,
};

/** The records of the given entries that are public at `at`, in the order given. */
export async function recordsOf(
  read: Reader,
  keys: readonly { kind: SearchKind; id: number }[],
  at: Date,
): Promise<SearchRecord[]> {
  const asked = SEARCH_KINDS.map((kind) => ({
    source: SOURCES[kind],
    ids: keys.filter((key) => key.kind === kind).map(({ id }) => id),
  })).filter(({ ids }) => ids.length > 0);
  const found = await Promise.all(asked.map(({ source, ids }) => source(read, at, ids)));
  const byKey = new Map(found.flat().map((record) => [`${record.kind}:${record.id}`, record]));
  return keys.flatMap(({ kind, id }) => byKey.get(`${kind}:${id}`) ?? []);
}
