/** With fewer valid answers than this, a group could tell of a single business or person. */
export const FEWEST = 5;

/** The valid answers of each group in one table. */
export type Bases = ReadonlyMap<string, number>;

/** The groups that must not be seen, or all of them. */
export type Withheld = ReadonlySet<string> | 'all';

/** How each group's valid answers fall on the answers there were, one by one. */
export type Parts = ReadonlyMap<string, readonly number[]>;

/**
 * Which groups must not be seen in any of the tables that show answers by these groups, and whose
 * totals are published too.
 *
 * A group below five valid answers goes, and with it the next smallest, until what a reader can
 * still work out in every table (the total less what is shown) is made of at least two groups and
 * five answers: a sum that could itself be published. The set is one for all tables, since a group
 * shown in one of them would give away its neighbour in another. Nor may the withheld groups be
 * alike: an answer that none of them gave would be known of each. A correction keeps the set of what
 * was published before; where that no longer does, the difference of the two would tell.
 *
 * @param tables the one with all who answered first.
 * @param parts the answers of those tables whose shares are shown by these groups.
 * @param earlier the set of an earlier release.
 * @returns the groups, or `all` when nothing by these groups can be shown.
 */
export function withheldGroups(
  tables: readonly Bases[],
  { parts = [], earlier }: { parts?: readonly Parts[]; earlier?: Withheld | undefined } = {},
): Withheld {
  const isHidden = (withheld: ReadonlySet<string>) =>
    hidesEachOther(tables, withheld) && parts.every((one) => isMixed(one, withheld));
  const groups = new Set(tables.flatMap((bases) => [...bases.keys()]));
  const small = new Set(
    [...groups].filter((group) => tables.some((bases) => isSmall(bases.get(group) ?? 0))),
  );
  // What was withheld as a whole stays so: with a correction beside it, its groups could be told.
  if (earlier === 'all') return 'all';
  if (earlier) {
    // Renamed or made one with another, a group could be told by what it is called now.
    if ([...earlier].some((group) => !groups.has(group))) return 'all';
    const isCovered = [...small].every((group) => earlier.has(group));
    return isCovered && isHidden(earlier) ? earlier : 'all';
  }
  const all = tables[0] ?? new Map<string, number>();
  const spare = [...groups]
    .filter((group) => !small.has(group))
    .toSorted((a, b) => (all.get(a) ?? 0) - (all.get(b) ?? 0));
  while (!isHidden(small)) {
    const next = spare.shift();
    if (next === undefined) return 'all';
    small.add(next);
  }
  return small.size > 0 && spare.length === 0 ? 'all' : small;
}

/** Whether every answer that anybody gave was given among the groups too. */
function isMixed(parts: Parts, withheld: ReadonlySet<string>): boolean {
  if (withheld.size === 0) return true;
  const sums = sumsOf([...parts.values()]);
  const own = sumsOf([...withheld].flatMap((group) => [parts.get(group) ?? []]));
  return sums.every((sum, i) => sum === 0 || (own[i] ?? 0) > 0);
}

function sumsOf(all: readonly (readonly number[])[]): number[] {
  const sums: number[] = [];
  for (const one of all) one.forEach((n, i) => (sums[i] = (sums[i] ?? 0) + n));
  return sums;
}

const isSmall = (base: number) => base > 0 && base < FEWEST;

/** Whether in every table the sum of the groups could itself be published. */
function hidesEachOther(tables: readonly Bases[], withheld: ReadonlySet<string>): boolean {
  if (withheld.size === 0) return true;
  return tables.every((bases) => {
    const answered = [...withheld].map((group) => bases.get(group) ?? 0).filter((n) => n > 0);
    return answered.length >= 2 && answered.reduce((sum, n) => sum + n, 0) >= FEWEST;
  });
}
