import type { ProductsWords } from './products.ja.ts';

/** Words of the products pages, in English. */
export const productsEn: ProductsWords = {};
