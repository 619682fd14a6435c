import type { Reader } from '#server/db.ts';
import type { DirectoryQuery, ShopDirectory } from './directory.ts';
import type { FacetCounts } from './facets.ts';
import { listShopSummaries, type ShopSummary } from './queries.ts';

const SHOWN = 4;

const EVERYTHING: DirectoryQuery = {
  q: '',
  area: [],
  zone: [],
  category: [],
  feature: [],
  chamber: [],
  open: false,
  sort: 'confirmed',
  near: null,
};

/** What the home page says of the directory: how much there is, what is open, what was confirmed last. */
export async function getHome(
  read: Reader,
  directory: ShopDirectory,
  at: Date,
): Promise<{
  total: number;
  counts: FacetCounts;
  open: { shop: ShopSummary }[];
  recent: { shop: ShopSummary }[];
}> {
  const all = await directory.page(EVERYTHING, 0, 2 * SHOWN, at);
  const open = await directory.list({ ...EVERYTHING, open: true }, 0, SHOWN, at);
  const shown = new Set(open.ids);
  const recent = all.ids.filter((id) => !shown.has(id)).slice(0, SHOWN);
  const shops = await listShopSummaries(read, [...open.ids, ...recent], directory.taxonomy);
  return {
    total: all.total,
    counts: all.counts,
    open: shops.filter((shop) => shown.has(shop.id)).map((shop) => ({ shop })),
    recent: shops.filter((shop) => !shown.has(shop.id)).map((shop) => ({ shop })),
  };
}
