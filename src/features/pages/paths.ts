/** The pages about the site that anyone may find by a search engine. */
export const TEXT_PAGES = [
  '/about',
  '/help',
  '/contact',
  '/report',
  '/list-your-business',
  '/terms',
  '/terms/listing',
  '/privacy',
  '/accessibility',
];
