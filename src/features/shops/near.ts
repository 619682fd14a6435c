import type { Bitset } from '#server/bitset.ts';

export interface LatLng {
  lat: number;
  lng: number;
}

export interface Found {
  position: number;
  metres: number;
}

const METRES_PER_DEGREE = 111_320;

/** Metres between two points; flat-earth arithmetic, right to 1% within a prefecture. */
export function distance(a: LatLng, b: LatLng): number {
  const dy = (b.lat - a.lat) * METRES_PER_DEGREE;
  const dx = (b.lng - a.lng) * METRES_PER_DEGREE * Math.cos((a.lat * Math.PI) / 180);
  // Math.hypot guards against overflow, which cannot happen here, and takes many times as long.
  return Math.sqrt(dx * dx + dy * dy);
}

/** Degrees; about 250 m. */
const CELL = 0.0025;
/** `few` looks this far, in metres: 120 cells east and west at the latitude of Hokkaido. */
export const FARTHEST = 23_000;
const FARTHEST_RING = 120;
/** Up to this many are looked at one by one, which is quicker than to search the cells around. */
const ONE_BY_ONE = 2_000;
/** Room for 2^20 positions below the distance in one sortable number. */
const POSITIONS = 2 ** 20;
/** Farther than anything on earth; what has no coordinates comes last. */
const NOWHERE = 2 ** 31;
/** Metres: distances are sorted only within those rings that a page needs. */
const RING = 50;
const RINGS = 1024;

/** Where each position is, for finding the nearest of many without sorting all of them. */
export class Places {
  /** Degrees by position; NaN for a position without coordinates. */
  readonly lats: number[] = [];
  readonly lngs: number[] = [];
  readonly #cells = new Map<number, number[]>();

  /** Puts a position somewhere, or nowhere; new positions come in order. */
  place(position: number, at: LatLng | null): void {
    const before = this.#cells.get(this.#keyOf(position));
    if (before?.includes(position)) before.splice(before.indexOf(position), 1);
    this.lats[position] = at?.lat ?? NaN;
    this.lngs[position] = at?.lng ?? NaN;
    if (!at) return;
    const key = this.#keyOf(position);
    const cell = this.#cells.get(key);
    if (cell) cell.push(position);
    else this.#cells.set(key, [position]);
  }

  /** Members of `set` by whole metres from `from`, then by position; those nowhere come last. */
  nearest(set: Bitset, from: LatLng, skip: number, limit: number): number[] {
    const keys = new Float64Array(set.count());
    const sizes = new Uint32Array(RINGS);
    let n = 0;
    set.forEach((position) => {
      const metres = this.#metres(from, position);
      const key = (Number.isNaN(metres) ? NOWHERE : Math.round(metres)) * POSITIONS + position;
      keys[n++] = key;
      sizes[ringOf(key)]! += 1;
    });
    let before = 0;
    let first = 0;
    while (first < RINGS && before + sizes[first]! <= skip) before += sizes[first++]!;
    let last = first;
    let end = before;
    while (last < RINGS && end < skip + limit) end += sizes[last++]!;
    const needed = keys.filter((key) => ringOf(key) >= first && ringOf(key) < last).sort();
    return Array.from(
      needed.subarray(skip - before, skip - before + limit),
      (key) => key % POSITIONS,
    );
  }

  /** The `limit` members of `set` nearest to `from` within 23 km. */
  few(set: Bitset, from: LatLng, limit: number): Found[] {
    const nearest: Found[] = [];
    const offer = (position: number) => {
      if (!set.has(position)) return;
      const metres = this.#metres(from, position);
      const last = nearest[limit - 1]?.metres ?? FARTHEST;
      if (!(metres <= last)) return;
      const place = nearest.findIndex((other) => isNearer({ position, metres }, other));
      nearest.splice(place < 0 ? nearest.length : place, 0, { position, metres });
      if (nearest.length > limit) nearest.pop();
    };
    if (set.count() <= ONE_BY_ONE) set.forEach(offer);
    else this.#aroundUntil(from, () => nearest[limit - 1]?.metres ?? FARTHEST, offer);
    return nearest;
  }

  /** Visits what is around in square rings, until all within `enough()` metres has been visited. */
  #aroundUntil(from: LatLng, enough: () => number, visit: (position: number) => void): void {
    const cellWidth = CELL * METRES_PER_DEGREE * Math.cos((from.lat * Math.PI) / 180);
    for (let ring = 0; ring <= FARTHEST_RING; ring += 1) {
      if (enough() < (ring - 1) * cellWidth) return;
      for (let dy = -ring; dy <= ring; dy += 1) {
        const step = Math.abs(dy) === ring ? 1 : 2 * ring;
        for (let dx = -ring; dx <= ring; dx += step) {
          this.#cells.get(keyOf(from.lat, from.lng, dx, dy))?.forEach(visit);
        }
      }
    }
  }

  #metres(from: LatLng, position: number): number {
    return distance(from, { lat: this.lats[position]!, lng: this.lngs[position]! });
  }

  #keyOf(position: number): number {
    return keyOf(this.lats[position] ?? NaN, this.lngs[position] ?? NaN, 0, 0);
  }
}

function isNearer(a: Found, b: Found): boolean {
  return a.metres < b.metres || (a.metres === b.metres && a.position < b.position);
}

function ringOf(key: number): number {
  return Math.min(RINGS - 1, Math.floor(key / POSITIONS / RING));
}

function keyOf(lat: number, lng: number, dx: number, dy: number): number {
  return (Math.floor(lat / CELL) + dy) * 2 ** 24 + Math.floor(lng / CELL) + dx;
}
