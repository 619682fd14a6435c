import type { RSSFeedItem } from '@astrojs/rss';
import { urlFor, type Locale } from '#i18n/urls.ts';
import { excerptOf, titleOf } from './components/say.ts';
import type { NewsSummary } from './queries.ts';

/** Notices as items of a feed. */
export function feedItems(
  notices: readonly NewsSummary[],
  locale: Locale,
  siteUrl: string,
): RSSFeedItem[] {
  return notices.map((notice) => ({
    title: titleOf(notice, locale).text,
    description: excerptOf(notice, locale).text,
    link: siteUrl + urlFor(locale, `/news/${notice.slug}`),
    pubDate: new Date(notice.publishedAt),
  }));
}
