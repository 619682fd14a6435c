import { z } from 'zod';

/** The page of a list; the first where what was asked cannot be understood. */
export const pageNumber = z.coerce.number().int().min(1).max(100_000).catch(1);

/** The page of a list that its address asks for. */
export function readPage(params: URLSearchParams): number {
  return pageNumber.parse(params.get('page') ?? '');
}
