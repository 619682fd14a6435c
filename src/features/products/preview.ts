import { photosOf } from '#features/media/queries.ts';
import { productFormJa } from '#i18n/product-form.ja.ts';
import type { Reader } from '#server/db.ts';
import type { ProductDetail } from './detail.ts';
import { getProductLists } from './queries.ts';
import { pricesOf, type ProductBody } from './schema.ts';

/** What stands where no kind was chosen yet. */
const NO_CATEGORY = { slug: '', name: '—', nameEn: '—', pattern: 'seigaiha', hue: 'cedar' };

/** A product as its page would show a body that is not public yet. */
export async function getProductPreview(
  read: Reader,
  id: number,
  body: ProductBody,
): Promise<ProductDetail> {
  const row = await read
    .selectFrom('product')
    .innerJoin('shop', 'shop.id', 'product.shop_id')
    .leftJoin('seller_notice', 'seller_notice.business_id', 'shop.business_id')
    .select(['product.slug', 'product.confirmed_on', 'seller_notice.business_id as notice'])
    .select(['shop.id as shopId', 'shop.slug as shopSlug', 'shop.name', 'shop.name_en as nameEn'])
    .select(['shop.phone', 'shop.contact_url as contactUrl'])
    .where('product.id', '=', id)
    .executeTakeFirstOrThrow();
  const lists = await getProductLists(read);
  const photos = (await photosOf(read, 'product', [id], 'all')).get(id) ?? [];
  const shop = { id: row.shopId, slug: row.shopSlug, name: row.name ?? '', nameEn: row.nameEn };
  return {
    ...body,
    ...pricesOf(body),
    id,
    slug: row.slug,
    name: body.name ?? productFormJa.labels['name']!,
    maker: body.maker ?? shop.name,
    makerEn: body.maker === null ? shop.nameEn : body.makerEn,
    category: lists.categories.find(({ slug }) => slug === body.category) ?? NO_CATEGORY,
    photo: photos[0],
    photos,
    demo: false,
    shop: { ...shop, phone: row.phone, contactUrl: row.contactUrl },
    hasNotice: row.notice !== null,
    links: body.links.map(({ label, labelEn, url }) => ({ label, labelEn, href: url! })),
    storeIds: await storesOf(read, body.stores),
    allergens: lists.allergens.map((allergen) => ({
      ...allergen,
      state: stateOf(body, allergen.slug),
    })),
    allergensStatedOn: body.allergens?.statedOn ?? null,
    allergenListOf: lists.allergens[0]?.listedOn ?? null,
    confirmedOn: row.confirmed_on,
  };
}

function stateOf({ allergens }: ProductBody, slug: string) {
  if (allergens?.contains.includes(slug)) return 'contains' as const;
  return allergens?.notUsed.includes(slug) ? ('not-used' as const) : ('unstated' as const);
}

async function storesOf(read: Reader, slugs: string[]): Promise<number[]> {
  if (slugs.length === 0) return [];
  const rows = await read
    .selectFrom('shop')
    .select('id')
    .where('slug', 'in', slugs)
    .where('visibility', '=', 'published')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
