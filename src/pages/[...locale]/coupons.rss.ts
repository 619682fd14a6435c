import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { keep } from '#server/cache/keep.ts';
import { conditionsOf, shopNameOf, titleOf } from '#features/coupons/components/text.ts';
import { listNewCoupons } from '#features/coupons/queries.ts';
import { urlFor } from '#i18n/urls.ts';

const ITEMS = 50;

/** The newest coupons that have not ended. */
export const GET: APIRoute = async ({ locals, cache }) => {
  keep({ locals, cache }, { tags: ['coupon', 'shop'] });
  const { locale, words, siteUrl, read, at } = locals;
  const coupons = await listNewCoupons(read, at, ITEMS, locals.isLocal);
  const response = await rss({
    title: `${words.coupons.title} | ${words.site.name}`,
    description: words.coupons.feedDescription,
    site: siteUrl + urlFor(locale, '/coupons'),
    trailingSlash: false,
    customData: `<language>${locale}</language>`,
    items: coupons.map((coupon) => ({
      title: `${titleOf(coupon, locale).text} – ${shopNameOf(coupon, locale).text}`,
      description: conditionsOf(coupon, locale).text,
      link: siteUrl + urlFor(locale, `/coupons/${coupon.slug}`),
      pubDate: new Date(coupon.publishedAt),
    })),
  });
  response.headers.set('Content-Type', 'application/rss+xml; charset=utf-8');
  return response;
};
