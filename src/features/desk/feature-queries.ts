import type { EntryRef } from '#features/drafts/schema.ts';
import { localDate } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';

/** The home page shows so many at most; what was set last comes first. */
const SHOWN = 8;

/** What is to be on the home page at a moment, whether it is public or not. */
export function listFeatured(read: Reader, at: Date): Promise<EntryRef[]> {
  const today = localDate(at);
  return read
    .selectFrom('featured_entry')
    .select(['kind', 'entry_id as id'])
    .where('until_on', '>=', today)
    .where('from_on', '<=', today)
    .orderBy('set_at', 'desc')
    .orderBy('entry_id')
    .limit(SHOWN)
    .execute();
}

/** The period an entry is on the home page, now or later. */
export function getFeature(read: Reader, { kind, id }: EntryRef, at: Date) {
  return read
    .selectFrom('featured_entry')
    .select(['from_on as from', 'until_on as until', 'set_by as by'])
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .where('until_on', '>=', localDate(at))
    .executeTakeFirst();
}
