import type { Bitset } from '#server/bitset.ts';

/** Degrees; `west` ≤ `east`, `south` ≤ `north`. */
export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Shops that stand close together at this zoom: their number, their middle, and one of them. */
export interface Cell {
  lat: number;
  lng: number;
  count: number;
  /** A shop in the cell; the only one when `count` is 1. */
  id: number;
}

const MOST_CELLS = 200;
/** About 64 pixels on a 256-pixel tile. */
const CELLS_PER_TILE = 4;

/** Gathers the members of `set` within `bounds` on a grid that gets coarser until 200 cells do. */
export function cellsOf(
  set: Bitset,
  lats: readonly number[],
  lngs: readonly number[],
  bounds: Bounds,
  zoom: number,
): Cell[] {
  const inside: number[] = [];
  set.forEach((position) => {
    const lat = lats[position]!;
    const lng = lngs[position]!;
    if (lat >= bounds.south && lat <= bounds.north && lng >= bounds.west && lng <= bounds.east) {
      inside.push(position);
    }
  });
  let degrees = 360 / 2 ** zoom / CELLS_PER_TILE;
  let cells = gather(inside, lats, lngs, degrees);
  while (cells.length > MOST_CELLS) {
    degrees *= 2;
    cells = gather(inside, lats, lngs, degrees);
  }
  return cells;
}

function gather(
  positions: number[],
  lats: readonly number[],
  lngs: readonly number[],
  degrees: number,
): Cell[] {
  const cells = new Map<number, Cell>();
  for (const position of positions) {
    const lat = lats[position]!;
    const lng = lngs[position]!;
    const key = Math.floor((lat + 90) / degrees) * 2 ** 26 + Math.floor((lng + 180) / degrees);
    const cell = cells.get(key);
    if (cell) {
      cell.count += 1;
      cell.lat += (lat - cell.lat) / cell.count;
      cell.lng += (lng - cell.lng) / cell.count;
    } else {
      cells.set(key, { lat, lng, count: 1, id: position });
    }
  }
  return [...cells.values()];
}
