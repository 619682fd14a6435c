/** The demo town: hand-written businesses first, generated ones after them. */
import { areas } from './areas.ts';
import { categories } from './categories.ts';
import { compose } from './compose.ts';
import { curated, type CuratedRow } from './curated/index.ts';
import { lastOrdersOf, makeHours } from './hours.ts';
import { slugFrom } from './kana.ts';
import { makeName } from './names.ts';
import { random, weighted, type Random } from './random.ts';
import { familyOf, makeText } from './texts.ts';
import type { AreaSlug, Category, DemoBusiness } from './types.ts';

export type { DemoBusiness };

/** How many of the businesses are written by hand. */
export const curatedCount = curated.length;

const areaShare: Partial<Record<AreaSlug, number>> = {
  shiraishi: 20,
  yuda: 15,
  ogori: 17,
  ouchi: 10,
  hirakawa: 9,
  yoshiki: 8,
  otoshi: 8,
  odono: 6,
  miyano: 5,
  ajisu: 4,
  outside: 0,
};
const parentShare: Record<string, number> = {
  eat: 18,
  cafe: 9,
  shopping: 18,
  living: 14,
  beauty: 13,
  stay: 2,
  learn: 8,
  care: 6,
  car: 6,
  company: 12,
  farm: 4,
};

const pickArea = weighted(areas.map((area) => [area, areaShare[area.slug] ?? 2]));
const pickParent = weighted(
  Object.entries(parentShare).map(([parent, share]) => [
    categories.filter((category) => category.parent === parent),
    share,
  ]),
);

function categoriesOf(source: Random): Category[] {
  const siblings = pickParent(source);
  const main = source.pick(siblings);
  const second = source.chance(0.25) ? source.pick(siblings) : main;
  return second === main ? [main] : [main, second];
}

function makeRow(source: Random): CuratedRow {
  const chosen = categoriesOf(source);
  const main = chosen[0];
  if (!main) throw new Error('a business without a category');
  const family = familyOf(main.parent);
  const name = makeName(main.slug, source);
  const text = makeText(main.slug, family, source);
  const hours = makeHours(family, source);
  const inEnglish = source.chance(0.7);
  const lastOrders = family === 'food' && source.chance(0.4) ? lastOrdersOf(hours) : null;
  const links = ['web', 'ig', 'line', 'x', 'ec'].filter((_, at) => source.chance(0.4 - at * 0.07));
  return {
    name: name.ja,
    kana: name.kana,
    en: inEnglish ? name.en : null,
    cats: chosen.map(({ slug }) => slug).join(' '),
    town: source.pick(pickArea(source).towns).ja,
    hours,
    summary: text.summary,
    summaryEn: inEnglish ? text.summaryEn : null,
    body: text.body,
    bodyEn: inEnglish ? text.bodyEn : null,
    links: links.join(' '),
    ...(lastOrders && { lastOrders }),
    ...(family === 'company' && { kind: 'company' as const }),
    ...(source.chance(family === 'company' ? 0.8 : 0.2) && {
      corp: source.pick(['株式会社', '有限会社', '合同会社'] as const),
    }),
    ...(source.chance(0.03) && { home: true as const }),
    ...(source.chance(0.01) && { closure: 'temporary' as const }),
  };
}

/** `slug`, or the first of `slug-2`, `slug-3` … that is free; the answer is taken. */
function taker() {
  const next = new Map<string, number>();
  const taken = new Set<string>();
  return (wanted: string): string => {
    let slug = wanted;
    let number = next.get(wanted) ?? 1;
    while (taken.has(slug)) slug = `${wanted.slice(0, 53)}-${++number}`;
    next.set(wanted, number);
    taken.add(slug);
    return slug;
  };
}

/**
 * The first `count` businesses of the demo town. The one at a place is the same whatever the count:
 * the town of 200 begins with the town of 160.
 */
export function* town(count: number): Generator<DemoBusiness> {
  const take = taker();
  for (let index = 0; index < count; index++) {
    const source = random(index);
    const row = curated[index] ?? makeRow(source);
    yield compose(row, take(row.slug ?? slugFrom(row.kana)), index, source);
  }
}
