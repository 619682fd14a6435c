import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { SEARCH_KINDS } from '#features/entries/search-record.ts';
import type { Reader } from '#server/db.ts';

const KEPT = 2;
const kept = new Map<string, Promise<Entries>>();

/** What an index knows its entries by; written by its builder. */
export interface Entries {
  /** The newest row of `change` it has seen. */
  change: number;
  /** `kind:id` by the page of the index. */
  keys: Record<string, string>;
  /** `kind:id` of what its file of names holds, in order. */
  named: string[];
}

/** How an index is called. */
export const IndexVersion = z.string().regex(/^[a-z0-9]{1,20}$/);

const Key = z.object({ kind: z.enum(SEARCH_KINDS), id: z.coerce.number().int().min(0) });
export type EntryKey = z.infer<typeof Key>;

export const nameOf = ({ kind, id }: EntryKey) => `${kind}:${id}`;

export function keyIn(text: string): EntryKey[] {
  const [kind, id] = text.split(':');
  const key = Key.safeParse({ kind, id });
  return key.success ? [key.data] : [];
}

/** What an index knows as it was; `isWhole` where that is all, not only the newest `most` changes. */
export async function changedSince(
  read: Reader,
  change: number,
  most: number,
): Promise<{ keys: EntryKey[]; isWhole: boolean }> {
  const rows = await read
    .selectFrom('change')
    .select('tag')
    .where('id', '>', change)
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  const tags = new Set(rows.map(({ tag }) => tag));
  return { keys: [...tags].flatMap(keyIn), isWhole: rows.length < most };
}

/** Which entry each page of an index is; undefined for one that is gone. */
export async function entriesOf(dataDir: string, version: string): Promise<Entries | undefined> {
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
