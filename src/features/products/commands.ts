import type { Insertable } from 'kysely';
import type { ProductTable } from '#db/tables/products.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { listedBetween } from '#features/entries/listed.ts';
import { normalise } from '#features/entries/normalise.ts';
import { getProductLists, type ProductLists } from './queries.ts';
import {
  missingToPublish,
  pricesOf,
  type Missing,
  type ProductBody,
  type SellerNotice,
} from './schema.ts';
import { seasonBits } from './season.ts';

export interface NewProduct {
  shopId: number;
  slug: string;
  body: ProductBody;
  /** From when on it is listed. */
  listedFrom: Date;
  confirmedOn: string | null;
}

/** A product cannot be published yet. */
export class NotReadyError extends Error {
  readonly missing: Missing[];
  constructor(slug: string, missing: Missing[]) {
    super(`${slug} cannot be published, it lacks ${missing.join(', ')}`);
    this.missing = missing;
  }
}

interface Shop {
  id: number;
  slug: string;
  name: string | null;
  hasNotice: boolean;
}

/**
 * Adds products that are live at once.
 *
 * @returns their ids, in the same order.
 * @throws {NotReadyError} when one of them lacks what publication needs; then nothing is added.
 */
export async function addPublishedProducts(
  tx: Tx,
  products: NewProduct[],
  at: Date,
): Promise<number[]> {
  if (products.length === 0) return [];
  const lists = await getProductLists(tx);
  const shops = await shopsOf(tx, products);
  for (const { slug, shopId, body } of products) {
    const missing = missingToPublish(body, shops.get(shopId)?.hasNotice ?? false);
    if (missing.length > 0) throw new NotReadyError(slug, missing);
  }
  const rows = await tx
    .insertInto('product')
    .values(
      products.map((product) => ({
        ...productColumns(product.body, lists, shops.get(product.shopId)?.name ?? ''),
        shop_id: product.shopId,
        slug: product.slug,
        visibility: 'published' as const,
        publish_from: toIso(product.listedFrom),
        confirmed_on: product.confirmedOn,
        created_at: toIso(at),
        updated_at: toIso(at),
      })),
    )
    .returning('id')
    .execute();
  const ids = rows.map((row) => row.id);
  const parts = products.map(({ body }, i) => ({ productId: ids[i]!, body }));
  await addWaysToBuy(tx, parts);
  await addVariantsAndAllergens(tx, parts, lists);
  await tx
    .insertInto('change')
    .values(ids.map((id) => ({ tag: `product:${id}`, at: toIso(at) })))
    .execute();
  return ids;
}

/** Adds a product that nobody sees yet; its body is a draft elsewhere. Returns its id. */
export async function addHiddenProduct(
  tx: Tx,
  shopId: number,
  slug: string,
  at: Date,
): Promise<number> {
  const { id } = await tx
    .insertInto('product')
    .values({
      shop_id: shopId,
      slug,
      visibility: 'hidden',
      kind: 'other',
      created_at: toIso(at),
      updated_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const PARTS = ['product_link', 'product_store', 'product_variant', 'product_allergen'] as const;

/**
 * Makes a body the live content of a product, listed from now on where it was not before.
 *
 * @throws {NotReadyError} when it lacks what publication needs.
 */
export async function publishProduct(
  tx: Tx,
  id: number,
  body: ProductBody,
  at: Date,
): Promise<void> {
  const lists = await getProductLists(tx);
  const product = await tx
    .selectFrom('product')
    .select(['slug', 'shop_id as shopId', 'publish_from'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const shop = (await shopsOf(tx, [product])).get(product.shopId);
  const missing = missingToPublish(body, shop?.hasNotice ?? false);
  if (missing.length > 0) throw new NotReadyError(product.slug, missing);
  await tx
    .updateTable('product')
    .set({
      ...productColumns(body, lists, shop?.name ?? ''),
      visibility: 'published',
      ...listedBetween(body, product.publish_from, toIso(at)),
      updated_at: toIso(at),
    })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  for (const table of PARTS) await tx.deleteFrom(table).where('product_id', '=', id).execute();
  await addWaysToBuy(tx, [{ productId: id, body }]);
  await addVariantsAndAllergens(tx, [{ productId: id, body }], lists);
  await tx
    .insertInto('change')
    .values({ tag: `product:${id}`, at: toIso(at) })
    .execute();
}

/** Writes a business's 特定商取引法に基づく表記, in place of the one before. */
export async function saveSellerNotice(
  tx: Tx,
  businessId: number,
  notice: SellerNotice,
  at: Date,
): Promise<void> {
  const columns = {
    seller: notice.seller,
    responsible: notice.responsible,
    address: notice.address,
    phone: notice.phone,
    phone_hours: notice.phoneHours,
    price_note: notice.priceNote,
    other_fees: notice.otherFees,
    payment: notice.payment,
    delivery: notice.delivery,
    returns: notice.returns,
    email: notice.email,
    order_limit: notice.orderLimit,
    licence: notice.licence,
    updated_at: toIso(at),
  };
  await tx
    .insertInto('seller_notice')
    .values({ business_id: businessId, ...columns })
    .onConflict((conflict) => conflict.column('business_id').doUpdateSet(columns))
    .execute();
  await tx
    .insertInto('change')
    .values({ tag: `business:${businessId}`, at: toIso(at) })
    .execute();
}

async function shopsOf(tx: Tx, products: Pick<NewProduct, 'shopId'>[]): Promise<Map<number, Shop>> {
  const rows = await tx
    .selectFrom('shop')
    .leftJoin('seller_notice', 'seller_notice.business_id', 'shop.business_id')
    .select(['shop.id', 'shop.slug', 'shop.name', 'seller_notice.business_id as notice'])
    .where('shop.id', 'in', [...new Set(products.map(({ shopId }) => shopId))])
    .execute();
  return new Map(rows.map((row) => [row.id, { ...row, hasNotice: row.notice !== null }]));
}

type Content = Omit<
  Insertable<ProductTable>,
  | 'id'
  | 'shop_id'
  | 'slug'
  | 'visibility'
  | 'publish_from'
  | 'publish_until'
  | 'confirmed_on'
  | 'version'
  | 'created_at'
  | 'updated_at'
>;

/** The live columns of a body. */
function productColumns(body: ProductBody, lists: ProductLists, shopName: string): Content {
  const { price, priceMax } = pricesOf(body);
  const category = lists.categories.find((term) => term.slug === body.category);
  const { label } = body;
  return {
    kind: body.kind,
    category_id: category?.id ?? null,
    name: body.name,
    name_en: body.nameEn,
    maker: body.maker,
    maker_en: body.makerEn,
    story: body.story,
    story_en: body.storyEn,
    price,
    price_max: priceMax,
    sold_from: body.soldFrom,
    sold_until: body.soldUntil,
    sold_out: body.soldOut ? 1 : 0,
    season: seasonBits(body.season),
    gift: body.gift ? 1 : 0,
    shipping: body.shipping,
    order_phone: body.orderPhone,
    order_fax: body.orderFax,
    order_mail: body.orderMail,
    inquiry: body.inquiry ? 1 : 0,
    alcohol_licence: body.alcoholLicence,
    food_name: label.name,
    food_ingredients: label.ingredients,
    food_additives: label.additives,
    food_origin: label.origin,
    food_content: label.content,
    food_expiry: label.expiry,
    food_storage: label.storage,
    food_manufacturer: label.manufacturer,
    food_nutrition: label.nutrition,
    allergens_stated_on: body.allergens?.statedOn ?? null,
    search: searchText([
      body.name,
      body.nameEn,
      body.maker ?? shopName,
      body.makerEn,
      shopName,
      category?.name,
      category?.nameEn,
      body.story,
      body.storyEn,
    ]),
  };
}

function searchText(parts: (string | null | undefined)[]): string {
  return normalise(parts.filter((part) => part != null).join(' '));
}

interface Part {
  productId: number;
  body: ProductBody;
}

async function addWaysToBuy(tx: Tx, parts: Part[]): Promise<void> {
  const links = parts.flatMap(({ productId, body }) =>
    body.links.map(({ label, labelEn, url }, i) => ({
      product_id: productId,
      position: i + 1,
      label,
      label_en: labelEn,
      url: url!,
    })),
  );
  if (links.length > 0) await tx.insertInto('product_link').values(links).execute();
  const slugs = [...new Set(parts.flatMap(({ body }) => body.stores))];
  if (slugs.length === 0) return;
  const shops = await tx
    .selectFrom('shop')
    .select(['id', 'slug'])
    .where('slug', 'in', slugs)
    .execute();
  const stores = parts.flatMap(({ productId, body }) =>
    shops
      .filter((shop) => body.stores.includes(shop.slug))
      .map((shop) => ({ product_id: productId, shop_id: shop.id })),
  );
  if (stores.length > 0) await tx.insertInto('product_store').values(stores).execute();
}

async function addVariantsAndAllergens(tx: Tx, parts: Part[], lists: ProductLists): Promise<void> {
  const variants = parts.flatMap(({ productId, body }) =>
    body.variants.map(({ name, nameEn, price }, position) => ({
      product_id: productId,
      position,
      name,
      name_en: nameEn,
      price,
    })),
  );
  if (variants.length > 0) await tx.insertInto('product_variant').values(variants).execute();
  const states = (productId: number, slugs: string[], state: 'contains' | 'not-used') =>
    lists.allergens
      .filter((allergen) => slugs.includes(allergen.slug))
      .map((allergen) => ({ product_id: productId, allergen_id: allergen.id, state }));
  const allergens = parts.flatMap(({ productId, body }) => [
    ...states(productId, body.allergens?.contains ?? [], 'contains'),
    ...states(productId, body.allergens?.notUsed ?? [], 'not-used'),
  ]);
  if (allergens.length > 0) await tx.insertInto('product_allergen').values(allergens).execute();
}
