/** Words of the coupons pages, in Japanese: the source. */
export const couponsJa = {};

export type CouponsWords = typeof couponsJa;
