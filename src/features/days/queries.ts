import type { Reader } from '#server/db.ts';

/** The times of the year many shops close for, from January on. */
export function listPeriods(read: Pick<Reader, 'selectFrom'>) {
  return read
    .selectFrom('closing_period')
    .select(['id', 'name', 'name_en as nameEn', 'starts', 'ends'])
    .orderBy('starts')
    .orderBy('id')
    .execute();
}
