import { sql, type SelectQueryBuilder } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { EntryRef, Kind } from '#features/drafts/schema.ts';
import type { MessageKind } from '#features/inbox/schema.ts';
import type { Reader } from '#server/db.ts';

/** What waits at the desk: something submitted, or a message. */
export const SHOWS = ['all', 'change', 'report', 'application', 'contact'] as const;
export type Show = (typeof SHOWS)[number];

/** A line of the queue as its tables hold it. */
export interface WaitingRow {
  what: 'change' | 'message';
  /** Of the revision or of the message. */
  id: number;
  kind: Kind | MessageKind;
  /** Of the entry it is of or about; null where it names none. */
  entryKind: Kind | null;
  entryId: number | null;
  /** ISO UTC, since when it waits. */
  at: string;
  author: string | null;
  /** Of a submission its body as JSON, of a message its text. */
  text: string | null;
  /** JSON, of a message. */
  fields: string | null;
}

export interface Counts extends Record<Show, number> {
  all: number;
}

// Constants, as the partial index of what is open asks for them.
const isOpen = sql<boolean>`state <> 'done'`;

function submitted(read: Reader) {
  return read
    .selectFrom('revision')
    .where('state', '=', 'submitted')
    .select((eb) => [
      eb.val<WaitingRow['what']>('change').as('what'),
      'id',
      eb.ref('kind').$castTo<WaitingRow['kind']>().as('kind'),
      eb.ref('kind').$castTo<Kind | null>().as('entryKind'),
      eb.ref('entry_id').$castTo<number | null>().as('entryId'),
      'at',
      eb.ref('author').$castTo<string | null>().as('author'),
      eb.ref('body').$castTo<string | null>().as('text'),
      sql<string | null>`null`.as('fields'),
    ]);
}

function messages(read: Reader, show: Show) {
  return read
    .selectFrom('inbox_message')
    .where(isOpen)
    .$if(show !== 'all', (query) => query.where('kind', '=', show as MessageKind))
    .select((eb) => [
      eb.val<WaitingRow['what']>('message').as('what'),
      'id',
      eb.ref('kind').$castTo<WaitingRow['kind']>().as('kind'),
      eb.ref('subject_kind').$castTo<Kind | null>().as('entryKind'),
      'subject_id as entryId',
      'created_at as at',
      'name as author',
      'body as text',
      eb.ref('fields').$castTo<string | null>().as('fields'),
    ]);
}

/** Some of what waits, the longest first. */
export function listWaiting(
  read: Reader,
  show: Show,
  limit: number,
  offset: number,
): Promise<WaitingRow[]> {
  const page = { limit, offset };
  if (show === 'change') return paged(submitted(read), page);
  if (show !== 'all') return paged(messages(read, show), page);
  return paged(submitted(read).unionAll(messages(read, show)), page);
}

function paged<TB extends keyof Database>(
  rows: SelectQueryBuilder<Database, TB, WaitingRow>,
  { limit, offset }: { limit: number; offset: number },
): Promise<WaitingRow[]> {
  const order = (name: 'at' | 'id') => sql.ref(name);
  return rows.orderBy(order('at')).orderBy(order('id')).limit(limit).offset(offset).execute();
}

/** How much of each waits. */
export async function countWaiting(read: Reader): Promise<Counts> {
  const { n } = await read
    .selectFrom('revision')
    .where('state', '=', 'submitted')
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  const rows = await read
    .selectFrom('inbox_message')
    .where(isOpen)
    .select((eb) => ['kind', eb.fn.countAll().as('n')])
    .groupBy('kind')
    .execute();
  const counts = { all: 0, change: Number(n), contact: 0, report: 0, application: 0 };
  for (const row of rows) counts[row.kind] = Number(row.n);
  const { change, contact, report, application } = counts;
  return { ...counts, all: change + contact + report + application };
}

/** Entries of some kinds that have something submitted, the longest waiting first. */
export function listSubmitted(
  read: Reader,
  kinds: readonly Kind[],
  limit: number,
): Promise<EntryRef[]> {
  return read
    .selectFrom('revision')
    .select((eb) => [eb.ref('kind').$castTo<Kind>().as('kind'), 'entry_id as id'])
    .where('state', '=', 'submitted')
    .where('kind', 'in', kinds)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Where an entry's newest text stands in the queue, or stood. */
export function getRevisionPlace(read: Reader, ref: EntryRef) {
  return read
    .selectFrom('revision')
    .select(['id', 'at'])
    .where('kind', '=', ref.kind)
    .where('entry_id', '=', ref.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What waits next to a moment of the queue. */
export function getNeighbour(
  read: Reader,
  place: { at: string; id: number },
  to: 'after' | 'before',
): Promise<EntryRef | undefined> {
  const [than, order] = to === 'after' ? (['>', 'asc'] as const) : (['<', 'desc'] as const);
  return read
    .selectFrom('revision')
    .select((eb) => [eb.ref('kind').$castTo<Kind>().as('kind'), 'entry_id as id'])
    .where('state', '=', 'submitted')
    .where((eb) =>
      eb.or([
        eb('at', than, place.at),
        eb.and([eb('at', '=', place.at), eb('id', than, place.id)]),
      ]),
    )
    .orderBy('at', order)
    .orderBy('id', order)
    .limit(1)
    .executeTakeFirst();
}

/** The entry an approval was about. */
export function getApproved(
  read: Pick<Reader, 'selectFrom'>,
  id: number,
): Promise<EntryRef | undefined> {
  return read
    .selectFrom('approval')
    .select(['kind', 'entry_id as id'])
    .where('id', '=', id)
    .executeTakeFirst();
}
