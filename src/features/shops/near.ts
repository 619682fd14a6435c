import type { Bitset } from '#server/bitset.ts';

export interface LatLng {
  lat: number;
  lng: number;
}

const METRES_PER_DEGREE = 111_320;
/** Room for 2^20 positions below the distance in one sortable number. */
const POSITIONS = 2 ** 20;
const NOWHERE = 2 ** 31;

/** Metres between two points; flat-earth arithmetic, right to 1% within a prefecture. */
export function distance(a: LatLng, b: LatLng): number {
  const dy = (b.lat - a.lat) * METRES_PER_DEGREE;
  const dx = (b.lng - a.lng) * METRES_PER_DEGREE * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(dx, dy);
}

/** Members of `set` by distance from `from`; those without coordinates come last. */
export function nearest(
  set: Bitset,
  lats: readonly number[],
  lngs: readonly number[],
  from: LatLng,
  skip: number,
  limit: number,
): number[] {
  const keys = new Float64Array(set.count());
  let n = 0;
  set.forEach((position) => {
    const metres = distance(from, { lat: lats[position]!, lng: lngs[position]! });
    keys[n++] = (Number.isNaN(metres) ? NOWHERE : Math.round(metres)) * POSITIONS + position;
  });
  return Array.from(keys.sort().subarray(skip, skip + limit), (key) => key % POSITIONS);
}
