import type { Kysely } from 'kysely';
import { id, localDate, strict } from './columns.ts';

/** Of which entry's end its business has been told by mail: of each day once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('ending_mail'))
    .addColumn('id', 'integer', id)
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'integer', (c) => c.notNull())
    .addColumn('business_id', 'integer', (c) =>
      c.notNull().references('business.id').onDelete('cascade'),
    )
    .addColumn('ends_on', 'text', (c) => c.notNull())
    .addCheckConstraint('ending_mail_ends_on', localDate('ends_on'))
    .execute();
  await db.schema
    .createIndex('ending_mail_entry')
    .unique()
    .on('ending_mail')
    .columns(['kind', 'entry_id', 'ends_on'])
    .execute();
  await db.schema
    .createIndex('ending_mail_business')
    .on('ending_mail')
    .column('business_id')
    .execute();
}
