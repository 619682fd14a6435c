import type { Reader } from '#server/db.ts';
import type { Taxonomy } from '#features/taxonomy/queries.ts';
import type { DirectoryQuery, ShopDirectory } from './directory.ts';
import type { FacetCounts } from './facets.ts';
import type { ShopListInput } from './list-input.ts';
import type { LatLng } from './near.ts';
import { listShopSummaries, type ShopSummary } from './queries.ts';
import { SHOPS_PER_PAGE } from './schema.ts';

export interface ShopListPage {
  shops: ShopSummary[];
  total: number;
  page: number;
  pages: number;
  counts: FacetCounts;
}

/** One page of the directory; a page past the end gives the last one. */
export async function listShops(
  read: Reader,
  directory: ShopDirectory,
  input: ShopListInput,
  at: Date,
): Promise<ShopListPage> {
  const query = directoryQuery(input, directory.taxonomy);
  const ask = (page: number) =>
    directory.page(query, (page - 1) * SHOPS_PER_PAGE, SHOPS_PER_PAGE, at);
  let page = input.page;
  let answer = await ask(page);
  const pages = Math.max(1, Math.ceil(answer.total / SHOPS_PER_PAGE));
  if (page > pages) {
    page = pages;
    answer = await ask(page);
  }
  const shops = await listShopSummaries(read, answer.ids, directory.taxonomy);
  return { shops, total: answer.total, page, pages, counts: answer.counts };
}

/** The directory's question for what a visitor asked. */
export function directoryQuery(input: ShopListInput, taxonomy: Taxonomy): DirectoryQuery {
  return { ...input, near: input.near ?? placeOf(input.from, taxonomy) };
}

/**
 * Leaves out values the taxonomy does not know, and a category of which a narrower one is chosen
 * too: who ticks うどん below 食べる means うどん.
 */
export function knownOnly(input: ShopListInput, taxonomy: Taxonomy): ShopListInput {
  const keep = (values: string[], terms: readonly { slug: string }[]) =>
    values.filter((value) => terms.some((term) => term.slug === value));
  const category = keep(input.category, taxonomy.categories);
  const parents = new Set(
    taxonomy.categories.filter((term) => category.includes(term.slug)).map((term) => term.parent),
  );
  return {
    ...input,
    area: keep(input.area, taxonomy.areas),
    zone: keep(input.zone, taxonomy.zones),
    category: category.filter((slug) => !parents.has(slug)),
    feature: keep(input.feature, taxonomy.features),
    chamber: input.chamber.filter((slug) => taxonomy.chambers.includes(slug)),
    from: placeOf(input.from, taxonomy) ? input.from : null,
  };
}

/** The middle of an area or zone. */
function placeOf(slug: string | null, taxonomy: Taxonomy): LatLng | null {
  const place = [...taxonomy.zones, ...taxonomy.areas].find((term) => term.slug === slug);
  return place?.lat != null && place.lng != null ? { lat: place.lat, lng: place.lng } : null;
}
