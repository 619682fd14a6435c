import type { Kysely } from 'kysely';
import { id, isoTime, strict } from './columns.ts';

/** A list of members as it was brought, until it is taken over or a day has passed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('member_sheet'))
    .addColumn('id', 'integer', id)
    .addColumn('rows', 'text', (c) => c.notNull())
    .addColumn('columns', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addCheckConstraint('member_sheet_at', isoTime('at'))
    .execute();
  await db.schema.createIndex('member_sheet_at').on('member_sheet').column('at').execute();
}
