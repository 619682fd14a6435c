import type { Kysely } from 'kysely';
import { atMost, id, isoTime, strict } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('kept_form'))
    .addColumn('id', 'integer', id)
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addCheckConstraint('kept_form_path', atMost('path', 500))
    .addCheckConstraint('kept_form_fields', atMost('fields', 100_000))
    .addCheckConstraint('kept_form_at', isoTime('at'))
    .execute();
  await db.schema.createIndex('kept_form_at').on('kept_form').column('at').execute();
  await strict(db.schema.createTable('confirm_token'))
    .addColumn('id', 'integer', id)
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'integer', (c) => c.notNull())
    .addColumn('business_id', 'integer', (c) =>
      c.notNull().references('business.id').onDelete('cascade'),
    )
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addColumn('sent_on', 'text', (c) => c.notNull())
    .addCheckConstraint('confirm_token_expires_at', isoTime('expires_at'))
    .addCheckConstraint('confirm_token_used_at', isoTime('used_at'))
    .execute();
  await db.schema
    .createIndex('confirm_token_entry')
    .on('confirm_token')
    .columns(['kind', 'entry_id', 'sent_on'])
    .execute();
  await db.schema
    .createIndex('confirm_token_business')
    .on('confirm_token')
    .column('business_id')
    .execute();
  await db.schema
    .createIndex('confirm_token_expires')
    .on('confirm_token')
    .column('expires_at')
    .execute();
}
