import { sql, type Kysely } from 'kysely';
import { isoTime, localDate, oneOf, strict } from './columns.ts';

/** What the staff show on the home page for some days; both days are meant. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('featured_entry'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'integer', (c) => c.notNull())
    .addColumn('from_on', 'text', (c) => c.notNull())
    .addColumn('until_on', 'text', (c) => c.notNull())
    .addColumn('set_by', 'text', (c) => c.notNull())
    .addColumn('set_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('featured_entry_key', ['kind', 'entry_id'])
    .addCheckConstraint(
      'featured_entry_kind',
      oneOf('kind', ['shop', 'coupon', 'job', 'event', 'product']),
    )
    .addCheckConstraint('featured_entry_from_on', localDate('from_on'))
    .addCheckConstraint('featured_entry_until_on', localDate('until_on'))
    .addCheckConstraint('featured_entry_period', sql`from_on <= until_on`)
    .addCheckConstraint('featured_entry_set_at', isoTime('set_at'))
    .execute();
  await db.schema
    .createIndex('featured_entry_until')
    .on('featured_entry')
    .columns(['until_on', 'from_on'])
    .execute();
}
