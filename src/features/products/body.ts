import type { Selectable } from 'kysely';
import type { ProductTable } from '#db/tables/products.ts';
import type { Reader } from '#server/db.ts';
import { listedOf } from '#features/entries/listed.ts';
import { LABEL_KEYS, ProductInput, type ProductBody } from './schema.ts';
import { seasonMonths } from './season.ts';

/** The bodies that the live columns and rows of products were made of; five queries at most. */
export async function productBodies(
  read: Reader,
  ids: readonly number[],
): Promise<Map<number, ProductBody>> {
  const rows = await read
    .selectFrom('product')
    .leftJoin('product_category', 'product_category.id', 'product.category_id')
    .selectAll('product')
    .select('product_category.slug as category')
    .where('product.id', 'in', ids)
    .execute();
  const parts = await partsOf(read, ids);
  return new Map(rows.map((row) => [row.id, bodyOf(row, parts(row.id))]));
}

/** What stands in rows of its own, by product. */
async function partsOf(read: Reader, ids: readonly number[]) {
  const variants = await read
    .selectFrom('product_variant')
    .select(['product_id', 'name', 'name_en as nameEn', 'price'])
    .where('product_id', 'in', ids)
    .orderBy('position')
    .execute();
  const links = await read
    .selectFrom('product_link')
    .select(['product_id', 'label', 'label_en as labelEn', 'url'])
    .where('product_id', 'in', ids)
    .orderBy('position')
    .execute();
  const stores = await read
    .selectFrom('product_store')
    .innerJoin('shop', 'shop.id', 'product_store.shop_id')
    .select(['product_id', 'shop.slug'])
    .where('product_id', 'in', ids)
    .orderBy('shop.slug')
    .execute();
  const allergens = await read
    .selectFrom('product_allergen')
    .innerJoin('allergen', 'allergen.id', 'product_allergen.allergen_id')
    .select(['product_id', 'allergen.slug', 'product_allergen.state'])
    .where('product_id', 'in', ids)
    .orderBy('allergen.sort')
    .execute();
  const of = <T extends { product_id: number }>(all: T[], id: number) =>
    all.filter(({ product_id }) => product_id === id);
  return (id: number) => ({
    variants: of(variants, id),
    links: of(links, id),
    stores: of(stores, id),
    allergens: of(allergens, id),
  });
}

type Row = Selectable<ProductTable> & { category: string | null };
type Parts = ReturnType<Awaited<ReturnType<typeof partsOf>>>;

function bodyOf(row: Row, { variants, links, stores, allergens }: Parts): ProductBody {
  const slugs = (state: string) =>
    allergens.filter((one) => one.state === state).map(({ slug }) => slug);
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
    onRequest: row.visibility !== 'hidden' && row.price === null,
    variants,
    ...listedOf(row),
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
    allergens:
      row.allergens_stated_on === null
        ? null
        : {
            statedOn: row.allergens_stated_on,
            contains: slugs('contains'),
            notUsed: slugs('not-used'),
          },
  });
}
