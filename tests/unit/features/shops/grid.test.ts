import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bitset } from '#server/bitset.ts';
import { cellsOf, type Bounds } from '#features/shops/grid.ts';

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const point = fc.record({ lat: degrees(33.9, 34.5), lng: degrees(131.2, 131.9) });
const place = fc.option(point, { freq: 10 });
const bounds: fc.Arbitrary<Bounds> = fc.tuple(point, point).map(([a, b]) => ({
  west: Math.min(a.lng, b.lng),
  east: Math.max(a.lng, b.lng),
  south: Math.min(a.lat, b.lat),
  north: Math.max(a.lat, b.lat),
}));
const zoom = fc.integer({ min: 0, max: 18 });

interface Place {
  lat: number;
  lng: number;
}

function cells(all: readonly (Place | null)[], members: number[], box: Bounds, z: number) {
  const set = new Bitset();
  for (const position of members) set.add(position);
  const lats = all.map((at) => at?.lat ?? NaN);
  return cellsOf(set, { lats, lngs: all.map((at) => at?.lng ?? NaN) }, box, z);
}

const isInside = ({ lat, lng }: Place, { west, east, south, north }: Bounds) =>
  lat >= south && lat <= north && lng >= west && lng <= east;

describe('the cells of a map', () => {
  test('are at most 200 and together hold the members inside the bounds, each once', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 900 }), bounds, zoom, (all, box, z) => {
        const members = [...all.keys()].filter((position) => position % 4 > 0);
        const found = cells(all, members, box, z);
        expect(found.length).toBeLessThanOrEqual(200);
        const inside = members.filter((position) => {
          const at = all[position];
          return at && isInside(at, box);
        });
        expect(found.reduce((sum, cell) => sum + cell.count, 0)).toBe(inside.length);
        const ids = found.map((cell) => cell.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(inside).toContain(id);
      }),
    );
  });

  test('are put together when there are too many, and lose nobody', () => {
    const many = fc.array(point, { minLength: 201, maxLength: 215 });
    const everywhere = { west: 131, east: 132, south: 33, north: 35 };
    fc.assert(
      fc.property(many, (all) => {
        const found = cells(all, [...all.keys()], everywhere, 18);
        expect(found.length).toBeLessThanOrEqual(200);
        expect(found.reduce((sum, cell) => sum + cell.count, 0)).toBe(all.length);
      }),
      { endOnFailure: true },
    );
  });

  test('stand in the middle of what they hold; a single one exactly on it', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 300 }), zoom, (all, z) => {
        const everywhere = { west: 131, east: 132, south: 33, north: 35 };
        const found = cells(all, [...all.keys()], everywhere, z);
        for (const { id, count, lat, lng } of found) {
          if (count === 1) expect({ lat, lng }).toEqual(all[id]);
        }
        const mean = (of: (at: Place) => number) =>
          all.reduce((sum, at) => sum + of(at), 0) / all.length;
        const weighted = (of: (at: Place) => number) =>
          found.reduce((sum, cell) => sum + of(cell) * cell.count, 0) / all.length;
        expect(weighted((at) => at.lat)).toBeCloseTo(
          mean((at) => at.lat),
          8,
        );
        expect(weighted((at) => at.lng)).toBeCloseTo(
          mean((at) => at.lng),
          8,
        );
      }),
    );
  });

  test('become finer as the map comes closer', () => {
    const all = [
      { lat: 34.1, lng: 131.4 },
      { lat: 34.11, lng: 131.4 },
    ];
    const box = { west: 131, east: 132, south: 34, north: 35 };
    expect(cells(all, [0, 1], box, 6)).toHaveLength(1);
    expect(cells(all, [0, 1], box, 16)).toHaveLength(2);
  });
});
