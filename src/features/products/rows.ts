import { sql } from 'kysely';
import { liveRows, publicSpan, wanted, type Which } from '#server/live-rows.ts';
import type { Reader } from '#server/db.ts';
import { bandOf, type PriceKey } from './schema.ts';

/** What filtering, counting and sorting need of a published product of a published shop. */
export interface ProductRow {
  id: number;
  shopId: number;
  shop: string;
  category: string;
  /** The shop itself where nobody else is named. */
  maker: string;
  makerEn: string | null;
  /** Yen; null is 要問合せ. */
  price: number | null;
  band: PriceKey;
  gift: boolean;
  /** Months as bits. */
  season: number;
  /** When product and shop are public, half-open; ISO UTC. */
  from: string;
  until: string;
  publishedAt: string;
  search: string;
}

async function productRows(read: Reader, which: Which): Promise<ProductRow[]> {
  const rows = await read
    .selectFrom('product')
    .innerJoin('shop', 'shop.id', 'product.shop_id')
    .innerJoin('product_category as category', 'category.id', 'product.category_id')
    .select([
      'product.id',
      'product.shop_id as shopId',
      'shop.slug as shop',
      'category.slug as category',
      'product.price',
      'product.gift',
      'product.season',
      'product.publish_from as from',
      'product.publish_until as until',
      'shop.publish_from as shopFrom',
      'shop.publish_until as shopUntil',
      'product.search',
    ])
    .select([
      sql<string>`coalesce(product.maker, shop.name)`.as('maker'),
      sql<
        string | null
      >`case when product.maker is null then shop.name_en else product.maker_en end`.as('makerEn'),
    ])
    .where('product.visibility', '=', 'published')
    .where('product.publish_from', 'is not', null)
    .where('shop.visibility', '=', 'published')
    .where(wanted(which, 'product'))
    .execute();
  return rows.map(({ shopFrom, shopUntil, gift, ...row }) => ({
    ...row,
    gift: gift === 1,
    band: bandOf(row.price),
    publishedAt: row.from!,
    ...publicSpan(row, { from: shopFrom, until: shopUntil }),
  }));
}

/** The published products, newest first; whether one is public yet is asked of the clock. */
export const liveProducts = liveRows({
  noun: 'product',
  read: productRows,
  compare: (a, b) =>
    a.publishedAt < b.publishedAt ? 1 : a.publishedAt > b.publishedAt ? -1 : b.id - a.id,
});
