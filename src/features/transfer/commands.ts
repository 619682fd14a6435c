import { noteAct } from '#server/acting.ts';
import { addDays, localDate, startOfLocalDay, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { ImportKind } from './schema.ts';

const KEPT_DAYS = 30;

interface Begun {
  kind: ImportKind;
  file: string;
  csv: string;
  by: string;
}

/** Keeps a file to be read; what was brought more than 30 days ago is forgotten. */
export async function beginImport(tx: Tx, { kind, file, csv, by }: Begun, at: Date) {
  noteAct(undefined, { file });
  const oldest = toIso(startOfLocalDay(addDays(localDate(at), -KEPT_DAYS)));
  await tx.deleteFrom('import_run').where('at', '<', oldest).execute();
  const { id } = await tx
    .insertInto('import_run')
    .values({ kind, file, csv, by, state: 'reading', at: toIso(at) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Says that a file is to be applied.
 *
 * @returns false where it is not waiting for that.
 */
export async function beginApplying(tx: Tx, id: number, publish: boolean, at: Date) {
  const { numUpdatedRows } = await tx
    .updateTable('import_run')
    .set({ state: 'applying', publish: Number(publish), at: toIso(at) })
    .where('id', '=', id)
    .where('state', '=', 'checked')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function keepReport(tx: Tx, id: number, report: string, at: Date): Promise<void> {
  await tx
    .updateTable('import_run')
    .set({ state: 'checked', report, at: toIso(at) })
    .where('id', '=', id)
    .execute();
}

/** Says why a file is no table. */
export async function keepUnreadable(tx: Tx, id: number, why: string, at: Date): Promise<void> {
  await tx
    .updateTable('import_run')
    .set({ state: 'unreadable', report: why, csv: null, at: toIso(at) })
    .where('id', '=', id)
    .execute();
}

export async function keepApplied(tx: Tx, id: number, published: number, at: Date): Promise<void> {
  noteAct(undefined, { published });
  await tx
    .updateTable('import_run')
    .set({ state: 'applied', published, csv: null, at: toIso(at) })
    .where('id', '=', id)
    .execute();
}

/** A file whose reading or applying broke off; applying had changed nothing. */
export async function failImport(tx: Tx, id: number, at: Date): Promise<void> {
  await tx
    .updateTable('import_run')
    .set({ state: 'failed', csv: null, at: toIso(at) })
    .where('id', '=', id)
    .where('state', 'in', ['reading', 'applying'])
    .execute();
}
