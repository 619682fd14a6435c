import { localDate, toIso } from '#server/clock.ts';
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
  /** By how many, then by name. */
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

type Group = 'category' | 'price' | 'maker';
/** Whether a product has what is ticked in a group. */
type Fits = Record<Group | 'season' | 'gift', (product: ProductRow) => boolean>;

/** One page of the showcase; a page past the end gives the last one. */
export async function listProducts(
  read: Reader,
  input: ProductListInput,
  at: Date,
): Promise<ProductListPage> {
  const asked = matching(await liveProducts(read), input, at);
  const fits = fitsOf(input, at);
  const groups = [fits.category, fits.price, fits.maker];
  const inGroups = asked.filter((product) => groups.every((group) => group(product)));
  const found = inGroups.filter(
    (product) => (!input.season || fits.season(product)) && (!input.gift || fits.gift(product)),
  );
  if (input.sort === 'price') found.sort(byPrice);
  const pages = Math.max(1, Math.ceil(found.length / PRODUCTS_PER_PAGE));
  const page = Math.min(input.page, pages);
  const shown = found.slice((page - 1) * PRODUCTS_PER_PAGE, page * PRODUCTS_PER_PAGE);
  const counts = countsOf(asked, input, fits, inGroups);
  const products = await listProductCards(
    read,
    shown.map(({ id }) => id),
    at,
  );
  return { products, total: found.length, page, pages, counts };
}

/** The cheapest first, those without a price last; the newer one of two alike. */
function byPrice(a: ProductRow, b: ProductRow): number {
  return (a.price ?? Infinity) === (b.price ?? Infinity)
    ? b.id - a.id
    : (a.price ?? Infinity) - (b.price ?? Infinity);
}

/** Public products that hold every word and are of the shop that is asked for. */
function matching(rows: readonly ProductRow[], input: ProductListInput, at: Date): ProductRow[] {
  const now = toIso(at);
  const words = normalise(input.q).split(' ').filter(Boolean);
  return rows.filter(
    (product) =>
      product.from <= now &&
      now < product.until &&
      (!input.shop || product.shop === input.shop) &&
      words.every((word) => product.search.includes(word)),
  );
}

/** The month of the season decides, by Tokyo's calendar. */
function fitsOf(input: ProductListInput, at: Date): Fits {
  const month = seasonBits([Number(localDate(at).slice(5, 7))]);
  const any = <T>(values: readonly T[], value: T) => values.length === 0 || values.includes(value);
  return {
    category: ({ category }) => any(input.category, category),
    price: ({ band }) => any(input.price, band),
    maker: ({ maker }) => any(input.maker, maker),
    season: ({ season }) => (season & month) !== 0,
    gift: ({ gift }) => gift,
  };
}

function countsOf(
  asked: readonly ProductRow[],
  input: ProductListInput,
  fits: Fits,
  inGroups: readonly ProductRow[],
): ProductCounts {
  const ticked = (product: ProductRow) =>
    (!input.season || fits.season(product)) && (!input.gift || fits.gift(product));
  const category = new Map<string, number>();
  const price = new Map<PriceKey, number>();
  const makers = new Map<string, { n: number; nameEn: string | null }>();
  for (const product of asked) {
    if (!ticked(product)) continue;
    const [a, b, c] = [fits.category(product), fits.price(product), fits.maker(product)];
    if (b && c) category.set(product.category, (category.get(product.category) ?? 0) + 1);
    if (a && c) price.set(product.band, (price.get(product.band) ?? 0) + 1);
    if (a && b) {
      const maker = makers.get(product.maker) ?? { n: 0, nameEn: null };
      maker.n += 1;
      maker.nameEn ??= product.makerEn;
      makers.set(product.maker, maker);
    }
  }
  const byCount = [...makers].sort(
    ([a, { n }], [b, { n: m }]) => m - n || (a < b ? -1 : a > b ? 1 : 0),
  );
  const also = (one: 'season' | 'gift', other: 'season' | 'gift') =>
    inGroups.filter((product) => fits[one](product) && (!input[other] || fits[other](product)))
      .length;
  return {
    category,
    price,
    maker: new Map(byCount),
    season: also('season', 'gift'),
    gift: also('gift', 'season'),
  };
}
