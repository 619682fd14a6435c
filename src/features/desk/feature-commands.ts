import { noteAct } from '#server/acting.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { EntryRef } from '#features/drafts/schema.ts';
import type { Period } from './schema.ts';

/** Shows an entry on the home page between two local dates, both meant; an earlier period is replaced. */
export async function featureEntry(
  tx: Tx,
  { name }: { name: string },
  { kind, id }: EntryRef,
  { from, until }: Period,
  at: Date,
): Promise<void> {
  noteAct(`${kind}:${id}`, { from, until });
  const period = { from_on: from, until_on: until, set_by: name, set_at: toIso(at) };
  await tx
    .insertInto('featured_entry')
    .values({ kind, entry_id: id, ...period })
    .onConflict((conflict) => conflict.columns(['kind', 'entry_id']).doUpdateSet(period))
    .execute();
  await tell(tx, { kind, id }, at);
}

/** Takes an entry off the home page. */
export async function unfeatureEntry(tx: Tx, { kind, id }: EntryRef, at: Date): Promise<void> {
  await tx
    .deleteFrom('featured_entry')
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .execute();
  await tell(tx, { kind, id }, at);
}

async function tell(tx: Tx, { kind, id }: EntryRef, at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values({ tag: `${kind}:${id}`, at: toIso(at) })
    .execute();
}
