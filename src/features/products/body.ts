import type { Reader } from '#server/db.ts';
import { LABEL_KEYS, ProductInput, type ProductBody } from './schema.ts';
import { seasonMonths } from './season.ts';

/** The body that a product's live columns and rows were made of. */
export async function productBodyOf(read: Reader, id: number): Promise<ProductBody> {
  const row = await read
    .selectFrom('product')
    .leftJoin('product_category', 'product_category.id', 'product.category_id')
    .selectAll('product')
    .select('product_category.slug as category')
    .where('product.id', '=', id)
    .executeTakeFirstOrThrow();
  const variants = await read
    .selectFrom('product_variant')
    .select(['name', 'name_en as nameEn', 'price'])
    .where('product_id', '=', id)
    .orderBy('position')
    .execute();
  const links = await read
    .selectFrom('product_link')
    .select(['label', 'label_en as labelEn', 'url'])
    .where('product_id', '=', id)
    .orderBy('position')
    .execute();
  const stores = await read
    .selectFrom('product_store')
    .innerJoin('shop', 'shop.id', 'product_store.shop_id')
    .select('shop.slug')
    .where('product_id', '=', id)
    .orderBy('shop.slug')
    .execute();
  return ProductInput.parse({
    kind: row.kind,
    category: row.category,
    name: row.name,
    nameEn: row.name_en,
    maker: row.maker,
    makerEn: row.maker_en,
    story: row.story,
    storyEn: row.story_en,
    price: variants.length > 0 ? null : row.price,
    variants,
    soldFrom: row.sold_from,
    soldUntil: row.sold_until,
    soldOut: row.sold_out === 1,
    season: seasonMonths(row.season),
    gift: row.gift === 1,
    shipping: row.shipping,
    links,
    orderPhone: row.order_phone,
    orderFax: row.order_fax,
    orderMail: row.order_mail,
    stores: stores.map(({ slug }) => slug),
    inquiry: row.inquiry === 1,
    alcoholLicence: row.alcohol_licence,
    label: Object.fromEntries(LABEL_KEYS.map((key) => [key, row[`food_${key}`]])),
    allergens: await allergensOf(read, id, row.allergens_stated_on),
  });
}

async function allergensOf(read: Reader, id: number, statedOn: string | null) {
  if (statedOn === null) return null;
  const rows = await read
    .selectFrom('product_allergen')
    .innerJoin('allergen', 'allergen.id', 'product_allergen.allergen_id')
    .select(['allergen.slug', 'product_allergen.state'])
    .where('product_id', '=', id)
    .orderBy('allergen.sort')
    .execute();
  const slugs = (state: string) =>
    rows.filter((row) => row.state === state).map(({ slug }) => slug);
  return { statedOn, contains: slugs('contains'), notUsed: slugs('not-used') };
}
