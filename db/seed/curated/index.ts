import { beauty } from './beauty.ts';
import { cafe } from './cafe.ts';
import { company } from './company.ts';
import { eat } from './eat.ts';
import { learn } from './learn.ts';
import { living } from './living.ts';
import type { CuratedRow } from './row.ts';
import { shopping } from './shopping.ts';
import { stay } from './stay.ts';

export type { CuratedRow };

const groups = [eat, cafe, shopping, living, beauty, stay, learn, company];
const longest = Math.max(...groups.map((group) => group.length));

/** The hand-written town, one of each group in turn, so that any first page shows a mixture. */
export const curated: readonly CuratedRow[] = Array.from({ length: longest }, (_, index) =>
  groups.flatMap((group) => group.slice(index, index + 1)),
).flat();
