import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { SEARCH_KINDS, type SearchRecord } from '#features/entries/search-record.ts';
import type { Reader } from '#server/db.ts';
import { readSearch, type SearchInput } from './list-input.ts';
import { holding, holdingAll } from './holds.ts';
import { recordsOf } from './sources.ts';

const MOST = 150;
const KEPT = 2;
const kept = new Map<string, Promise<Entries>>();

/** What an index knows its entries by; written by its builder. */
export interface Entries {
  /** The newest row of `change` it has seen. */
  change: number;
  /** `kind:id` by the page of the index. */
  keys: Record<string, string>;
}

const Asked = z.object({
  v: z.string().regex(/^[a-z0-9]{1,20}$/),
  ids: z
    .string()
    .max(4000)
    .transform((text) => text.split('.').filter(Boolean).slice(0, MOST)),
});

const Key = z.object({ kind: z.enum(SEARCH_KINDS), id: z.coerce.number().int().min(0) });

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
  const changed = await changedSince(read, entries.change);
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

type EntryKey = z.infer<typeof Key>;

const nameOf = ({ kind, id }: EntryKey) => `${kind}:${id}`;

function keyIn(text: string): EntryKey[] {
  const [kind, id] = text.split(':');
  const key = Key.safeParse({ kind, id });
  return key.success ? [key.data] : [];
}

/** What an index does not know as it is now: entries with a newer change. */
async function changedSince(read: Reader, change: number): Promise<EntryKey[]> {
  const rows = await read
    .selectFrom('change')
    .select('tag')
    .where('id', '>', change)
    .orderBy('id', 'desc')
    .limit(CHANGED)
    .execute();
  return [...new Set(rows.map(({ tag }) => tag))].flatMap(keyIn);
}

function isNarrowed(record: SearchRecord, { kind, area, category }: SearchInput): boolean {
  return (
    (kind === null || record.kind === kind) &&
    (area === null || record.area === area) &&
    (category === null || record.categories.includes(category))
  );
}

/** Which entry each page of an index is. */
async function entriesOf(dataDir: string, version: string): Promise<Entries | undefined> {
  const file = path.join(dataDir, 'search', version, 'entries.json');
  let entries = kept.get(version);
  if (!entries) {
    entries = readFile(file, 'utf8').then((text) => JSON.parse(text) as Entries);
    kept.set(version, entries);
    for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  }
  return entries.catch(() => {
    kept.delete(version);
    return undefined;
  });
}
