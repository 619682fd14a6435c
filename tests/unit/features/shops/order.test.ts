import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bitset } from '#server/bitset.ts';
import { Order } from '#features/shops/order.ts';

const compare = (a: number, b: number) => a - b;
/** Few different keys, so that many are equal and the position has to decide. */
const key = fc.nat({ max: 12 });
const keys = fc.array(key, { maxLength: 90 });

function orderOf(all: number[]): Order<number> {
  const order = new Order<number>(compare);
  all.forEach((value, position) => order.set(position, value));
  order.sort();
  return order;
}

/** Every page one after the other. */
function walk(order: Order<number>, set: Bitset, limit: number): number[] {
  const total = set.count();
  const found: number[] = [];
  for (let skip = 0; skip < total; skip += limit)
    found.push(...order.page(set, skip, limit, total));
  return found;
}

function sorted(all: ReadonlyMap<number, number>, keep: (position: number) => boolean): number[] {
  return [...all.keys()].filter(keep).sort((a, b) => compare(all.get(a)!, all.get(b)!) || a - b);
}

function setOf(positions: Iterable<number>): Bitset {
  const set = new Bitset();
  for (const position of positions) set.add(position);
  return set;
}

describe('an order', () => {
  test('gives pages that together are the sorted members of the set', () => {
    fc.assert(
      fc.property(
        keys,
        fc.func(fc.boolean()),
        fc.integer({ min: 1, max: 30 }),
        (all, keep, limit) => {
          const expected = sorted(new Map(all.entries()), keep);
          expect(walk(orderOf(all), setOf(expected), limit)).toEqual(expected);
        },
      ),
    );
  });

  test('gives the same piece wherever it lies, from either end', () => {
    fc.assert(
      fc.property(keys, fc.nat({ max: 100 }), fc.nat({ max: 40 }), (all, skip, limit) => {
        const expected = sorted(new Map(all.entries()), () => true);
        const page = orderOf(all).page(setOf(expected), skip, limit, expected.length);
        expect(page).toEqual(expected.slice(skip, skip + limit));
      }),
    );
  });

  test('stays sorted while positions move and new ones come', () => {
    const moves = fc.array(fc.tuple(fc.nat(), key), { maxLength: 60 });
    fc.assert(
      fc.property(keys, moves, (all, list) => {
        const order = orderOf(all);
        const model = new Map(all.entries());
        for (const [n, value] of list) {
          // One past the end is a new position.
          const position = n % (model.size + 1);
          order.move(position, value);
          model.set(position, value);
          expect(walk(order, setOf(model.keys()), 7)).toEqual(sorted(model, () => true));
        }
      }),
    );
  });
});
