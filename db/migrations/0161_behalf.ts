import { sql, type Kysely } from 'kysely';
import { atMost, flag, id, isoTime, oneOf, strict } from './columns.ts';

/** What the staff enter in a business's name: one visit is one fax, call or talk at the counter. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('behalf_visit'))
    .addColumn('id', 'integer', id)
    .addColumn('business_id', 'integer', (c) =>
      c.notNull().references('business.id').onDelete('cascade'),
    )
    .addColumn('account_id', 'integer', (c) => c.notNull())
    .addColumn('staff', 'text', (c) => c.notNull())
    .addColumn('source', 'text')
    .addColumn('note', 'text')
    .addColumn('began_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .addColumn('untold', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('token_hash', 'text', (c) => c.unique())
    .addColumn('mail_id', 'integer', (c) => c.references('outbox.id').onDelete('set null'))
    .addColumn('objected_at', 'text')
    .addColumn('reverted_at', 'text')
    .addCheckConstraint(
      'behalf_visit_source',
      sql`source is null or ${oneOf('source', ['fax', 'phone', 'counter', 'mail', 'other'])}`,
    )
    .addCheckConstraint('behalf_visit_note', atMost('note', 500))
    .addCheckConstraint('behalf_visit_untold', flag('untold'))
    .addCheckConstraint('behalf_visit_began_at', isoTime('began_at'))
    .addCheckConstraint('behalf_visit_ends_at', isoTime('ends_at'))
    .addCheckConstraint('behalf_visit_objected_at', isoTime('objected_at'))
    .addCheckConstraint('behalf_visit_reverted_at', isoTime('reverted_at'))
    .execute();
  const visits = (name: string) => db.schema.createIndex(`behalf_visit_${name}`).on('behalf_visit');
  await visits('open').columns(['account_id', 'business_id', 'ends_at']).execute();
  await visits('business').columns(['business_id', 'began_at']).execute();
  await visits('mail').column('mail_id').execute();
  await visits('untold')
    .column('id')
    .where(sql<boolean>`untold = 1`)
    .execute();
  await db.schema
    .alterTable('live_change')
    .addColumn('visit_id', 'integer', (c) => c.references('behalf_visit.id').onDelete('set null'))
    .execute();
  await db.schema.createIndex('live_change_visit').on('live_change').column('visit_id').execute();
}
