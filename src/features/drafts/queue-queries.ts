import type { Reader } from '#server/db.ts';
import { entryRows } from './entries.ts';
import { entryKinds } from './kinds.ts';
import type { Body, EntryRef, Kind } from './schema.ts';

/** The staff see so many at once; what waits longest comes first. */
const SHOWN = 100;

/** Something a business has handed over. */
export interface Waiting extends EntryRef {
  name: string | null;
  business: string;
  /** ISO UTC. */
  at: string;
  author: string;
  /** Nothing of it is public yet. */
  isNew: boolean;
}

/** What waits for the staff's decision, the longest first, and how many there are in all. */
export async function listWaiting(read: Reader): Promise<{ total: number; waiting: Waiting[] }> {
  const submitted = read.selectFrom('revision').where('state', '=', 'submitted');
  const { total } = await submitted
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  const revisions = await submitted
    .select(['kind', 'entry_id', 'body', 'author', 'at'])
    .orderBy('at')
    .limit(SHOWN)
    .execute();
  if (revisions.length === 0) return { total: 0, waiting: [] };
  const entries = await entryRows(read)
    .innerJoin('business', 'business.id', 'entry.businessId')
    .select('business.name as business')
    .where((eb) =>
      eb.or(
        revisions.map(({ kind, entry_id }) =>
          eb.and([eb('entry.kind', '=', kind as Kind), eb('entry.id', '=', entry_id)]),
        ),
      ),
    )
    .execute();
  const waiting = revisions.flatMap(({ kind, entry_id, body, author, at }) => {
    const entry = entries.find((one) => one.kind === kind && one.id === entry_id);
    if (!entry) return [];
    const { business, visibility } = entry;
    const name = entryKinds[entry.kind].title(JSON.parse(body) as Body) ?? entry.title;
    return [
      {
        kind: entry.kind,
        id: entry.id,
        name,
        business,
        at,
        author,
        isNew: visibility === 'hidden',
      },
    ];
  });
  return { total: Number(total), waiting };
}
