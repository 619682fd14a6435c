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

/** One bitset for each value of each facet, over positions in the directory. */
export class Facets {
  readonly #sets: Record<Group, Map<string, Bitset>> = {
    area: new Map(),
    zone: new Map(),
    category: new Map(),
    chamber: new Map(),
    feature: new Map(),
  };

  /** Makes a value known, so that it is counted even while no shop has it. */
  declare(group: Group, value: string): void {
    if (!this.#sets[group].has(value)) this.#sets[group].set(value, new Bitset());
  }

  add(group: Group, value: string, position: number): void {
    this.#sets[group].get(value)?.add(position);
  }

  /** Takes a position out of every value, before its row is read again. */
  clear(position: number): void {
    for (const group of GROUPS) for (const set of this.#sets[group].values()) set.delete(position);
  }

  /** What of `base` has everything that is ticked; `open` is the set of shops open now. */
  select(base: Bitset, selection: Selection, open: Bitset): Bitset {
    const result = base.clone();
    for (const group of ANY_OF_GROUPS) this.#narrow(result, group, selection[group]);
    for (const value of selection.feature)
      result.intersect(this.#sets.feature.get(value) ?? new Bitset());
    if (selection.open) result.intersect(open);
    return result;
  }

  /** Counts for every value: disjunctive within a group, conjunctive between groups. */
  count(base: Bitset, selection: Selection, open: Bitset, result: Bitset): FacetCounts {
    const without = (change: Partial<Selection>) =>
      this.select(base, { ...selection, ...change }, open);
    const counts = {} as FacetCounts;
    for (const group of GROUPS) {
      const free = group !== 'feature' && selection[group].length > 0;
      counts[group] = this.#tally(group, free ? without({ [group]: [] }) : result);
    }
    counts.open = selection.open ? result.count() : result.countShared(open);
    return counts;
  }

  /** Keeps of `set` only what has the value. */
  keep(set: Bitset, group: Group, value: string): void {
    set.intersect(this.#sets[group].get(value) ?? new Bitset());
  }

  #narrow(result: Bitset, group: AnyOfGroup, values: readonly string[]): void {
    if (values.length === 0) return;
    const any = new Bitset();
    for (const value of values) any.unite(this.#sets[group].get(value) ?? new Bitset());
    result.intersect(any);
  }

  #tally(group: Group, base: Bitset): Map<string, number> {
    const tally = new Map<string, number>();
    for (const [value, set] of this.#sets[group]) tally.set(value, base.countShared(set));
    return tally;
  }
}
