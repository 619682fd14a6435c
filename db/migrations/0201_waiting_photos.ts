import type { Kysely } from 'kysely';
import { flag } from './columns.ts';

/** A photo that is added to something public where such a change waits is shown once it was looked at. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['entry_image', 'removed_image'])
    await db.schema
      .alterTable(table)
      .addColumn('waiting', 'integer', (c) => c.notNull().defaultTo(0).check(flag('waiting')))
      .execute();
}
