import { z } from 'zod';

const page = z.coerce.number().int().min(1).max(100_000).catch(1);

/** The page a list's address asks for; the first where it cannot be understood. */
export function readNewsPage(params: URLSearchParams): number {
  return page.parse(params.get('page') ?? '');
}

/** The query string of a page; empty for the first. */
export function writeNewsPage(page: number): string {
  return page > 1 ? `?page=${page}` : '';
}
