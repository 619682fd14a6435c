import { Bitset } from './bitset.ts';

/** A light row that is public for some time: half-open, in texts that compare as moments do. */
export interface TimedRow {
  from: string;
  until: string;
}

/** What is ticked in a group: the rows that have it, or null where nothing is. */
export type Ticked<Group extends string> = Record<Group, Bitset | null>;

/** The values of one group: numbered, and those of each row one after the other. */
interface Column {
  names: string[];
  numbers: Map<string, number>;
  /** Where the values of each row begin in `values`, and at last their end. */
  starts: Int32Array;
  values: Int32Array;
}

/**
 * Rows of a list by their positions, so that what fits and what every other tick would give is
 * worked out over sets and numbers instead of row by row. It stands for the rows as they were when
 * it was made.
 */
export class RowIndex<Row extends TimedRow, Group extends string> {
  readonly rows: readonly Row[];
  readonly #columns: Record<Group, Column>;
  #visible = { since: '9', until: '', set: new Bitset() };
  readonly #remembered = new Map<string, { key: string; set: Bitset }>();
  readonly #orders = new Map<(a: Row, b: Row) => number, Int32Array>();

  constructor(
    rows: readonly Row[],
    groups: Readonly<Record<Group, (row: Row) => readonly string[]>>,
  ) {
    this.rows = rows;
    const columns = Object.entries(groups) as [Group, (row: Row) => readonly string[]][];
    this.#columns = Object.fromEntries(
      columns.map(([group, valuesOf]) => [group, columnOf(rows, valuesOf)]),
    ) as Record<Group, Column>;
  }

  /** What is public at a moment (ISO UTC); looked through again only when a row begins or ends. */
  visible(now: string): Bitset {
    const { since, until } = this.#visible;
    if (now < since || now >= until) this.#visible = this.#look(now);
    return this.#visible.set;
  }

  /** Rows for which something holds, remembered by name until `key` is another. */
  remembered(name: string, key: string, holds: (row: Row) => boolean): Bitset {
    const known = this.#remembered.get(name);
    if (known?.key === key) return known.set;
    const set = this.#all(holds);
    this.#remembered.set(name, { key, set });
    return set;
  }

  /** The rows with any of the values; null where none is asked for. */
  any(group: Group, values: readonly string[]): Bitset | null {
    if (values.length === 0) return null;
    const { numbers, starts, values: held } = this.#columns[group];
    const asked = new Set(values.map((value) => numbers.get(value) ?? -1));
    const set = new Bitset(this.rows.length);
    for (let position = 0; position < this.rows.length; position += 1)
      for (let i = starts[position]!; i < starts[position + 1]!; i += 1)
        if (asked.has(held[i]!)) set.add(position);
    return set;
  }

  /** What of a set fits further. */
  filter(set: Bitset, holds: (row: Row) => boolean): Bitset {
    const kept = new Bitset(this.rows.length);
    set.forEach((position) => {
      if (holds(this.rows[position]!)) kept.add(position);
    });
    return kept;
  }

  /** How many of a set have each value of a group; those nobody has are left out. */
  count(group: Group, set: Bitset): Map<string, number> {
    const { names, starts, values } = this.#columns[group];
    const counts = new Int32Array(names.length);
    set.forEach((position) => {
      for (let i = starts[position]!; i < starts[position + 1]!; i += 1) counts[values[i]!]! += 1;
    });
    const found = new Map<string, number>();
    counts.forEach((n, number) => {
      if (n > 0) found.set(names[number]!, n);
    });
    return found;
  }

  /** `limit` rows of a set from `skip` on, in their own order or in another. */
  page(set: Bitset, skip: number, limit: number, compare?: (a: Row, b: Row) => number): Row[] {
    const order = compare && this.#order(compare);
    const found: Row[] = [];
    for (let i = 0, passed = 0; i < this.rows.length && found.length < limit; i += 1) {
      const position = order ? order[i]! : i;
      if (!set.has(position)) continue;
      if (passed < skip) passed += 1;
      else found.push(this.rows[position]!);
    }
    return found;
  }

  #order(compare: (a: Row, b: Row) => number): Int32Array {
    let order = this.#orders.get(compare);
    if (!order) {
      order = Int32Array.from(this.rows.keys());
      order.sort((a, b) => compare(this.rows[a]!, this.rows[b]!) || a - b);
      this.#orders.set(compare, order);
    }
    return order;
  }

  #look(now: string): { since: string; until: string; set: Bitset } {
    let since = '';
    let until = '9';
    const set = this.#all((row) => {
      for (const edge of [row.from, row.until]) {
        if (edge > now) until = edge < until ? edge : until;
        else since = edge > since ? edge : since;
      }
      return row.from <= now && now < row.until;
    });
    return { since, until, set };
  }

  #all(holds: (row: Row) => boolean): Bitset {
    const set = new Bitset(this.rows.length);
    this.rows.forEach((row, position) => {
      if (holds(row)) set.add(position);
    });
    return set;
  }
}

/**
 * What of `base` has everything that is ticked, and what has everything but what is ticked in one
 * group: counts are disjunctive within a group and conjunctive between groups.
 */
export function narrow<Group extends string>(
  base: Bitset,
  ticked: Ticked<Group>,
): { fits: Bitset; without: (group: Group) => Bitset } {
  const groups = Object.keys(ticked) as Group[];
  const narrowed = (except?: Group) => {
    const set = base.clone();
    for (const group of groups) {
      const holders = ticked[group];
      if (holders && group !== except) set.intersect(holders);
    }
    return set;
  };
  const fits = narrowed();
  return { fits, without: (group) => (ticked[group] ? narrowed(group) : fits) };
}

/** Makes the index of the rows of a database once, as long as they are the same. */
export function indexing<Row extends TimedRow, Group extends string>(
  groups: Readonly<Record<Group, (row: Row) => readonly string[]>>,
): (rows: readonly Row[]) => RowIndex<Row, Group> {
  const made = new WeakMap<readonly Row[], RowIndex<Row, Group>>();
  return (rows) => {
    let index = made.get(rows);
    if (!index) made.set(rows, (index = new RowIndex(rows, groups)));
    return index;
  };
}

function columnOf<Row>(rows: readonly Row[], valuesOf: (row: Row) => readonly string[]): Column {
  const numbers = new Map<string, number>();
  const starts = new Int32Array(rows.length + 1);
  const values: number[] = [];
  rows.forEach((row, position) => {
    starts[position] = values.length;
    for (const value of valuesOf(row)) {
      if (!numbers.has(value)) numbers.set(value, numbers.size);
      values.push(numbers.get(value)!);
    }
  });
  starts[rows.length] = values.length;
  return { names: [...numbers.keys()], numbers, starts, values: Int32Array.from(values) };
}
