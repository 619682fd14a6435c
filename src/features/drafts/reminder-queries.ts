import { createHash } from 'node:crypto';
import { toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { entryRows, type EntryRow } from './entries.ts';

/** The entry a link of a reminder opens, while it does. */
export async function entryOfToken(
  read: Reader,
  token: string,
  at: Date,
): Promise<(EntryRow & { tokenId: number; usedAt: string | null }) | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  const row = await read
    .selectFrom('confirm_token')
    .select(['id', 'kind', 'entry_id', 'used_at'])
    .where('token_hash', '=', createHash('sha256').update(token).digest('hex'))
    .where('expires_at', '>', toIso(at))
    .executeTakeFirst();
  if (!row) return undefined;
  const entry = await entryRows(read)
    .where('entry.kind', '=', row.kind)
    .where('entry.id', '=', row.entry_id)
    .where('entry.visibility', '=', 'published')
    .executeTakeFirst();
  return entry && { ...entry, tokenId: row.id, usedAt: row.used_at };
}
