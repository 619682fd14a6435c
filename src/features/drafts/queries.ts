import type { Selectable } from 'kysely';
import type { RevisionTable } from '#db/schema.ts';
import type { Reader } from '#server/db.ts';
import { entryRows, type EntryRow } from './entries.ts';
import type { Text } from './fields.ts';
import { entryKinds } from './kinds.ts';
import { actsForChamber, type Standing } from './people.ts';
import type { Body, Editor, EntryRef, Remarks } from './schema.ts';

type Revision = Pick<
  Selectable<RevisionTable>,
  'id' | 'number' | 'state' | 'author' | 'account_id' | 'at'
>;

/**
 * An entry as its people edit it. `clean`: nothing but what is live. The others are the state of the
 * newest revision, whose text stands beside what is live.
 */
export interface Draft extends Text {
  entry: EntryRow;
  /** What the public sees; undefined while the entry is not public. */
  live: Body | undefined;
  state: 'clean' | 'draft' | 'submitted' | 'returned';
  /** The one that holds the text; undefined where it is only live. */
  revision: Revision | undefined;
  /** Number of the newest revision; 0 where there is none. */
  last: number;
  /** What the staff wrote when they last returned it, until it is submitted again. */
  remarks: Remarks | undefined;
}

const REVISION = ['id', 'number', 'state', 'author', 'account_id', 'at'] as const;

/**
 * The entry if this person may edit it: of one of their businesses, or any for the staff. Somebody
 * else's is undefined, as one that does not exist.
 */
export async function findEntry(
  read: Reader,
  editor: Editor,
  { kind, id }: EntryRef,
): Promise<EntryRow | undefined> {
  const rows = entryRows(read).where('entry.kind', '=', kind).where('entry.id', '=', id);
  if (actsForChamber(editor)) return rows.executeTakeFirst();
  const own = editor.businesses.map((business) => business.id);
  if (own.length === 0) return undefined;
  return rows.where('entry.businessId', 'in', own).executeTakeFirst();
}

/** Those of the named entries that belong to this person's own businesses. */
export async function listOwnEntries(
  read: Reader,
  editor: Editor,
  refs: readonly EntryRef[],
): Promise<EntryRow[]> {
  const own = editor.businesses.map((business) => business.id);
  if (own.length === 0 || refs.length === 0) return [];
  const rows = await entryRows(read).where('entry.businessId', 'in', own).execute();
  return rows.filter((row) => refs.some(({ kind, id }) => kind === row.kind && id === row.id));
}

/** What is being written of an entry this person may edit, or undefined. */
export async function getDraft(
  read: Reader,
  editor: Editor,
  ref: EntryRef,
): Promise<Draft | undefined> {
  const entry = await findEntry(read, editor, ref);
  if (!entry) return undefined;
  const kind = entryKinds[ref.kind];
  const newest = await revisionsOf(read, ref)
    .select([...REVISION, 'body', 'typed'])
    .limit(1)
    .executeTakeFirst();
  const content = await kind.liveBody(read, ref.id);
  const live = entry.visibility === 'published' ? content : undefined;
  const last = newest?.number ?? 0;
  if (!newest || newest.state === 'accepted') {
    const state = live || entry.visibility === 'archived' ? 'clean' : 'draft';
    const text = { body: content, typed: {} };
    return { entry, live, ...text, state, revision: undefined, last, remarks: undefined };
  }
  const { body, typed, ...revision } = newest;
  return {
    entry,
    live,
    body: kind.parse(JSON.parse(body)),
    typed: JSON.parse(typed) as Body,
    state: newest.state,
    revision,
    last,
    remarks: newest.state === 'submitted' ? undefined : await lastRemarks(read, ref),
  };
}

function revisionsOf(read: Reader, { kind, id }: EntryRef) {
  return read
    .selectFrom('revision')
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .orderBy('number', 'desc');
}

async function lastRemarks(read: Reader, ref: EntryRef): Promise<Remarks | undefined> {
  const decided = await revisionsOf(read, ref)
    .select(['state', 'remark'])
    .where('state', 'in', ['returned', 'accepted'])
    .limit(1)
    .executeTakeFirst();
  if (decided?.state !== 'returned' || decided.remark === null) return undefined;
  return JSON.parse(decided.remark) as Remarks;
}

/** What an approval depends on beside the change. */
export async function getStanding(
  read: Reader,
  editor: Editor,
  { entry, remarks }: Pick<Draft, 'entry' | 'remarks'>,
): Promise<Standing> {
  const { trusted } = await read
    .selectFrom('business')
    .select('trusted')
    .where('id', '=', entry.businessId)
    .executeTakeFirstOrThrow();
  const { n } = await entryRows(read)
    .clearSelect()
    .select((eb) => eb.fn.countAll().as('n'))
    .where('entry.kind', '=', entry.kind)
    .where('entry.businessId', '=', entry.businessId)
    .where('entry.visibility', '<>', 'hidden')
    .where('entry.id', '<>', entry.id)
    .executeTakeFirstOrThrow();
  return {
    trusted: trusted === 1,
    byStaff: actsForChamber(editor),
    givenBack: remarks !== undefined,
    publishedBefore: Number(n),
  };
}

/** A line of an entry's history. */
export interface RevisionLine extends Revision {
  decidedBy: string | null;
  decidedAt: string | null;
}

/** The revisions of an entry, newest first; `limit` of them from `offset` on. */
export function listRevisions(
  read: Reader,
  ref: EntryRef,
  limit = 50,
  offset = 0,
): Promise<RevisionLine[]> {
  return revisionsOf(read, ref)
    .select([...REVISION, 'decided_by as decidedBy', 'decided_at as decidedAt'])
    .limit(limit)
    .offset(offset)
    .execute();
}

/** The text of one revision, or undefined. */
export async function getRevision(
  read: Reader,
  ref: EntryRef,
  number: number,
): Promise<(RevisionLine & { body: Body }) | undefined> {
  const row = await revisionsOf(read, ref)
    .select([...REVISION, 'decided_by as decidedBy', 'decided_at as decidedAt', 'body'])
    .where('number', '=', number)
    .executeTakeFirst();
  return row && { ...row, body: entryKinds[ref.kind].parse(JSON.parse(row.body)) };
}

/** An entry with the state of its newest revision, for lists. */
export interface EntryLine extends EntryRow {
  /** Undefined where it has none. */
  state: Revision['state'] | undefined;
  /** When the newest revision was last written. */
  changedAt: string | undefined;
  /** What is live, else what the draft says. */
  name: string | null;
  /** What the newest revision says. */
  body: Body | undefined;
}

/** Everything some businesses keep, in the order of kinds and newest first. */
export async function listEntries(read: Reader, businessIds: number[]): Promise<EntryLine[]> {
  if (businessIds.length === 0) return [];
  const rows = await entryRows(read)
    .where('entry.businessId', 'in', businessIds)
    .orderBy('entry.id', 'desc')
    .execute();
  const newest = await read
    .selectFrom('revision')
    .innerJoin(entryRows(read).where('entry.businessId', 'in', businessIds).as('own'), (join) =>
      join.onRef('own.kind', '=', 'revision.kind').onRef('own.id', '=', 'revision.entry_id'),
    )
    .select([
      'revision.kind',
      'revision.entry_id',
      'revision.state',
      'revision.at',
      'revision.body',
    ])
    .where((eb) =>
      eb(
        'revision.number',
        '=',
        eb
          .selectFrom('revision as other')
          .select((r) => r.fn.max('other.number').as('n'))
          .whereRef('other.kind', '=', 'revision.kind')
          .whereRef('other.entry_id', '=', 'revision.entry_id'),
      ),
    )
    .execute();
  const byEntry = new Map(newest.map((row) => [`${row.kind}:${row.entry_id}`, row]));
  return rows.map((row) => {
    const revision = byEntry.get(`${row.kind}:${row.id}`);
    const draft = revision && entryKinds[row.kind].parse(JSON.parse(revision.body));
    return {
      ...row,
      state: revision?.state,
      changedAt: revision?.at,
      body: draft,
      name: row.title ?? (draft ? entryKinds[row.kind].title(draft) : null),
    };
  });
}
