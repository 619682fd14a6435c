import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bitset } from '#server/bitset.ts';

const positions = fc.array(fc.nat({ max: 400 }), { maxLength: 200 });

function bitsetOf(members: Iterable<number>): Bitset {
  const set = new Bitset();
  for (const member of members) set.add(member);
  return set;
}

function membersOf(set: Bitset): number[] {
  const members: number[] = [];
  set.forEach((position) => members.push(position));
  return members;
}

const ascending = (members: Iterable<number>) => [...members].sort((a, b) => a - b);

describe('a bitset', () => {
  test('holds what was added and not deleted, and visits it in ascending order', () => {
    fc.assert(
      fc.property(positions, positions, (added, deleted) => {
        const set = bitsetOf(added);
        const model = new Set(added);
        for (const position of deleted) {
          set.delete(position);
          model.delete(position);
        }
        expect(membersOf(set)).toEqual(ascending(model));
        expect(set.count()).toBe(model.size);
        for (let position = 0; position <= 500; position += 1) {
          expect(set.has(position)).toBe(model.has(position));
        }
      }),
    );
  });

  test('joins and cuts as sets do, whichever is longer', () => {
    fc.assert(
      fc.property(positions, positions, (a, b) => {
        const [left, right] = [new Set(a), new Set(b)];
        const shared = ascending(left.intersection(right));
        expect(membersOf(bitsetOf(a).intersect(bitsetOf(b)))).toEqual(shared);
        expect(membersOf(bitsetOf(a).unite(bitsetOf(b)))).toEqual(ascending(left.union(right)));
        expect(membersOf(bitsetOf(a).subtract(bitsetOf(b)))).toEqual(
          ascending(left.difference(right)),
        );
        expect(bitsetOf(a).countShared(bitsetOf(b))).toBe(shared.length);
      }),
    );
  });

  test('counts full words, and more of them than are added at once', () => {
    for (let size = 0; size <= 300; size += 1) {
      const all = bitsetOf(Array(size).keys());
      expect([all.count(), all.countShared(all)]).toEqual([size, size]);
    }
  });

  test('is not changed through its clone', () => {
    const set = bitsetOf([1, 40]);
    const copy = set.clone();
    copy.add(2);
    copy.delete(40);
    expect(membersOf(set)).toEqual([1, 40]);
  });
});
