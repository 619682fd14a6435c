import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bitset } from '#server/bitset.ts';
import { distance, FARTHEST, Places, type LatLng } from '#features/shops/near.ts';

/** About 30 by 30 km around the city, in steps of about 100 m so that some distances are equal. */
const point = fc.record({
  lat: fc.integer({ min: 0, max: 300 }).map((n) => 34 + n / 1000),
  lng: fc.integer({ min: 0, max: 330 }).map((n) => 131.3 + n / 1000),
});
const place = fc.option(point, { freq: 8 });

function placesOf(all: readonly (LatLng | null)[]): Places {
  const places = new Places();
  all.forEach((at, position) => places.place(position, at));
  return places;
}

function setOf(positions: Iterable<number>): Bitset {
  const set = new Bitset();
  for (const position of positions) set.add(position);
  return set;
}

/** The given positions that are somewhere, the nearest first, then by position. */
function naive(all: readonly (LatLng | null)[], members: number[], from: LatLng) {
  return members
    .flatMap((position) => {
      const at = all[position];
      return at ? [{ position, metres: distance(from, at) }] : [];
    })
    .sort((a, b) => a.metres - b.metres || a.position - b.position);
}

describe('the distance', () => {
  test('is 111 km for a degree to the north, less to the east', () => {
    const from = { lat: 34.2, lng: 131.4 };
    expect(distance(from, { lat: 35.2, lng: 131.4 })).toBeCloseTo(111_320, 0);
    expect(distance(from, { lat: 34.2, lng: 132.4 })).toBeCloseTo(92_071, 0);
  });
});

describe('the order by distance', () => {
  test('is by whole metres, then by position, with what is nowhere at the end', () => {
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 80 }),
        fc.func(fc.boolean()),
        fc.record({ from: point, skip: fc.nat({ max: 90 }), limit: fc.nat({ max: 30 }) }),
        (all, keep, { from, skip, limit }) => {
          const members = [...all.keys()].filter(keep);
          const metres = (position: number) => {
            const at = all[position];
            return at ? Math.round(distance(from, at)) : Infinity;
          };
          const expected = members.toSorted((a, b) =>
            metres(a) === metres(b) ? a - b : metres(a) - metres(b),
          );
          expect(placesOf(all).nearest(setOf(members), from, skip, limit)).toEqual(
            expected.slice(skip, skip + limit),
          );
        },
      ),
    );
  });
});

describe('the few nearest', () => {
  const few = fc.record({ from: point, limit: fc.integer({ min: 1, max: 8 }) });

  test('of a small set are those a sort of all would give', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 100 }), few, (all, { from, limit }) => {
        const members = [...all.keys()].filter((position) => position % 3 > 0);
        const expected = naive(all, members, from).filter(({ metres }) => metres <= FARTHEST);
        expect(placesOf(all).few(setOf(members), from, limit)).toEqual(expected.slice(0, limit));
      }),
    );
  });

  test('of a large set are the same, crowded or sparse around', () => {
    const crowd = fc.array(place, { minLength: 2_100, maxLength: 3_000 });
    const crowded = fc.record({ all: crowd, few, shrink: fc.constantFrom(1, 20) });
    fc.assert(
      fc.property(crowded, ({ all, few: { from, limit }, shrink }) => {
        // All within a few hundred metres, or spread over the city.
        const close = all.map(
          (at) =>
            at && { lat: 34 + (at.lat - 34) / shrink, lng: 131.3 + (at.lng - 131.3) / shrink },
        );
        const members = [...close.keys()];
        const expected = naive(close, members, from).filter(({ metres }) => metres <= FARTHEST);
        expect(placesOf(close).few(setOf(members), from, limit)).toEqual(expected.slice(0, limit));
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  test('follow a place that moves, goes or comes back', () => {
    const from = { lat: 34.2, lng: 131.4 };
    const away = { lat: 34.2, lng: 131.5 };
    // So many that cells are searched.
    const places = placesOf(Array.from({ length: 2_100 }, () => away));
    const all = setOf(Array(2_100).keys());
    const first = () => places.few(all, from, 1)[0]!.position;
    places.place(7, from);
    expect(first()).toBe(7);
    places.place(7, null);
    expect(first()).toBe(0);
    // Once, and only where it stands now.
    places.place(9, from);
    places.place(9, away);
    expect(places.few(all, from, 4).map(({ position }) => position)).toEqual([0, 1, 2, 3]);
    expect(places.few(all, from, 20).filter(({ position }) => position === 9)).toHaveLength(1);
    places.place(11, from);
    expect(first()).toBe(11);
  });
});
