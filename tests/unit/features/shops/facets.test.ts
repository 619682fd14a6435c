import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bitset } from '#server/bitset.ts';
import { ANY_OF_GROUPS, Facets, type Selection } from '#features/shops/facets.ts';

const VALUES = ['a', 'b', 'c', 'd'];
const GROUPS = [...ANY_OF_GROUPS, 'feature'] as const;
type Group = (typeof GROUPS)[number];

interface Shop extends Record<Group, string[]> {
  open: boolean;
  /** Fits the text that was searched for. */
  fits: boolean;
}

const some = (values: string[], maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const shop = fc.record<Shop>({
  area: some(VALUES, 1),
  zone: some(VALUES, 2),
  category: some(VALUES, 3),
  chamber: some(VALUES, 1),
  feature: some(VALUES, 4),
  open: fc.boolean(),
  fits: fc.boolean(),
});
const shops = fc.array(shop, { maxLength: 120 });
const selection = fc.record<Selection>({
  area: some([...VALUES, 'unknown'], 3),
  zone: some(VALUES, 2),
  category: some(VALUES, 3),
  chamber: some(VALUES, 2),
  feature: some([...VALUES, 'unknown'], 2),
  open: fc.boolean(),
});

function facetsOf(all: Shop[]): { facets: Facets; base: Bitset; open: Bitset } {
  const facets = new Facets({
    area: VALUES,
    zone: VALUES,
    category: VALUES,
    chamber: VALUES,
    feature: VALUES,
  });
  const [base, open] = [new Bitset(), new Bitset()];
  all.forEach((one, position) => {
    for (const group of GROUPS) for (const value of one[group]) facets.add(group, value, position);
    if (one.open) open.add(position);
    if (one.fits) base.add(position);
  });
  return { facets, base, open };
}

/** What is meant, shop by shop: any value of a group, every feature, open if that is asked. */
function matches(one: Shop, ticked: Selection): boolean {
  const any = ANY_OF_GROUPS.every(
    (group) =>
      ticked[group].length === 0 || ticked[group].some((value) => one[group].includes(value)),
  );
  const every = ticked.feature.every((value) => one.feature.includes(value));
  return one.fits && any && every && (!ticked.open || one.open);
}

function naiveCount(all: Shop[], ticked: Selection, group: Group, value: string): number {
  const others = group === 'feature' ? ticked : { ...ticked, [group]: [] };
  return all.filter((one) => matches(one, others) && one[group].includes(value)).length;
}

describe('facets', () => {
  test('select what has any value of each group, every feature, and is open if asked', () => {
    fc.assert(
      fc.property(shops, selection, (all, ticked) => {
        const { facets, base, open } = facetsOf(all);
        const found: number[] = [];
        facets.select(base, ticked, open).forEach((position) => found.push(position));
        expect(found).toEqual(
          [...all.keys()].filter((position) => matches(all[position]!, ticked)),
        );
      }),
    );
  });

  test('count every value as if its own group were free, all others as ticked', () => {
    fc.assert(
      fc.property(shops, selection, (all, ticked) => {
        const { facets, base, open } = facetsOf(all);
        const counts = facets.count(base, ticked, open, facets.select(base, ticked, open));
        for (const group of GROUPS) {
          const naive = VALUES.map(
            (value) => [value, naiveCount(all, ticked, group, value)] as const,
          );
          expect([...counts[group]]).toEqual(naive);
        }
        expect(counts.open).toBe(
          all.filter((one) => matches(one, { ...ticked, open: true })).length,
        );
      }),
    );
  });

  test('forget a position that is cleared', () => {
    fc.assert(
      fc.property(
        fc.array(shop, { minLength: 1, maxLength: 40 }),
        selection,
        fc.nat(),
        (all, ticked, n) => {
          const gone = n % all.length;
          const { facets, base, open } = facetsOf(all);
          facets.clear(gone);
          const rest = all.map((one, i) => (i === gone ? { ...one, fits: false } : one));
          base.delete(gone);
          const counts = facets.count(base, ticked, open, facets.select(base, ticked, open));
          expect(counts).toEqual(
            (({ facets: f, base: b, open: o }) => f.count(b, ticked, o, f.select(b, ticked, o)))(
              facetsOf(rest),
            ),
          );
          for (const group of GROUPS) {
            for (const value of VALUES) {
              const set = new Bitset();
              set.add(gone);
              facets.keep(set, group, value);
              expect(set.count()).toBe(0);
            }
          }
        },
      ),
    );
  });
});
