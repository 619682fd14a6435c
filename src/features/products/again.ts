import type { ProductBody } from './schema.ts';

/** Another product like an earlier one: on sale now, for as long as its maker says anew. */
export function productAgain(body: ProductBody): ProductBody {
  return { ...body, soldOut: false, soldFrom: null, soldUntil: null };
}
