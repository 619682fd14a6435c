import type { Reader } from '#server/db.ts';
import { entryRows, type EntryRow } from './entries.ts';
import type { Body, EntryRef, Kind } from './schema.ts';

const PER_PAGE = 50;

/** What a business changed on the site without anybody of the staff. */
export interface LiveChange extends EntryRef {
  /** Its own number. */
  change: number;
  name: string | null;
  slug: string;
  business: string;
  what: 'saved' | 'published' | 'ended' | 'confirmed';
  /** Keys of the fields. */
  fields: string[];
  /** What of them was public before, and what is now; undefined where nothing of the text changed. */
  difference: { before: Body; after: Body } | undefined;
  author: string;
  /** ISO UTC. */
  at: string;
}

/** What went live by itself, the newest first, 50 a page; confirmations change nothing and are left out. */
export async function listLiveChanges(
  read: Reader,
  page: number,
): Promise<{ changes: LiveChange[]; pages: number }> {
  const all = liveChanges(read);
  const { n } = await all.select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow();
  const changes = await named(read, all.limit(PER_PAGE).offset((page - 1) * PER_PAGE));
  return { changes, pages: Math.max(1, Math.ceil(Number(n) / PER_PAGE)) };
}

/** The same between two moments (half-open, ISO UTC): how many, and the newest `limit` of them. */
export async function listWrittenSince(
  read: Reader,
  from: string,
  until: string,
  limit: number,
): Promise<{ count: number; changes: LiveChange[] }> {
  const some = liveChanges(read)
    .where('live_change.at', '>=', from)
    .where('live_change.at', '<', until);
  const { n } = await some.select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow();
  return { count: Number(n), changes: await named(read, some.limit(limit)) };
}

function liveChanges(read: Reader) {
  return read.selectFrom('live_change').where('live_change.what', '<>', 'confirmed');
}

async function named(read: Reader, some: ReturnType<typeof liveChanges>): Promise<LiveChange[]> {
  const rows = await some
    .innerJoin('business', 'business.id', 'live_change.business_id')
    .select(['live_change.id as change', 'live_change.kind', 'live_change.entry_id as id'])
    .select('live_change.what')
    .select([
      'live_change.fields',
      'live_change.author',
      'live_change.at',
      'live_change.difference',
    ])
    .select('business.name as business')
    .orderBy('live_change.at', 'desc')
    .orderBy('live_change.id', 'desc')
    .execute();
  const names = await namesOf(read, rows);
  return rows.flatMap((row) => {
    const entry = names.get(`${row.kind}:${row.id}`);
    const fields = JSON.parse(row.fields) as string[];
    const difference = JSON.parse(row.difference ?? 'null') as LiveChange['difference'] | null;
    if (!entry) return [];
    const { title: name, slug } = entry;
    return [{ ...row, name, slug, fields, difference: difference ?? undefined }];
  });
}

/** The entries that are still there, by kind and number. */
export async function namesOf(read: Reader, refs: readonly EntryRef[]) {
  if (refs.length === 0) return new Map<string, EntryRow>();
  const kinds = [...new Set(refs.map(({ kind }) => kind))];
  const idsOf = (kind: Kind) => refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
  const rows = await entryRows(read)
    .where((eb) =>
      eb.or(
        kinds.map((kind) =>
          eb.and([eb('entry.kind', '=', kind), eb('entry.id', 'in', idsOf(kind))]),
        ),
      ),
    )
    .execute();
  return new Map(rows.map((row) => [`${row.kind}:${row.id}`, row]));
}
