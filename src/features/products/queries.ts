import type { Reader } from '#server/db.ts';
import { photosOf } from '#features/media/queries.ts';
import type { Photo } from '#features/media/schema.ts';
import type { ProductKind } from './schema.ts';
import { seasonMonths } from './season.ts';
import { visibleProducts } from './visible.ts';

export interface ProductCategory {
  id: number;
  slug: string;
  name: string;
  nameEn: string;
  pattern: string;
  hue: string;
}

export interface Allergen {
  id: number;
  slug: string;
  name: string;
  nameEn: string;
  level: 'mandatory' | 'recommended';
  listedOn: string;
}

/** The lists staff keep. */
export interface ProductLists {
  categories: ProductCategory[];
  allergens: Allergen[];
}

/** What a card shows of a product. */
export interface ProductSummary {
  id: number;
  slug: string;
  kind: ProductKind;
  name: string;
  nameEn: string | null;
  /** Who makes it: the shop itself where nobody else is named. */
  maker: string;
  makerEn: string | null;
  story: string | null;
  storyEn: string | null;
  /** Yen, tax included, from the cheapest to the dearest variant; null is 要問合せ. */
  price: number | null;
  priceMax: number | null;
  soldFrom: string | null;
  soldUntil: string | null;
  soldOut: boolean;
  /** Months 1–12. */
  season: number[];
  gift: boolean;
  category: Omit<ProductCategory, 'id'>;
  photo: Photo | undefined;
}

/** Categories and allergens in the order staff gave. */
export async function getProductLists(read: Reader): Promise<ProductLists> {
  const categories = await read
    .selectFrom('product_category')
    .select(['id', 'slug', 'name', 'name_en as nameEn', 'pattern', 'hue'])
    .orderBy('sort')
    .execute();
  const allergens = await read
    .selectFrom('allergen')
    .select(['id', 'slug', 'name', 'name_en as nameEn', 'level', 'listed_on as listedOn'])
    .orderBy('sort')
    .execute();
  return { categories, allergens };
}

/** A selection of cards; who calls adds conditions, order and limit. */
export function selectCards(read: Reader, at: Date) {
  return visibleProducts(read, at).select([
    'product.id',
    'product.slug',
    'product.kind',
    'product.name',
    'product.name_en',
    'product.maker',
    'product.maker_en',
    'product.story',
    'product.story_en',
    'product.price',
    'product.price_max',
    'product.sold_from',
    'product.sold_until',
    'product.sold_out',
    'product.season',
    'product.gift',
    'shop.name as shop_name',
    'shop.name_en as shop_name_en',
    'category.slug as category_slug',
    'category.name as category_name',
    'category.name_en as category_name_en',
    'category.pattern',
    'category.hue',
  ]);
}

type CardRow = Awaited<ReturnType<ReturnType<typeof selectCards>['execute']>>[number];

/** Cards from their rows, with the first photo of each. */
export async function cardsOf(read: Reader, rows: CardRow[]): Promise<ProductSummary[]> {
  const photos = await photosOf(
    read,
    'product',
    rows.map((row) => row.id),
  );
  return rows.map((row) => summaryOf(row, photos.get(row.id)?.[0]));
}

function summaryOf(row: CardRow, photo: Photo | undefined): ProductSummary {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    name: row.name ?? '',
    nameEn: row.name_en,
    maker: row.maker ?? row.shop_name ?? '',
    makerEn: row.maker === null ? row.shop_name_en : row.maker_en,
    story: row.story,
    storyEn: row.story_en,
    price: row.price,
    priceMax: row.price_max,
    soldFrom: row.sold_from,
    soldUntil: row.sold_until,
    soldOut: row.sold_out === 1,
    season: seasonMonths(row.season),
    gift: row.gift === 1,
    category: {
      slug: row.category_slug,
      name: row.category_name,
      nameEn: row.category_name_en,
      pattern: row.pattern,
      hue: row.hue,
    },
    photo,
  };
}

/** Cards of the given ids, in their order; those that are gone are left out. */
export async function listProductCards(
  read: Reader,
  ids: number[],
  at: Date,
): Promise<ProductSummary[]> {
  if (ids.length === 0) return [];
  const rows = await selectCards(read, at).where('product.id', 'in', ids).execute();
  const byId = new Map((await cardsOf(read, rows)).map((card) => [card.id, card]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The newest products, for the home page. */
export async function listNewProducts(
  read: Reader,
  at: Date,
  count: number,
): Promise<ProductSummary[]> {
  const rows = await selectCards(read, at)
    .orderBy('product.publish_from', 'desc')
    .orderBy('product.id', 'desc')
    .limit(count)
    .execute();
  return cardsOf(read, rows);
}

/** A shop page shows this many; the rest stands on the list filtered by the shop. */
const SHOP_PAGE_SHOWS = 8;

/** What a shop offers, the newest first, and how many products there are in all. */
export async function listShopProducts(
  read: Reader,
  shopId: number,
  at: Date,
): Promise<{ products: ProductSummary[]; total: number }> {
  const rows = await selectCards(read, at)
    .where('product.shop_id', '=', shopId)
    .orderBy('product.publish_from', 'desc')
    .orderBy('product.id', 'desc')
    .execute();
  return { products: await cardsOf(read, rows.slice(0, SHOP_PAGE_SHOWS)), total: rows.length };
}

/** The products a campaign has gathered, in its order. */
export async function listCampaignProducts(
  read: Reader,
  campaignId: number,
  at: Date,
): Promise<ProductSummary[]> {
  const rows = await selectCards(read, at)
    .innerJoin('campaign_entry', (join) =>
      join
        .onRef('campaign_entry.entry_id', '=', 'product.id')
        .on('campaign_entry.kind', '=', 'product'),
    )
    .where('campaign_entry.campaign_id', '=', campaignId)
    .orderBy('campaign_entry.position')
    .execute();
  return cardsOf(read, rows);
}

/** A sitemap holds at most 50,000 addresses; every product has one in each language. */
export const PRODUCTS_PER_SITEMAP = 20_000;

/** How many products a search engine may list. */
export async function countListedProducts(read: Reader, at: Date): Promise<number> {
  const row = await visibleProducts(read, at)
    .where('business.demo', '=', 0)
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Addresses and last changes of the products a search engine may list, one sitemap's worth. */
export function listProductAddresses(
  read: Reader,
  at: Date,
  page: number,
): Promise<{ slug: string; updatedAt: string }[]> {
  return visibleProducts(read, at)
    .where('business.demo', '=', 0)
    .select(['product.slug', 'product.updated_at as updatedAt'])
    .orderBy('product.id')
    .limit(PRODUCTS_PER_SITEMAP)
    .offset((page - 1) * PRODUCTS_PER_SITEMAP)
    .execute();
}

const NEIGHBOURS = 4;

/** Other products of the same shop, and others of the same kind from elsewhere. */
export async function listNeighbourProducts(
  read: Reader,
  product: { id: number; shop: { id: number }; category: { slug: string } },
  at: Date,
): Promise<{ ofShop: ProductSummary[]; similar: ProductSummary[] }> {
  const others = selectCards(read, at)
    .where('product.id', '!=', product.id)
    .orderBy('product.publish_from', 'desc')
    .orderBy('product.id')
    .limit(NEIGHBOURS);
  const ofShop = await others.where('product.shop_id', '=', product.shop.id).execute();
  const similar = await others
    .where('product.shop_id', '!=', product.shop.id)
    .where('category.slug', '=', product.category.slug)
    .execute();
  const cards = await cardsOf(read, [...ofShop, ...similar]);
  return { ofShop: cards.slice(0, ofShop.length), similar: cards.slice(ofShop.length) };
}
