import {
  ALLERGENS_LISTED_ON,
  mandatoryAllergens,
  productCategories,
  recommendedAllergens,
} from '#db/seed/products/lists.ts';
import { demoLiquorLicence, demoNotice } from '#db/seed/products/notices.ts';
import { demoProducts } from '#db/seed/products/index.ts';
import type { DemoProduct } from '#db/seed/products/types.ts';
import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import {
  addPublishedProducts,
  saveSellerNotice,
  type NewProduct,
} from '#features/products/commands.ts';
import { ProductInput, SellerNoticeInput, type ProductBody } from '#features/products/schema.ts';

/** Fills the empty lists of products with what every site begins with. */
export async function addProductLists(tx: Tx): Promise<boolean> {
  const present = await tx.selectFrom('product_category').select('id').limit(1).executeTakeFirst();
  if (present) return false;
  await tx
    .insertInto('product_category')
    .values(
      productCategories.map(({ ja, en, ...rest }, sort) => ({
        ...rest,
        name: ja,
        name_en: en,
        sort,
      })),
    )
    .execute();
  const rows = (list: readonly (readonly [string, string, string])[], first: number) =>
    list.map(([slug, name, name_en], i) => ({
      slug,
      name,
      name_en,
      sort: first + i,
      listed_on: ALLERGENS_LISTED_ON,
    }));
  await tx
    .insertInto('allergen')
    .values([
      ...rows(mandatoryAllergens, 0).map((row) => ({ ...row, level: 'mandatory' as const })),
      ...rows(recommendedAllergens, mandatoryAllergens.length).map((row) => ({
        ...row,
        level: 'recommended' as const,
      })),
    ])
    .execute();
  return true;
}

/** Puts the demo town's products and sellers' notices in place of those there are; days relate to `at`. */
export async function replaceDemoProducts(tx: Tx, at: Date): Promise<void> {
  await addProductLists(tx);
  const shops = await demoShops(tx);
  const businesses = [...new Set([...shops.values()].map((shop) => shop.business_id))];
  if (businesses.length === 0) return;
  await removeDemoProducts(tx, at);
  const offered = demoProducts.filter((product) => shops.has(product.shop));
  const sellers = new Set(offered.filter(isDistant).map((product) => product.shop));
  for (const slug of sellers) await addNotice(tx, shops.get(slug)!, at);
  const products = offered.map((product, i): NewProduct => ({
    shopId: shops.get(product.shop)!.id,
    slug: product.slug,
    body: bodyOf(product, shops.get(product.shop)!, at),
    // A new one every other day, the first of the list today.
    listedFrom: startOfLocalDay(addDays(localDate(at), -2 * i)),
    confirmedOn: addDays(localDate(at), -((i * 7) % 60)),
  }));
  await addPublishedProducts(tx, products, at);
}

type DemoShop = Awaited<ReturnType<typeof demoShops>> extends Map<string, infer S> ? S : never;

async function demoShops(tx: Tx) {
  const rows = await tx
    .selectFrom('shop')
    .innerJoin('business', 'business.id', 'shop.business_id')
    .select([
      'shop.id',
      'shop.slug',
      'shop.business_id',
      'shop.name',
      'shop.phone',
      'shop.address',
      'shop.postal_code',
      'shop.ec_shop',
      'business.name as seller',
    ])
    .where('business.demo', '=', 1)
    .execute();
  return new Map(rows.map((row) => [row.slug, row]));
}

async function removeDemoProducts(tx: Tx, at: Date): Promise<void> {
  const removed = await tx
    .deleteFrom('product')
    .where('shop_id', 'in', (eb) =>
      eb
        .selectFrom('shop')
        .innerJoin('business', 'business.id', 'shop.business_id')
        .select('shop.id')
        .where('business.demo', '=', 1),
    )
    .returning('id')
    .execute();
  if (removed.length === 0) return;
  await tx
    .insertInto('change')
    .values(removed.map(({ id }) => ({ tag: `product:${id}`, at: toIso(at) })))
    .execute();
}

const isDistant = ({ buy }: DemoProduct) =>
  (['ec', 'phone', 'fax', 'mail'] as const).some((way) => buy.includes(way));

async function addNotice(tx: Tx, shop: DemoShop, at: Date): Promise<void> {
  const hasAlcohol = demoProducts.some(
    (product) => product.shop === shop.slug && product.kind === 'alcohol' && isDistant(product),
  );
  const notice = SellerNoticeInput.parse({
    ...demoNotice,
    seller: shop.seller,
    address: `〒${shop.postal_code ?? '753-0000'} ${shop.address ?? ''}`,
    phone: shop.phone ?? '',
    email: mailOf(shop.slug),
    licence: hasAlcohol ? demoLiquorLicence : null,
  });
  await saveSellerNotice(tx, shop.business_id, notice, at);
}

/** `example.com` belongs to nobody: mail to it reaches no one. */
const mailOf = (slug: string) => `${slug.slice(0, 40)}@example.com`;

function bodyOf(product: DemoProduct, shop: DemoShop, at: Date): ProductBody {
  const buys = (way: DemoProduct['buy'][number]) => product.buy.includes(way);
  const today = localDate(at);
  const inDays = (days: number | null | undefined) => (days == null ? null : addDays(today, days));
  const words = (text: string | undefined) => text?.split(' ').filter(Boolean) ?? [];
  const stated = product.has !== undefined || product.free !== undefined;
  return ProductInput.parse({
    kind: product.kind,
    category: product.cat,
    name: product.name,
    nameEn: product.en,
    maker: product.maker?.[0] ?? null,
    makerEn: product.maker?.[1] ?? null,
    story: product.story,
    storyEn: product.storyEn ?? null,
    price: product.price ?? null,
    variants: product.variants?.map(([name, nameEn, price]) => ({ name, nameEn, price })) ?? [],
    soldFrom: inDays(product.sold?.[0]),
    soldUntil: inDays(product.sold?.[1]),
    soldOut: product.soldOut ?? false,
    season: product.season ?? [],
    gift: product.gift ?? false,
    shipping: product.ship ?? null,
    links: buys('ec') ? linksOf(product, shop) : [],
    orderPhone: buys('phone') ? shop.phone : null,
    orderFax: buys('fax') ? shop.phone : null,
    orderMail: buys('mail') ? mailOf(shop.slug) : null,
    stores: [...(buys('store') ? [shop.slug] : []), ...(product.stores ?? [])],
    inquiry: buys('inquiry'),
    alcoholLicence: product.kind === 'alcohol' && isDistant(product) ? demoLiquorLicence : null,
    label: product.label && {
      ...product.label,
      manufacturer: `${shop.seller} 山口県山口市（架空）`,
    },
    allergens: stated
      ? {
          statedOn: addDays(today, -30),
          contains: words(product.has),
          notUsed: words(product.free),
        }
      : null,
  });
}

/** The shop's own, and for what makes a gift a second, shared shelf. */
function linksOf(product: DemoProduct, shop: DemoShop) {
  const own = {
    label: `${shop.name}のオンラインショップ`,
    labelEn: 'the maker’s online shop',
    url: `${shop.ec_shop ?? 'https://example.com/shop'}?item=${product.slug}`,
  };
  const shared = {
    label: '山口の贈りもの市場（架空のモール）',
    labelEn: 'Yamaguchi Gift Market (a made-up mall)',
    url: `https://example.com/mall/${product.slug}`,
  };
  return product.gift ? [own, shared] : [own];
}
