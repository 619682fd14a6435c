/** The query string of a page; empty for the first. */
export function writeNewsPage(page: number): string {
  return page > 1 ? `?page=${page}` : '';
}
