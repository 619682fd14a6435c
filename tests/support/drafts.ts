import { seenOf } from '#features/drafts/fields.ts';
import type { Draft } from '#features/drafts/queries.ts';
import type { Editor, Kind } from '#features/drafts/schema.ts';
import { entryRows, type EntryRow } from '#features/drafts/entries.ts';
import { UnpreparedHoursError, type Schedules } from '#features/drafts/publisher.ts';
import { addDays, localDate } from '#server/clock.ts';
import type { Store, Tx } from '#server/db.ts';

/** The first published entry of a kind in the demo town. */
export function someEntry(store: Store, kind: Kind): Promise<EntryRow> {
  return entryRows(store.read)
    .where('entry.kind', '=', kind)
    .where('entry.visibility', '=', 'published')
    .orderBy('entry.id')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** The first of a kind that is public and not over. */
export function someOpenEntry(store: Store, kind: Kind, at: Date): Promise<EntryRow> {
  return entryRows(store.read)
    .where('entry.kind', '=', kind)
    .where('entry.visibility', '=', 'published')
    .where('entry.closedAt', 'is', null)
    .where((eb) => eb.or([eb('entry.endsOn', 'is', null), eb('entry.endsOn', '>=', localDate(at))]))
    .orderBy('entry.id')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** A person of a business. */
export function memberOf(businessId: number, accountId = 1, name = '店主'): Editor {
  return { accountId, name, role: 'member', businesses: [{ id: businessId }] };
}

export const staff: Editor = { accountId: 90, name: '職員', role: 'staff', businesses: [] };

/** What somebody decides on who looks at a submission now. */
export function seenNow(draft: Draft): { revision: number; seen: string } {
  return { revision: draft.revision!.id, seen: seenOf(draft) };
}

/**
 * Runs a command as the actions do, with a schedule without intervals for hours that have none yet:
 * what is open when is not what these tests ask.
 */
export async function written<T>(
  store: Store,
  work: (tx: Tx, schedules: Schedules) => Promise<T>,
  at: Date,
): Promise<T> {
  const schedules = new Map<string, number>();
  for (;;) {
    try {
      return await store.write((tx) => work(tx, schedules));
    } catch (error) {
      if (!(error instanceof UnpreparedHoursError)) throw error;
      schedules.set(error.value, await scheduleFor(store, error.value, at));
    }
  }
}

async function scheduleFor(store: Store, value: string, at: Date): Promise<number> {
  const today = localDate(at);
  const { id } = await store.write((tx) =>
    tx
      .insertInto('schedule')
      .values({ value, known_from: today, known_until: addDays(today, 1) })
      .onConflict((conflict) => conflict.column('value').doUpdateSet({ value }))
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

/** The minimum wage the staff enter each autumn; without it no job can be published. Not a real figure. */
export async function withThisYearsWage(tx: Tx): Promise<void> {
  await tx
    .insertInto('minimum_wage')
    .values({ region: 'yamaguchi', valid_from: '2026-10-01', hourly: 1000 })
    .execute();
}
