import { z } from 'zod';
import type { SearchRecord } from '#features/entries/search-record.ts';
import type { Reader } from '#server/db.ts';
import { readSearch, type SearchInput } from './list-input.ts';
import { holding, holdingAll } from './holds.ts';
import { changedSince, entriesOf, IndexVersion, keyIn, nameOf } from './index-entries.ts';
import { recordsOf } from './sources.ts';

const MOST = 150;
const Asked = z.object({
  v: IndexVersion,
  ids: z
    .string()
    .max(4000)
    .transform((text) => text.split('.').filter(Boolean).slice(0, MOST)),
});

/** What changed since an index was built and is looked through beside it, the newest first. */
const CHANGED = 100;

/**
 * The entries a browser has found in an index, as they are at `at`: what is no longer public is
 * left out, whatever the index still holds, and what has changed since is found as it is now.
 * Undefined for an index that is gone.
 */
export async function recordsFound(
  read: Reader,
  dataDir: string,
  params: URLSearchParams,
  at: Date,
): Promise<SearchRecord[] | undefined> {
  const asked = Asked.safeParse({ v: params.get('v'), ids: params.get('ids') ?? '' });
  const input = readSearch(params);
  if (!asked.success) return undefined;
  const entries = await entriesOf(dataDir, asked.data.v);
  if (!entries) return undefined;
  const { keys: changed } = await changedSince(read, entries.change, CHANGED);
  const isChanged = new Set(changed.map(nameOf));
  const keys = asked.data.ids
    .flatMap((id) => keyIn(Object.hasOwn(entries.keys, id) ? entries.keys[id]! : ''))
    .filter((key) => !isChanged.has(nameOf(key)));
  const records = await recordsOf(read, [...keys, ...changed], at);
  const [anew, indexed] = [true, false].map((wanted) =>
    records.filter((record) => isChanged.has(nameOf(record)) === wanted),
  );
  const fitting = holdingAll(anew!, input.q).filter((record) => isNarrowed(record, input));
  return [...holding(indexed!, input.q), ...fitting];
}

function isNarrowed(record: SearchRecord, { kind, area, category }: SearchInput): boolean {
  return (
    (kind === null || record.kind === kind) &&
    (area === null || record.area === area) &&
    (category === null || record.categories.includes(category))
  );
}
