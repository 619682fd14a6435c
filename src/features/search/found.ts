import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { SEARCH_KINDS, type SearchRecord } from '#features/entries/search-record.ts';
import type { Reader } from '#server/db.ts';
import { readSearch } from './list-input.ts';
import { holding } from './holds.ts';
import { recordsOf } from './sources.ts';

const MOST = 100;
const KEPT = 2;
const kept = new Map<string, Promise<Record<string, string>>>();

const Asked = z.object({
  v: z.string().regex(/^[a-z0-9]{1,20}$/),
  ids: z
    .string()
    .max(4000)
    .transform((text) => text.split('.').filter(Boolean).slice(0, MOST)),
});

const Key = z.object({ kind: z.enum(SEARCH_KINDS), id: z.coerce.number().int().min(0) });

/**
 * The entries a browser has found in an index, as they are at `at`: what is no longer public is
 * left out, whatever the index still holds. Undefined for an index that is gone.
 */
export async function recordsFound(
  read: Reader,
  dataDir: string,
  params: URLSearchParams,
  at: Date,
): Promise<SearchRecord[] | undefined> {
  const asked = Asked.safeParse({ v: params.get('v'), ids: params.get('ids') ?? '' });
  const { q } = readSearch(params);
  if (!asked.success) return undefined;
  const entries = await entriesOf(dataDir, asked.data.v);
  if (!entries) return undefined;
  const keys = asked.data.ids.flatMap((id) => {
    const [kind, number] = (Object.hasOwn(entries, id) ? entries[id]! : '').split(':');
    return Key.safeParse({ kind, id: number }).data ?? [];
  });
  return holding(await recordsOf(read, keys, at), q);
}

/** Which entry each page of an index is. */
async function entriesOf(
  dataDir: string,
  version: string,
): Promise<Record<string, string> | undefined> {
  const file = path.join(dataDir, 'search', version, 'entries.json');
  let entries = kept.get(version);
  if (!entries) {
    entries = readFile(file, 'utf8').then((text) => JSON.parse(text) as Record<string, string>);
    kept.set(version, entries);
    for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  }
  return entries.catch(() => {
    kept.delete(version);
    return undefined;
  });
}
