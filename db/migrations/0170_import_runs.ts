import { sql, type Kysely } from 'kysely';
import { atMost, flag, id, isoTime, oneOf, strict } from './columns.ts';

/** Files of shops and events as staff bring them: what each would do, and whether it was done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('import_run'))
    .addColumn('id', 'integer', id)
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('file', 'text', (c) => c.notNull())
    .addColumn('csv', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('report', 'text')
    .addColumn('publish', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('published', 'integer')
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addCheckConstraint('import_run_kind', oneOf('kind', ['shops', 'events']))
    .addCheckConstraint('import_run_file', atMost('file', 120))
    .addCheckConstraint(
      'import_run_state',
      oneOf('state', ['reading', 'checked', 'unreadable', 'applying', 'applied', 'failed']),
    )
    .addCheckConstraint('import_run_publish', flag('publish'))
    .addCheckConstraint('import_run_at', isoTime('at'))
    .addCheckConstraint(
      'import_run_report',
      sql`state not in ('checked', 'applied') or report is not null`,
    )
    .execute();
  await db.schema.createIndex('import_run_at').on('import_run').column('at').execute();
}
