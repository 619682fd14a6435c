import { sql, type Kysely } from 'kysely';
import { id, isoTime, oneOf, strict } from './columns.ts';

const KINDS = ['shop', 'coupon', 'job', 'event', 'product'];

export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('approval'))
    .addColumn('id', 'integer', id)
    .addColumn('revision_id', 'integer', (c) =>
      c.notNull().references('revision.id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'integer', (c) => c.notNull())
    .addColumn('former', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('mail_id', 'integer', (c) => c.references('outbox.id').onDelete('set null'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('undone_at', 'text')
    .addCheckConstraint('approval_kind', oneOf('kind', KINDS))
    .addCheckConstraint('approval_at', isoTime('at'))
    .addCheckConstraint('approval_undone_at', isoTime('undone_at'))
    .execute();
  await db.schema.createIndex('approval_revision').on('approval').column('revision_id').execute();
  await db.schema.createIndex('approval_mail').on('approval').column('mail_id').execute();
  await db.schema
    .createIndex('inbox_waiting')
    .on('inbox_message')
    .column('created_at')
    .where(sql<boolean>`state <> 'done'`)
    .execute();
  await db.schema.alterTable('live_change').addColumn('difference', 'text').execute();
}
