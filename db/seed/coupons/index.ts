import { cafe } from './cafe.ts';
import { eat } from './eat.ts';
import { services } from './services.ts';
import { shopping } from './shopping.ts';
import type { DemoCoupon } from './types.ts';

/** Every coupon of the demo town. */
export const demoCoupons: readonly DemoCoupon[] = [...eat, ...cafe, ...shopping, ...services];
