import { chocolate } from './chocolate.ts';
import { crafts } from './crafts.ts';
import { drinks } from './drinks.ts';
import { food } from './food.ts';
import { more } from './more.ts';
import { sweets } from './sweets.ts';
import type { DemoProduct } from './types.ts';

const groups: readonly (readonly DemoProduct[])[] = [chocolate, crafts, food, sweets, drinks, more];
const longest = Math.max(...groups.map((group) => group.length));

/** The demo town's products, one of each group in turn, so that any first page shows a mixture. */
export const demoProducts: readonly DemoProduct[] = Array.from({ length: longest }, (_, index) =>
  groups.flatMap((group) => group.slice(index, index + 1)),
).flat();
