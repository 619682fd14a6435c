import { entryRows, type EntryRow } from '#features/drafts/entries.ts';
import { entryKinds } from '#features/drafts/kinds.ts';
import { KINDS, type Body, type EntryRef, type Kind } from '#features/drafts/schema.ts';
import type { MessageKind } from '#features/inbox/schema.ts';
import type { Reader } from '#server/db.ts';
import { countWaiting, listWaiting, type Counts, type Show } from './queries.ts';

const PER_PAGE = 50;

/** Something that waits for the staff. */
export interface Waiting {
  what: 'change' | 'message';
  id: number;
  kind: Kind | MessageKind;
  href: string;
  name: string | null;
  /** Whose entry it is; of a message whose entry it is about. */
  business: string | undefined;
  at: string;
  author: string | null;
  /** Nothing of it is public yet. */
  isNew: boolean;
  /** The public entry a report is about: it can be taken from the public at once. */
  suspends: (EntryRef & { name: string }) | undefined;
}

export interface Queue {
  counts: Counts;
  waiting: Waiting[];
  pages: number;
}

/** A page of what waits for the staff, the longest first; what businesses sent and what visitors told. */
export async function readQueue(read: Reader, show: Show, page: number): Promise<Queue> {
  const counts = await countWaiting(read);
  const rows = await listWaiting(read, show, PER_PAGE, (page - 1) * PER_PAGE);
  const refs = rows.flatMap(({ entryKind, entryId }) =>
    entryKind && entryId ? [{ kind: entryKind, id: entryId }] : [],
  );
  const entries = await getEntries(read, refs);
  const waiting = rows.map(({ what, id, kind, entryKind, entryId, at, author, text, fields }) => {
    const entry = entries.get(`${entryKind}:${entryId}`);
    const isPublic = entry?.visibility === 'published';
    const line = { what, id, kind, at, author, business: entry?.business };
    if (what === 'message') {
      const applies = (JSON.parse(fields!) as { business?: unknown }).business;
      const name = typeof applies === 'string' ? applies : text;
      const suspends = isPublic && kind === 'report' ? asNamed(entry) : undefined;
      return { ...line, href: `/staff/inbox/${id}`, name, isNew: false, suspends };
    }
    const title = entryKinds[kind as Kind].title(JSON.parse(text!) as Body) ?? entry?.title ?? null;
    const href = `/staff/${kind}/${entryId}`;
    return { ...line, href, name: title, isNew: !isPublic, suspends: undefined };
  });
  return { counts, waiting, pages: Math.max(1, Math.ceil(counts[show] / PER_PAGE)) };
}

const asNamed = ({ kind, id, title }: { kind: Kind; id: number; title: string | null }) => ({
  kind,
  id,
  name: title ?? '',
});

/** Entries by kind and number, with the name of their business; those that are gone are missing. */
async function getEntries(
  read: Reader,
  refs: readonly EntryRef[],
): Promise<Map<string, EntryRow & { business: string }>> {
  const kinds = KINDS.map((kind) => ({
    kind,
    ids: refs.filter((ref) => ref.kind === kind).map(({ id }) => id),
  })).filter(({ ids }) => ids.length > 0);
  if (kinds.length === 0) return new Map();
  const rows = await entryRows(read)
    .innerJoin('business', 'business.id', 'entry.businessId')
    .select('business.name as business')
    .where((eb) =>
      eb.or(
        kinds.map(({ kind, ids }) =>
          eb.and([eb('entry.kind', '=', kind), eb('entry.id', 'in', ids)]),
        ),
      ),
    )
    .execute();
  return new Map(rows.map((row) => [`${row.kind}:${row.id}`, row]));
}
