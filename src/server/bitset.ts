/**
 * A growing set of small integers, one bit each. Binary operations treat missing words as zero, so
 * sets of different lengths go together.
 */
export class Bitset {
  words: Uint32Array<ArrayBuffer>;

  constructor(capacity = 0) {
    this.words = new Uint32Array((capacity + 31) >>> 5);
  }

  add(position: number): void {
    const word = position >>> 5;
    if (word >= this.words.length) this.#grow(word + 1);
    this.words[word]! |= 1 << (position & 31);
  }

  delete(position: number): void {
    const word = position >>> 5;
    if (word < this.words.length) this.words[word]! &= ~(1 << (position & 31));
  }

  has(position: number): boolean {
    const word = position >>> 5;
    return word < this.words.length && (this.words[word]! & (1 << (position & 31))) !== 0;
  }

  clone(): Bitset {
    const copy = new Bitset();
    copy.words = this.words.slice();
    return copy;
  }

  /** Keeps only what `other` holds too. */
  intersect(other: Bitset): this {
    const mine = this.words;
    const theirs = other.words;
    const shared = Math.min(mine.length, theirs.length);
    for (let i = 0; i < shared; i += 1) mine[i]! &= theirs[i]!;
    mine.fill(0, shared);
    return this;
  }

  /** Takes in everything `other` holds. */
  unite(other: Bitset): this {
    if (other.words.length > this.words.length) this.#grow(other.words.length);
    const mine = this.words;
    const theirs = other.words;
    for (let i = 0; i < theirs.length; i += 1) mine[i]! |= theirs[i]!;
    return this;
  }

  /** Drops everything `other` holds. */
  subtract(other: Bitset): this {
    const mine = this.words;
    const theirs = other.words;
    const shared = Math.min(mine.length, theirs.length);
    for (let i = 0; i < shared; i += 1) mine[i]! &= ~theirs[i]!;
    return this;
  }

  count(): number {
    return this.countShared(this);
  }

  /** How many positions are in both. */
  countShared(other: Bitset): number {
    const mine = this.words;
    const theirs = other.words;
    const shared = Math.min(mine.length, theirs.length);
    const whole = shared - (shared % 4);
    // Every facet value of every page goes through here. Four words are first added bit by bit, with
    // carries (Harley and Seal), so that bits are counted once in four words: a third less time.
    let total = 0;
    let single = 0;
    let double = 0;
    for (let i = 0; i < whole; i += 4) {
      const a = mine[i]! & theirs[i]!;
      const b = mine[i + 1]! & theirs[i + 1]!;
      const c = mine[i + 2]! & theirs[i + 2]!;
      const d = mine[i + 3]! & theirs[i + 3]!;
      const ab = (single & a) | ((single ^ a) & b);
      single ^= a ^ b;
      const cd = (single & c) | ((single ^ c) & d);
      single ^= c ^ d;
      total += 4 * ones((double & ab) | ((double ^ ab) & cd));
      double ^= ab ^ cd;
    }
    total += 2 * ones(double) + ones(single);
    for (let i = whole; i < shared; i += 1) total += ones(mine[i]! & theirs[i]!);
    return total;
  }

  /** Calls `visit` with every position in the set, ascending. */
  forEach(visit: (position: number) => void): void {
    for (let i = 0; i < this.words.length; i += 1) {
      // As a signed number, or half of all words would be handled as floating point.
      let word = this.words[i]! | 0;
      while (word !== 0) {
        const lowest = word & -word;
        visit((i << 5) + 31 - Math.clz32(lowest));
        word ^= lowest;
      }
    }
  }

  #grow(words: number): void {
    const larger = new Uint32Array(Math.max(words, Math.ceil(this.words.length * 1.5)));
    larger.set(this.words);
    this.words = larger;
  }
}

/** Number of one bits in a 32-bit word. */
function ones(word: number): number {
  let w = word - ((word >>> 1) & 0x55555555);
  w = (w & 0x33333333) + ((w >>> 2) & 0x33333333);
  return Math.imul((w + (w >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
