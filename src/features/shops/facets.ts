import { Bitset } from '#server/bitset.ts';

/** Facets in which a visitor may tick several values, any of which will do. */
export const ANY_OF_GROUPS = ['area', 'zone', 'category', 'chamber'] as const;
export type AnyOfGroup = (typeof ANY_OF_GROUPS)[number];

/** What a visitor has ticked. A feature is a group of its own: all that are ticked must hold. */
export type Selection = Record<AnyOfGroup | 'feature', readonly string[]> & { open: boolean };

/** How many shops each value would show, given everything ticked in the other groups. */
export type FacetCounts = Record<AnyOfGroup | 'feature', Map<string, number>> & { open: number };

type Group = AnyOfGroup | 'feature';
const GROUPS: readonly Group[] = [...ANY_OF_GROUPS, 'feature'];
/** Below one in so many positions, reading rows is quicker than walking every value's bitset. */
const FEW = 20;

/** Where a value's own bit stands in every row, and who holds the value. */
interface Value {
  bit: number;
  holders: Bitset;
}

/**
 * Which positions of the directory hold which values, both ways round: a bitset of positions for
 * each value, to select by, and a row of values for each position, to count by.
 */
export class Facets {
  readonly #values: Record<Group, Map<string, Value>>;
  /** Words of a row. */
  readonly #width: number;
  #rows = new Uint32Array();
  readonly #described = new Bitset();
  /** How many positions hold the value of each bit. */
  readonly #totals: Int32Array;

  constructor(values: Record<Group, readonly string[]>) {
    let bit = 0;
    const numbered = (group: Group) =>
      new Map(values[group].map((value) => [value, { bit: bit++, holders: new Bitset() }]));
    this.#values = {
      area: numbered('area'),
      zone: numbered('zone'),
      category: numbered('category'),
      chamber: numbered('chamber'),
      feature: numbered('feature'),
    };
    this.#width = (bit + 31) >>> 5;
    this.#totals = new Int32Array(this.#width * 32);
  }

  /** Unknown values are passed over. */
  add(group: Group, value: string, position: number): void {
    const known = this.#values[group].get(value);
    if (!known || known.holders.has(position)) return;
    known.holders.add(position);
    this.#described.add(position);
    this.#totals[known.bit]! += 1;
    const word = position * this.#width + (known.bit >>> 5);
    if (word >= this.#rows.length) this.#grow(position + 1);
    this.#rows[word]! |= 1 << (known.bit & 31);
  }

  /** Takes a position out of every value, before its row is read again. */
  clear(position: number): void {
    if (!this.#described.has(position)) return;
    this.#described.delete(position);
    for (const group of GROUPS) {
      for (const { bit, holders } of this.#values[group].values()) {
        if (holders.has(position)) this.#totals[bit]! -= 1;
        holders.delete(position);
      }
    }
    this.#rows.fill(0, position * this.#width, (position + 1) * this.#width);
  }

  /** What of `base` has everything that is ticked; `open` is the set of shops open now. */
  select(base: Bitset, selection: Selection, open: Bitset): Bitset {
    const result = base.clone();
    for (const group of ANY_OF_GROUPS) this.#narrow(result, group, selection[group]);
    for (const value of selection.feature) result.intersect(this.#holders('feature', value));
    if (selection.open) result.intersect(open);
    return result;
  }

  /** Counts for every value: disjunctive within a group, conjunctive between groups. */
  count(base: Bitset, selection: Selection, open: Bitset, result: Bitset): FacetCounts {
    const without = (change: Partial<Selection>) =>
      this.select(base, { ...selection, ...change }, open);
    const ticked = this.#counter(result);
    const counts = {} as FacetCounts;
    for (const group of GROUPS) {
      const free = group !== 'feature' && selection[group].length > 0;
      const count = free ? this.#counter(without({ [group]: [] }), group) : ticked;
      counts[group] = new Map(
        [...this.#values[group]].map(([name, value]) => [name, count(value)]),
      );
    }
    counts.open = selection.open ? result.count() : result.countShared(open);
    return counts;
  }

  /** Keeps of `set` only what has the value. */
  keep(set: Bitset, group: Group, value: string): void {
    set.intersect(this.#holders(group, value));
  }

  #narrow(result: Bitset, group: AnyOfGroup, values: readonly string[]): void {
    if (values.length === 0) return;
    const any = new Bitset();
    for (const value of values) any.unite(this.#holders(group, value));
    result.intersect(any);
  }

  #holders(group: Group, value: string): Bitset {
    return this.#values[group].get(value)?.holders ?? new Bitset();
  }

  /**
   * How many of `set` hold a value, of one group if given: the cheapest of three ways to the same
   * counts. A small set is read row by row, of a large one only what it lacks, and what lies between
   * goes through the bitset of each value.
   */
  #counter(set: Bitset, group?: Group): (value: Value) => number {
    const few = this.#described.count() / FEW;
    if (set.count() <= few) {
      const held = this.#read(set, group);
      return ({ bit }) => held[bit]!;
    }
    const lacking = this.#described.clone().subtract(set);
    if (lacking.count() <= few) {
      const lacked = this.#read(lacking, group);
      return ({ bit }) => this.#totals[bit]! - lacked[bit]!;
    }
    return ({ holders }) => set.countShared(holders);
  }

  /** Reads the rows of `set` and counts by bit; only the counts of `group` are right, if one is given. */
  #read(set: Bitset, group?: Group): Int32Array {
    const counts = new Int32Array(this.#totals.length);
    const bits = group && [...this.#values[group].values()].map(({ bit }) => bit);
    const from = (bits?.at(0) ?? 0) >>> 5;
    const to = bits ? (bits.at(-1) ?? 0) >>> 5 : this.#width - 1;
    const rows = this.#rows;
    const width = this.#width;
    set.forEach((position) => {
      for (let word = from; word <= to; word += 1) {
        let held = rows[position * width + word]! | 0;
        while (held !== 0) {
          const lowest = held & -held;
          counts[(word << 5) + 31 - Math.clz32(lowest)]! += 1;
          held ^= lowest;
        }
      }
    });
    return counts;
  }

  #grow(positions: number): void {
    const larger = new Uint32Array(Math.ceil(positions * 1.2) * this.#width);
    larger.set(this.#rows);
    this.#rows = larger;
  }
}
