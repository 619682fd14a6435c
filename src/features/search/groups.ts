import type { SearchKind, SearchRecord } from '#features/entries/search-record.ts';
import { rank } from './rank.ts';

export interface Found {
  /** In order, no more than are shown. */
  ids: number[];
  total: number;
}

export interface SearchGroup<T = SearchRecord> {
  kind: SearchKind;
  total: number;
  hits: T[];
}

/** How many of each kind a page shows. */
export function shownOf(kind: SearchKind | null): number {
  return kind === null ? 5 : 40;
}

/** Records by kind, the best first within each, and the group with the best of all first. */
export function groupsOf<T extends SearchRecord>(
  records: readonly T[],
  totals: ReadonlyMap<SearchKind, number>,
  q: string,
): SearchGroup<T>[] {
  const groups = Map.groupBy(rank(records, q), (record) => record.kind);
  return [...groups].map(([kind, hits]) => ({
    kind,
    total: totals.get(kind) ?? hits.length,
    hits,
  }));
}
