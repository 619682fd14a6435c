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

/** Degrees; about 500 m. */
const CELL = 0.005;
const FARTHEST_RING = 60;

/** Positions by place, for the few nearest of many without looking at all of them. */
export class NearIndex {
  readonly #cells = new Map<number, Set<number>>();
  readonly #places: LatLng[] = [];

  place(position: number, at: LatLng | null): void {
    const before = this.#places[position];
    if (before) this.#cells.get(keyOf(before, 0, 0))?.delete(position);
    delete this.#places[position];
    if (!at) return;
    this.#places[position] = at;
    const key = keyOf(at, 0, 0);
    const cell = this.#cells.get(key);
    if (cell) cell.add(position);
    else this.#cells.set(key, new Set([position]));
  }

  /** The `limit` members of `set` nearest to `from` within about 30 km, with their distance in metres. */
  few(set: Bitset, from: LatLng, limit: number): { position: number; metres: number }[] {
    const found: { position: number; metres: number }[] = [];
    for (let ring = 0; ring <= FARTHEST_RING; ring += 1) {
      // Everything closer than the ring's inner edge has been seen by now.
      const seen = (ring - 1) * CELL * METRES_PER_DEGREE * Math.cos((from.lat * Math.PI) / 180);
      if (found.filter(({ metres }) => metres <= seen).length >= limit) break;
      for (const position of this.#ring(from, ring)) {
        if (set.has(position))
          found.push({ position, metres: distance(from, this.#places[position]!) });
      }
    }
    return found.sort((a, b) => a.metres - b.metres).slice(0, limit);
  }

  *#ring(from: LatLng, ring: number): Generator<number> {
    for (let dy = -ring; dy <= ring; dy += 1) {
      const step = Math.abs(dy) === ring ? 1 : 2 * ring;
      for (let dx = -ring; dx <= ring; dx += step || 1)
        yield* this.#cells.get(keyOf(from, dx, dy)) ?? [];
    }
  }
}

function keyOf({ lat, lng }: LatLng, dx: number, dy: number): number {
  return (Math.floor(lat / CELL) + dy) * 2 ** 24 + Math.floor(lng / CELL) + dx;
}
