import { noteAct } from '#server/acting.ts';
import { localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { BusinessChange } from './schema.ts';

export interface NewBusiness {
  name: string;
  kana: string;
  kind: 'business' | 'organisation';
  membership: 'member' | 'non-member';
}

/** Adds a business of the chamber's own area. */
export async function addBusiness(tx: Tx, business: NewBusiness, at: Date): Promise<number> {
  const { id } = await tx
    .insertInto('business')
    .values({
      ...business,
      membership_on: localDate(at),
      chamber: 'yamaguchi',
      created_at: toIso(at),
      updated_at: toIso(at),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tellOf(tx, id, at);
  return id;
}

/**
 * Writes what the staff keep of a business. The day of a new membership is today.
 *
 * @returns `late` when it was changed since the form was opened, undefined when it is not there.
 */
export async function keepBusiness(
  tx: Tx,
  change: BusinessChange,
  at: Date,
): Promise<'done' | 'late' | undefined> {
  const { business: id, membership, chamber, memberNumber, trusted, version } = change;
  const old = await tx
    .selectFrom('business')
    .select(['membership', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!old) return undefined;
  if (old.version !== version) return 'late';
  await tx
    .updateTable('business')
    .set({
      membership,
      chamber,
      member_number: memberNumber,
      trusted: trusted ? 1 : 0,
      updated_at: toIso(at),
      version: version + 1,
      ...(old.membership !== membership && { membership_on: localDate(at) }),
    })
    .where('id', '=', id)
    .execute();
  noteAct(`business:${id}`, { membership, trusted: trusted ? 'yes' : 'no' });
  await tellOf(tx, id, at);
  return 'done';
}

async function tellOf(tx: Tx, id: number, at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values({ tag: `business:${id}`, at: toIso(at) })
    .execute();
}
