import type { Kysely } from 'kysely';
import { atMost, isoTime, oneOf, strict } from './columns.ts';

/** What the site does by itself: when it ran last, how that went, and who is at it now. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('routine'))
    .addColumn('name', 'text', (c) => c.primaryKey().notNull())
    .addColumn('next_at', 'text', (c) => c.notNull())
    .addColumn('lease_until', 'text')
    .addColumn('started_at', 'text')
    .addColumn('took_ms', 'integer')
    .addColumn('result', 'text')
    .addColumn('note', 'text')
    .addCheckConstraint('routine_next_at', isoTime('next_at'))
    .addCheckConstraint('routine_lease_until', isoTime('lease_until'))
    .addCheckConstraint('routine_started_at', isoTime('started_at'))
    .addCheckConstraint('routine_result', oneOf('result', ['done', 'failed']))
    .addCheckConstraint('routine_note', atMost('note', 300))
    .execute();
}
