import { hashToken } from '#server/auth/token.ts';
import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Reader } from '#server/db.ts';
import { namesOf } from './live-queries.ts';
import type { Body, EntryRef, Source } from './schema.ts';

type Read = Pick<Reader, 'selectFrom'>;

/** How long the link of a letter opens what it tells of. */
const LINK_DAYS = 30;

/** The moment before which no link opens anything any more. */
export function linkOpensSince(at: Date): Date {
  return startOfLocalDay(addDays(localDate(at), -LINK_DAYS));
}

/** What somebody of the staff is entering in a business's name now. */
export function getOpenVisit(
  read: Read,
  accountId: number,
  businessId: number,
  at: Date,
): Promise<{ id: number; source: Source | null; note: string | null } | undefined> {
  return read
    .selectFrom('behalf_visit')
    .select(['id', 'source', 'note'])
    .where('account_id', '=', accountId)
    .where('business_id', '=', businessId)
    .where('ends_at', '>', toIso(at))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Something that went live in a visit, by the name its entry has today. */
export interface VisitChange extends EntryRef {
  name: string;
  what: 'saved' | 'published' | 'ended' | 'confirmed';
  fields: string[];
  difference: { before: Body; after: Body } | undefined;
}

/** What went live in a visit, in the order it did; entries that are gone are left out. */
export async function listVisitChanges(read: Reader, visitId: number): Promise<VisitChange[]> {
  const rows = await read
    .selectFrom('live_change')
    .select(['kind', 'entry_id as id', 'what', 'fields', 'difference'])
    .where('visit_id', '=', visitId)
    .orderBy('id')
    .execute();
  const names = await namesOf(read, rows);
  return rows.flatMap(({ fields, difference, ...row }) => {
    const entry = names.get(`${row.kind}:${row.id}`);
    if (!entry) return [];
    const both = JSON.parse(difference ?? 'null') as VisitChange['difference'] | null;
    const change = { fields: JSON.parse(fields) as string[], difference: both ?? undefined };
    return [{ ...row, name: entry.title ?? '', ...change }];
  });
}

/** A visit as it is looked at afterwards. */
export function getVisit(read: Read, id: number) {
  return visits(read).where('behalf_visit.id', '=', id).executeTakeFirst();
}

/** What the link of a letter opens, for as long as it does. */
export function getVisitByToken(read: Read, token: string, since: Date) {
  return visits(read)
    .where('behalf_visit.token_hash', '=', hashToken(token))
    .where('behalf_visit.began_at', '>', toIso(since))
    .executeTakeFirst();
}

function visits(read: Read) {
  return read
    .selectFrom('behalf_visit')
    .innerJoin('business', 'business.id', 'behalf_visit.business_id')
    .select(['behalf_visit.id', 'behalf_visit.source', 'behalf_visit.note'])
    .select(['behalf_visit.began_at as at', 'behalf_visit.staff', 'business.name as business'])
    .select(['behalf_visit.objected_at as objectedAt', 'behalf_visit.reverted_at as revertedAt'])
    .select('behalf_visit.business_id as businessId');
}

/** What was last entered in a business's name, the newest first. */
export function listVisits(read: Read, businessId: number, limit = 10) {
  return visits(read)
    .where('behalf_visit.business_id', '=', businessId)
    .orderBy('behalf_visit.began_at', 'desc')
    .limit(limit)
    .execute();
}
