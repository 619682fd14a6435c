import type { Selectable } from 'kysely';
import type { ProductTable, SellerNoticeTable } from '#db/tables/products.ts';
import type { Reader } from '#server/db.ts';
import { photosOf } from '#features/media/queries.ts';
import type { Photo } from '#features/media/schema.ts';
import { cardsOf, selectCards, type ProductSummary } from './queries.ts';
import { LABEL_KEYS, type LabelKey } from './schema.ts';
import { shopVisibleAt, visibleProducts } from './visible.ts';

export type AllergenState = 'contains' | 'not-used' | 'unstated';

export interface AllergenStatement {
  slug: string;
  name: string;
  nameEn: string;
  level: 'mandatory' | 'recommended';
  state: AllergenState;
}

export interface ProductShop {
  id: number;
  slug: string;
  name: string;
  nameEn: string | null;
  phone: string | null;
  contactUrl: string | null;
}

/** Everything the public page of a product shows. */
export interface ProductDetail extends ProductSummary {
  demo: boolean;
  shop: ProductShop;
  hasNotice: boolean;
  photos: Photo[];
  variants: { name: string; nameEn: string | null; price: number }[];
  /** `href` leads out through the counter; in a preview straight there. */
  links: { label: string; labelEn: string | null; href: string }[];
  orderPhone: string | null;
  orderFax: string | null;
  orderMail: string | null;
  inquiry: boolean;
  shipping: ProductTable['shipping'];
  alcoholLicence: string | null;
  /** Ids of the shops that have it on their shelves. */
  storeIds: number[];
  label: Record<LabelKey, string | null>;
  allergens: AllergenStatement[];
  allergensStatedOn: string | null;
  /** The day the list of allergens took effect. */
  allergenListOf: string | null;
  confirmedOn: string | null;
}

/** The public product at an address, or undefined; `at` decides what is visible. */
export async function getPublishedProduct(
  read: Reader,
  slug: string,
  at: Date,
): Promise<ProductDetail | undefined> {
  const row = await selectCards(read, at)
    .leftJoin('seller_notice', 'seller_notice.business_id', 'business.id')
    .selectAll('product')
    .select([
      'business.demo',
      'shop.slug as shop_slug',
      'shop.phone as shop_phone',
      'shop.contact_url',
      'seller_notice.business_id as notice',
    ])
    .where('product.slug', '=', slug)
    .executeTakeFirst();
  if (!row) return undefined;
  const [summary] = await cardsOf(read, [row]);
  const photos = await photosOf(read, 'product', [row.id]);
  const allergens = await statementsOf(read, row.id);
  return {
    ...summary!,
    demo: row.demo === 1,
    shop: {
      id: row.shop_id,
      slug: row.shop_slug,
      name: row.shop_name ?? '',
      nameEn: row.shop_name_en,
      phone: row.shop_phone,
      contactUrl: row.contact_url,
    },
    hasNotice: row.notice !== null,
    photos: photos.get(row.id) ?? [],
    ...(await partsOf(read, row.id, row.slug)),
    orderPhone: row.order_phone,
    orderFax: row.order_fax,
    orderMail: row.order_mail,
    inquiry: row.inquiry === 1,
    shipping: row.shipping,
    alcoholLicence: row.alcohol_licence,
    label: labelOf(row),
    allergens,
    allergensStatedOn: row.allergens_stated_on,
    allergenListOf: allergens[0]?.listedOn ?? null,
    confirmedOn: row.confirmed_on,
  };
}

function labelOf(row: Selectable<ProductTable>): Record<LabelKey, string | null> {
  const entries = LABEL_KEYS.map((key) => [key, row[`food_${key}`]] as const);
  return Object.fromEntries(entries) as Record<LabelKey, string | null>;
}

/**
 * Every allergen of the list with what the business said of it. Nothing said is `unstated`: a blank
 * never becomes "contains none".
 */
async function statementsOf(read: Reader, productId: number) {
  const rows = await read
    .selectFrom('allergen')
    .leftJoin('product_allergen', (join) =>
      join
        .onRef('product_allergen.allergen_id', '=', 'allergen.id')
        .on('product_allergen.product_id', '=', productId),
    )
    .select([
      'allergen.slug',
      'allergen.name',
      'allergen.name_en as nameEn',
      'allergen.level',
      'allergen.listed_on as listedOn',
      'product_allergen.state',
    ])
    .orderBy('allergen.sort')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state ?? ('unstated' as const) }));
}

async function partsOf(read: Reader, productId: number, slug: string) {
  const variants = await read
    .selectFrom('product_variant')
    .select(['name', 'name_en as nameEn', 'price'])
    .where('product_id', '=', productId)
    .orderBy('position')
    .execute();
  const links = await read
    .selectFrom('product_link')
    .select(['position', 'label', 'label_en as labelEn'])
    .where('product_id', '=', productId)
    .orderBy('position')
    .execute();
  const stores = await read
    .selectFrom('product_store')
    .innerJoin('shop', 'shop.id', 'product_store.shop_id')
    .select('shop.id')
    .where('product_id', '=', productId)
    .where('shop.visibility', '=', 'published')
    .orderBy('shop.id')
    .execute();
  return {
    variants,
    links: links.map(({ position, ...link }) => ({ ...link, href: `/out/${slug}/${position}` })),
    storeIds: stores.map((store) => store.id),
  };
}

/** Where a product that was renamed lives now, or undefined. */
export async function getMovedProductSlug(read: Reader, slug: string): Promise<string | undefined> {
  const row = await read
    .selectFrom('slug_history')
    .innerJoin('product', 'product.id', 'slug_history.entry_id')
    .select('product.slug')
    .where('slug_history.kind', '=', 'product')
    .where('slug_history.slug', '=', slug)
    .where('product.visibility', '=', 'published')
    .executeTakeFirst();
  return row?.slug;
}

/** The stored address behind the n-th shop link of a public product, or undefined. */
export async function getOutgoingLink(
  read: Reader,
  slug: string,
  position: number,
  at: Date,
): Promise<{ productId: number; url: string } | undefined> {
  return visibleProducts(read, at)
    .innerJoin('product_link', 'product_link.product_id', 'product.id')
    .select(['product.id as productId', 'product_link.url'])
    .where('product.slug', '=', slug)
    .where('product_link.position', '=', position)
    .executeTakeFirst();
}

/** The 特定商取引法に基づく表記 of a public shop's business, or undefined when it has none. */
export async function getSellerNotice(
  read: Reader,
  shopSlug: string,
  at: Date,
): Promise<
  | (SellerNoticeTable & { shopName: string | null; shopNameEn: string | null; demo: number })
  | undefined
> {
  return read
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .innerJoin('seller_notice', 'seller_notice.business_id', 'business.id')
    .selectAll('seller_notice')
    .select(['shop.name as shopName', 'shop.name_en as shopNameEn', 'business.demo'])
    .where('shop.slug', '=', shopSlug)
    .where(shopVisibleAt(at))
    .executeTakeFirst();
}

/** Name of a public shop, for a list about its products; undefined when there is none such. */
export async function getPublishedShopName(
  read: Reader,
  slug: string,
  at: Date,
): Promise<{ name: string; nameEn: string | null } | undefined> {
  const row = await read
    .selectFrom('shop')
    .select(['shop.name', 'shop.name_en as nameEn'])
    .where('shop.slug', '=', slug)
    .where(shopVisibleAt(at))
    .executeTakeFirst();
  return row && { name: row.name ?? '', nameEn: row.nameEn };
}
