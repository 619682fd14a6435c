import type { Bitset } from '#server/bitset.ts';

/**
 * The directory's positions sorted once by a key, kept sorted row by row, and walked from the
 * nearer end to find a page.
 */
export class Order<Key> {
  readonly #compare: (a: Key, b: Key) => number;
  readonly #keys: Key[] = [];
  #sorted = new Int32Array(0);

  constructor(compare: (a: Key, b: Key) => number) {
    this.#compare = compare;
  }

  /** Notes a key while loading; `sort` puts all of them in order at once. */
  set(position: number, key: Key): void {
    this.#keys[position] = key;
  }

  sort(): void {
    const positions = Array.from(this.#keys.keys());
    this.#sorted = Int32Array.from(positions.sort((a, b) => this.#between(a, b)));
  }

  /** Moves one position to where its new key belongs, or adds it. */
  move(position: number, key: Key): void {
    const known = this.#keys[position] !== undefined;
    const rest = known ? this.#sorted.filter((other) => other !== position) : this.#sorted;
    this.#keys[position] = key;
    const place = this.#placeOf(position, rest);
    const next = new Int32Array(rest.length + 1);
    next.set(rest.subarray(0, place));
    next[place] = position;
    next.set(rest.subarray(place), place + 1);
    this.#sorted = next;
  }

  /** `limit` members of `set` from `skip` on, in order; `total` is the size of `set`. */
  page(set: Bitset, skip: number, limit: number, total: number): number[] {
    const wanted = Math.min(limit, total - skip);
    if (wanted <= 0) return [];
    const behind = total - skip - wanted;
    return skip <= behind
      ? this.#walk(set, 0, 1, skip, wanted)
      : this.#walk(set, this.#sorted.length - 1, -1, behind, wanted).reverse();
  }

  #walk(set: Bitset, from: number, step: 1 | -1, skip: number, wanted: number): number[] {
    const found: number[] = [];
    let passed = 0;
    for (let i = from; i >= 0 && i < this.#sorted.length && found.length < wanted; i += step) {
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

  #placeOf(position: number, sorted: Int32Array): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#between(sorted[middle]!, position) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
