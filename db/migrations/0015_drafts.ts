import { sql, type Kysely } from 'kysely';
import { atMost, id, isoTime, oneOf, strict } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await revisions(db);
  await liveChanges(db);
}

async function revisions(db: Kysely<unknown>): Promise<void> {
  const table = () => db.schema.alterTable('revision');
  await table()
    .addColumn('typed', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await table().addColumn('nonce', 'text').execute();
  await table().addColumn('account_id', 'integer').execute();
  await table().addColumn('decided_by', 'text').execute();
  await table()
    .addColumn('decided_at', 'text', (c) => c.check(isoTime('decided_at')))
    .execute();
  await db.schema
    .createIndex('revision_nonce')
    .unique()
    .on('revision')
    .column('nonce')
    .where(sql.ref('nonce'), 'is not', null)
    .execute();
  await db.schema.createIndex('revision_state').on('revision').columns(['state', 'at']).execute();
}

async function liveChanges(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('live_change'))
    .addColumn('id', 'integer', id)
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'integer', (c) => c.notNull())
    .addColumn('business_id', 'integer', (c) =>
      c.notNull().references('business.id').onDelete('cascade'),
    )
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('account_id', 'integer')
    .addColumn('at', 'text', (c) => c.notNull())
    .addCheckConstraint(
      'live_change_what',
      oneOf('what', ['saved', 'published', 'ended', 'confirmed']),
    )
    .addCheckConstraint('live_change_author', atMost('author', 200))
    .addCheckConstraint('live_change_at', isoTime('at'))
    .execute();
  await db.schema.createIndex('live_change_at').on('live_change').column('at').execute();
  await db.schema
    .createIndex('live_change_entry')
    .on('live_change')
    .columns(['kind', 'entry_id', 'at'])
    .execute();
  await db.schema
    .createIndex('live_change_business')
    .on('live_change')
    .column('business_id')
    .execute();
}
