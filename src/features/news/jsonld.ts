import type { NewsArticle, WithContext } from 'schema-dts';
import { jsonLd } from '#features/entries/jsonld.ts';
import type { Locale } from '#i18n/urls.ts';
import { excerptOf, titleOf } from './components/say.ts';
import type { NewsSummary } from './queries.ts';

/** A notice as schema.org NewsArticle; who is not named speaks as the chamber. */
export function newsJsonLd(
  notice: NewsSummary,
  page: { url: string; image: string; locale: Locale; siteUrl: string; chamber: string },
): string {
  const title = titleOf(notice, page.locale);
  const chamber = { '@type': 'Organization', name: page.chamber, url: page.siteUrl } as const;
  const thing: WithContext<NewsArticle> = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': page.url,
    url: page.url,
    mainEntityOfPage: page.url,
    headline: title.text,
    description: excerptOf(notice, page.locale).text,
    image: page.image,
    datePublished: notice.publishedAt,
    dateModified: notice.changedAt ?? notice.publishedAt,
    inLanguage: title.lang ?? page.locale,
    author: notice.sender === null ? chamber : { '@type': 'Organization', name: notice.sender },
    publisher: chamber,
  };
  return jsonLd(thing);
}
