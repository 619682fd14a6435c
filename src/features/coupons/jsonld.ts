import type { Offer, WithContext } from 'schema-dts';
import { jsonLd } from '#features/entries/jsonld.ts';
import type { CouponDetail } from './queries.ts';

/**
 * A coupon as schema.org Offer by its shop; only what its page shows. It has no `itemOffered` with
 * a price, so that nothing reads it as a product's offer.
 */
export function couponJsonLd(
  coupon: CouponDetail,
  siteUrl: string,
  url: string,
  image: string,
): string {
  const shopUrl = `${siteUrl}/shops/${coupon.shop.slug}`;
  const thing: WithContext<Offer> = {
    '@context': 'https://schema.org',
    '@type': 'Offer',
    '@id': url,
    url,
    image,
    name: coupon.title,
    description: coupon.conditions,
    ...(coupon.titleEn !== null && { alternateName: coupon.titleEn }),
    validFrom: coupon.startsAt,
    validThrough: coupon.endsAt,
    availability:
      coupon.totalCap !== null && coupon.used >= coupon.totalCap
        ? 'https://schema.org/SoldOut'
        : 'https://schema.org/InStoreOnly',
    ...(coupon.minPurchase !== null &&
      coupon.minPurchase > 0 && {
        eligibleTransactionVolume: {
          '@type': 'PriceSpecification',
          minPrice: coupon.minPurchase,
          priceCurrency: 'JPY',
          valueAddedTaxIncluded: true,
        },
      }),
    offeredBy: { '@type': 'LocalBusiness', '@id': shopUrl, url: shopUrl, name: coupon.shop.name },
  };
  return jsonLd(thing);
}
