import { sql } from 'kysely';
import { localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { normalise } from '#features/entries/normalise.ts';
import type { ProductListInput } from './list-input.ts';
import { cardsOf, selectCards, type ProductSummary } from './queries.ts';
import { bandOf, PRICE_BANDS, PRODUCTS_PER_PAGE, type PriceKey } from './schema.ts';
import { seasonBits } from './season.ts';
import { visibleProducts } from './visible.ts';

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
const MAKER = sql<string>`coalesce(product.maker, shop.name)`;
const MAKER_EN = sql<
  string | null
>`max(case when product.maker is null then shop.name_en else product.maker_en end)`;

/** One page of the showcase; a page past the end gives the last one. */
export async function listProducts(
  read: Reader,
  input: ProductListInput,
  at: Date,
): Promise<ProductListPage> {
  const total = await count(read, input, at);
  const pages = Math.max(1, Math.ceil(total / PRODUCTS_PER_PAGE));
  const page = Math.min(input.page, pages);
  const cards = selectCards(read, at).where(matching(input, at));
  const sorted =
    input.sort === 'price'
      ? cards.orderBy(sql`product.price is null`).orderBy('product.price')
      : cards.orderBy('product.publish_from', 'desc');
  const rows = await sorted
    .orderBy('product.id', 'desc')
    .limit(PRODUCTS_PER_PAGE)
    .offset((page - 1) * PRODUCTS_PER_PAGE)
    .execute();
  const products = await cardsOf(read, rows);
  return { products, total, page, pages, counts: await countsOf(read, input, at) };
}

async function count(read: Reader, input: ProductListInput, at: Date): Promise<number> {
  const row = await visibleProducts(read, at)
    .where(matching(input, at))
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

async function countsOf(read: Reader, input: ProductListInput, at: Date): Promise<ProductCounts> {
  const others = (group: Group) =>
    visibleProducts(read, at)
      .where(matching({ ...input, [group]: [] }, at))
      .select((eb) => eb.fn.countAll().as('n'));
  const categories = await others('category')
    .select('category.slug as key')
    .groupBy('category.slug')
    .execute();
  const prices = await others('price').select('product.price').groupBy('product.price').execute();
  const makers = await others('maker')
    .select([MAKER.as('key'), MAKER_EN.as('nameEn')])
    .groupBy(MAKER)
    .orderBy('n', 'desc')
    .orderBy('key')
    .execute();
  const price = new Map<PriceKey, number>();
  for (const row of prices) {
    const band = bandOf(row.price);
    price.set(band, (price.get(band) ?? 0) + Number(row.n));
  }
  return {
    category: new Map(categories.map((row) => [row.key, Number(row.n)])),
    price,
    maker: new Map(makers.map(({ key, n, nameEn }) => [key, { n: Number(n), nameEn }])),
    season: await count(read, { ...input, season: true }, at),
    gift: await count(read, { ...input, gift: true }, at),
  };
}

/** The condition a visitor's question makes: any value of a group, and all groups. */
function matching(input: ProductListInput, at: Date) {
  const all = [
    ...normalise(input.q)
      .split(' ')
      .filter(Boolean)
      .map((word) => sql<boolean>`product.search like ${contains(word)} escape '\\'`),
    ...anyOf(sql`category.slug`, input.category),
    ...anyOf(MAKER, input.maker),
    ...(input.price.length > 0 ? [inBands(input.price)] : []),
    ...(input.shop ? [sql<boolean>`shop.slug = ${input.shop}`] : []),
    ...(input.gift ? [sql<boolean>`product.gift = 1`] : []),
    ...(input.season ? [inSeason(at)] : []),
  ];
  return all.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(all, sql` and `)}`;
}

function anyOf(column: ReturnType<typeof sql>, values: string[]) {
  return values.length === 0 ? [] : [sql<boolean>`${column} in (${sql.join(values)})`];
}

function inBands(keys: PriceKey[]) {
  const bands = keys.map((key) => {
    const band = PRICE_BANDS.find((one) => one.key === key);
    if (!band) return sql<boolean>`product.price is null`;
    return band.below === Infinity
      ? sql<boolean>`product.price >= ${band.from}`
      : sql<boolean>`(product.price >= ${band.from} and product.price < ${band.below})`;
  });
  return sql<boolean>`(${sql.join(bands, sql` or `)})`;
}

/** The month decides, by Tokyo's calendar. */
function inSeason(at: Date) {
  const month = Number(localDate(at).slice(5, 7));
  return sql<boolean>`(product.season & ${seasonBits([month])}) <> 0`;
}

/** `%` and `_` mean themselves. */
function contains(word: string): string {
  return `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
