import type { Bitset } from '#server/bitset.ts';

/**
 * The directory's positions sorted once by a key, kept sorted row by row, and walked from the
 * nearer end to find a page.
 */
export class Order<Key> {
  readonly #compare: (a: Key, b: Key) => number;
  readonly #keys: Key[] = [];
  /** Positions in order; only the first `#size` count, the rest is room to grow. */
  #sorted = new Int32Array(0);
  #size = 0;

  constructor(compare: (a: Key, b: Key) => number) {
    this.#compare = compare;
  }

  /** Notes a key while loading; `sort` puts all of them in order at once. */
  set(position: number, key: Key): void {
    this.#keys[position] = key;
  }

  sort(): void {
    this.#sorted = Int32Array.from(this.#keys.keys()).sort((a, b) => this.#between(a, b));
    this.#size = this.#sorted.length;
  }

  /** Moves one position to where its new key belongs, or adds it. */
  move(position: number, key: Key): void {
    if (this.#keys[position] !== undefined) {
      const before = this.#placeOf(position);
      this.#sorted.copyWithin(before, before + 1, this.#size);
      this.#size -= 1;
    }
    this.#keys[position] = key;
    const place = this.#placeOf(position);
    if (this.#size === this.#sorted.length) this.#grow();
    this.#sorted.copyWithin(place + 1, place, this.#size);
    this.#sorted[place] = position;
    this.#size += 1;
  }

  /** `limit` members of `set` from `skip` on, in order; `total` is the size of `set`. */
  page(set: Bitset, skip: number, limit: number, total: number): number[] {
    const wanted = Math.min(limit, total - skip);
    if (wanted <= 0) return [];
    const behind = total - skip - wanted;
    return skip <= behind
      ? this.#walk(set, 0, 1, skip, wanted)
      : this.#walk(set, this.#size - 1, -1, behind, wanted).reverse();
  }

  #walk(set: Bitset, from: number, step: 1 | -1, skip: number, wanted: number): number[] {
    const found: number[] = [];
    let passed = 0;
    for (let i = from; i >= 0 && i < this.#size && found.length < wanted; i += step) {
      const position = this.#sorted[i]!;
      if (!set.has(position)) continue;
      if (passed < skip) passed += 1;
      else found.push(position);
    }
    return found;
  }

  #between(a: number, b: number): number {
    return this.#compare(this.#keys[a]!, this.#keys[b]!) || a - b;
  }

  /** Where a position stands, or where it would by its key. */
  #placeOf(position: number): number {
    let low = 0;
    let high = this.#size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#between(this.#sorted[middle]!, position) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(): void {
    const larger = new Int32Array(Math.ceil(this.#size * 1.1) + 16);
    larger.set(this.#sorted);
    this.#sorted = larger;
  }
}
