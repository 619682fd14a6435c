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

interface Degrees {
  lats: readonly number[];
  lngs: readonly number[];
}

/** Gathers the members of `set` within `bounds` on a grid that gets coarser until 200 cells do. */
export function cellsOf(
  set: Bitset,
  { lats, lngs }: Degrees,
  bounds: Bounds,
  zoom: number,
): Cell[] {
  let degrees = 360 / 2 ** zoom / CELLS_PER_TILE;
  let cells = new Map<number, Cell>();
  set.forEach((id) => {
    const lat = lats[id]!;
    const lng = lngs[id]!;
    if (lat >= bounds.south && lat <= bounds.north && lng >= bounds.west && lng <= bounds.east) {
      addTo(cells, { lat, lng, count: 1, id }, degrees);
    }
  });
  while (cells.size > MOST_CELLS) {
    degrees *= 2;
    const coarser = new Map<number, Cell>();
    for (const cell of cells.values()) addTo(coarser, cell, degrees);
    cells = coarser;
  }
  return [...cells.values()];
}

/** Adds what stands at a place to the cell of the grid it falls into. */
function addTo(cells: Map<number, Cell>, { lat, lng, count, id }: Cell, degrees: number): void {
  const key = Math.floor((lat + 90) / degrees) * 2 ** 26 + Math.floor((lng + 180) / degrees);
  const cell = cells.get(key);
  if (!cell) {
    cells.set(key, { lat, lng, count, id });
    return;
  }
  cell.count += count;
  cell.lat += ((lat - cell.lat) * count) / cell.count;
  cell.lng += ((lng - cell.lng) * count) / cell.count;
}
