import type { CouponsWords } from './coupons.ja.ts';

/** Words of the coupons pages, in English. */
export const couponsEn: CouponsWords = {};
