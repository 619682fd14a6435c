import type { NewsWords } from './news.ja.ts';

/** Words of the news pages, in English. */
export const newsEn: NewsWords = {
  title: 'News',
  description: 'News from the Yamaguchi Chamber of Commerce and the businesses listed here.',
  important: 'Important',
  importantNotice: 'Important notice',
  count: (n) => (n === 1 ? '1 notice' : `${n.toLocaleString('en-GB')} notices`),
  empty: 'There is no news right now',
  emptyHint: 'New notices will be listed here.',
  all: 'See all news',
  others: 'More news',
  ofShop: 'News from the shop',
  feed: 'Latest news (RSS)',
  changed: (date) => `Updated ${date}`,
  files: 'Documents',
  pdf: (size) => `(PDF, ${size})`,
};
