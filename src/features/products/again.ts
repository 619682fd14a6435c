import type { ProductBody } from './schema.ts';

const NO_DAYS = { soldFrom: null, soldUntil: null, listedFrom: null, listedUntil: null };

/** Another product like an earlier one: on sale now, for as long as its maker says anew. */
export function productAgain(body: ProductBody): ProductBody {
  return { ...body, soldOut: false, ...NO_DAYS };
}
