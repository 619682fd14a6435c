import type { Kysely } from 'kysely';
import { atMost, id, isoTime, strict } from './columns.ts';

/** Addresses of the site before this one, and where each leads today. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('redirect'))
    .addColumn('id', 'integer', id)
    .addColumn('path', 'text', (c) => c.notNull().unique())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addCheckConstraint('redirect_path', atMost('path', 2048))
    .addCheckConstraint('redirect_target', atMost('target', 2048))
    .addCheckConstraint('redirect_at', isoTime('at'))
    .execute();
}
