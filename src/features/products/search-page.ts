import type { Bitset } from '#server/bitset.ts';
import { localDate, toIso } from '#server/clock.ts';
import { indexing, narrow } from '#server/row-index.ts';
import type { Reader } from '#server/db.ts';
import { normalise } from '#features/entries/normalise.ts';
import type { ProductListInput } from './list-input.ts';
import { listProductCards, type ProductSummary } from './queries.ts';
import { liveProducts, type ProductRow } from './rows.ts';
import { PRODUCTS_PER_PAGE, type PriceKey } from './schema.ts';
import { seasonBits } from './season.ts';

/** How many there would be with each value: within its own group the others do not count. */
export interface ProductCounts {
  category: Map<string, number>;
  price: Map<PriceKey, number>;
  /** The foremost by how many, then by name, and those that are chosen. */
  maker: Map<string, { n: number; nameEn: string | null }>;
  season: number;
  gift: number;
}

export interface ProductListPage {
  products: ProductSummary[];
  total: number;
  page: number;
  pages: number;
  counts: ProductCounts;
}

const indexOf = indexing({
  category: ({ category }: ProductRow) => [category],
  price: ({ band }: ProductRow) => [band],
  maker: ({ maker }: ProductRow) => [maker],
});

/** One page of the showcase; a page past the end gives the last one. */
export async function listProducts(
  read: Reader,
  input: ProductListInput,
  at: Date,
): Promise<ProductListPage> {
  const index = indexOf(await liveProducts(read));
  const month = seasonBits([Number(localDate(at).slice(5, 7))]);
  const inSeason = index.remembered(
    'season',
    String(month),
    ({ season }) => (season & month) !== 0,
  );
  const gifts = index.remembered('gift', '', ({ gift }) => gift);
  const { fits, without } = narrow(matching(index, input, at), {
    category: index.any('category', input.category),
    price: index.any('price', input.price),
    maker: index.any('maker', input.maker),
    season: input.season ? inSeason : null,
    gift: input.gift ? gifts : null,
  });
  const total = fits.count();
  const pages = Math.max(1, Math.ceil(total / PRODUCTS_PER_PAGE));
  const page = Math.min(input.page, pages);
  const order = input.sort === 'price' ? byPrice : undefined;
  const shown = index.page(fits, (page - 1) * PRODUCTS_PER_PAGE, PRODUCTS_PER_PAGE, order);
  const products = await listProductCards(
    read,
    shown.map(({ id }) => id),
    at,
  );
  const counts: ProductCounts = {
    category: index.count('category', without('category')),
    price: index.count('price', without('price')) as Map<PriceKey, number>,
    maker: foremost(index.count('maker', without('maker')), input.maker, englishOf(index.rows)),
    season: without('season').countShared(inSeason),
    gift: without('gift').countShared(gifts),
  };
  return { products, total, page, pages, counts };
}

/** As many makers as a list to tick from can hold: those of the most products, and the chosen ones. */
const MAKERS_SHOWN = 30;

function foremost(
  makers: Map<string, number>,
  chosen: readonly string[],
  names: ReadonlyMap<string, string | null>,
): ProductCounts['maker'] {
  const least = [...makers.values()].sort((a, b) => b - a)[MAKERS_SHOWN - 1] ?? 0;
  const ranked = [...makers]
    .filter(([, n]) => n >= least)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : a > b ? 1 : 0))
    .slice(0, MAKERS_SHOWN)
    .map(([name]) => name);
  const shown = new Set([...ranked, ...chosen.filter((name) => makers.has(name))]);
  return new Map(
    [...shown].map((name) => [name, { n: makers.get(name)!, nameEn: names.get(name) ?? null }]),
  );
}

const english = new WeakMap<readonly ProductRow[], Map<string, string | null>>();

/** The makers' English names, each as its newest product has it. */
function englishOf(rows: readonly ProductRow[]): Map<string, string | null> {
  let names = english.get(rows);
  if (!names) {
    names = new Map(rows.toReversed().map(({ maker, makerEn }) => [maker, makerEn]));
    english.set(rows, names);
  }
  return names;
}

/** The cheapest first, those without a price last; the newer one of two alike. */
function byPrice(a: ProductRow, b: ProductRow): number {
  return (a.price ?? Infinity) === (b.price ?? Infinity)
    ? b.id - a.id
    : (a.price ?? Infinity) - (b.price ?? Infinity);
}

/** Public products that hold every word and are of the shop that is asked for. */
function matching(index: ReturnType<typeof indexOf>, input: ProductListInput, at: Date): Bitset {
  const visible = index.visible(toIso(at));
  const words = normalise(input.q).split(' ').filter(Boolean);
  if (words.length === 0 && !input.shop) return visible;
  return index.filter(
    visible,
    ({ shop, search }) =>
      (!input.shop || shop === input.shop) && words.every((word) => search.includes(word)),
  );
}
