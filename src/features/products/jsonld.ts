import type { AggregateOffer, ItemAvailability, Offer, Product, WithContext } from 'schema-dts';
import { jsonLd } from '#features/entries/jsonld.ts';
import { largestFile } from '#features/media/schema.ts';
import { saleState } from './components/card.ts';
import type { ProductDetail } from './detail.ts';

/**
 * A product as schema.org Product; undefined without a price, for then there is no offer that
 * search engines could show.
 */
export function productJsonLd(
  product: ProductDetail,
  urls: { page: string; image: string; site: string },
  at: Date,
): string | undefined {
  const offers = offersOf(product, urls.page, at);
  if (!offers) return undefined;
  const photos = product.photos.map((photo) => urls.site + largestFile(photo));
  const thing: WithContext<Product> = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    '@id': urls.page,
    url: urls.page,
    name: product.name,
    image: photos.length > 0 ? photos : [urls.image],
    description: product.story ?? product.name,
    category: product.category.name,
    brand: { '@type': 'Brand', name: product.maker },
    ...(product.nameEn && { alternateName: product.nameEn }),
    offers,
  };
  return jsonLd(thing);
}

function offersOf(
  product: ProductDetail,
  url: string,
  at: Date,
): Offer | AggregateOffer | undefined {
  if (product.price === null || product.priceMax === null) return undefined;
  const shared = {
    url,
    priceCurrency: 'JPY',
    availability: availabilityOf(product, at),
    itemCondition: 'https://schema.org/NewCondition' as const,
    seller: { '@type': 'Organization' as const, name: product.shop.name },
    ...(product.soldUntil && { priceValidUntil: product.soldUntil }),
  };
  if (product.variants.length < 2) return { '@type': 'Offer', price: product.price, ...shared };
  return {
    '@type': 'AggregateOffer',
    lowPrice: product.price,
    highPrice: product.priceMax,
    offerCount: product.variants.length,
    ...shared,
  };
}

function availabilityOf(product: ProductDetail, at: Date): ItemAvailability {
  if (product.soldOut) return 'https://schema.org/SoldOut';
  const sale = saleState(product, at);
  if (sale === 'coming') return 'https://schema.org/PreOrder';
  return sale === 'ended' ? 'https://schema.org/Discontinued' : 'https://schema.org/InStock';
}
