import type { SearchKind, SearchRecord } from '#features/entries/search-record.ts';
import type { SearchInput } from './list-input.ts';
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

const IN_A_GROUP = 5;
const IN_ONE_GROUP = 40;

/** Records by kind, the best first within each, and the group with the best of all first. */
export function groupsOf<T extends SearchRecord>(
  records: readonly T[],
  totals: ReadonlyMap<SearchKind, number>,
  { q, kind }: Pick<SearchInput, 'q' | 'kind'>,
): SearchGroup<T>[] {
  const groups = Map.groupBy(rank(records, q), (record) => record.kind);
  return [...groups].map(([name, hits]) => ({
    kind: name,
    total: totals.get(name) ?? hits.length,
    hits: hits.slice(0, kind === null ? IN_A_GROUP : IN_ONE_GROUP),
  }));
}
