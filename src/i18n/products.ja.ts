/** Words of the products pages, in Japanese: the source. */
export const productsJa = {};

export type ProductsWords = typeof productsJa;
