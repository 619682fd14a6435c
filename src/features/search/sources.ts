import { searchCampaigns } from '#features/campaigns/search.ts';
import { searchCoupons } from '#features/coupons/search.ts';
import {
  SEARCH_KINDS,
  type SearchKind,
  type SearchRecord,
  type SearchSource,
} from '#features/entries/search-record.ts';
import { searchEvents } from '#features/events/search.ts';
import { searchJobs } from '#features/jobs/search.ts';
import { searchNews } from '#features/news/search.ts';
import { searchPages } from '#features/pages/search.ts';
import { searchProducts } from '#features/products/search.ts';
import { searchShops } from '#features/shops/search.ts';
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
