import { sql, type Kysely } from 'kysely';
import { atMost, flag, id, isoTime, localDate, oneOf, slugShape, strict } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('campaign'))
    .addColumn('id', 'integer', id)
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text')
    .addColumn('starts_on', 'text', (c) => c.notNull())
    .addColumn('ends_on', 'text', (c) => c.notNull())
    .addColumn('look', 'text', (c) => c.notNull())
    .addColumn('lead', 'text', (c) => c.notNull())
    .addColumn('lead_en', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('body_en', 'text')
    .addColumn('story', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('demo', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addCheckConstraint('campaign_slug', slugShape('slug'))
    .addCheckConstraint('campaign_name', atMost('name', 80))
    .addCheckConstraint(
      'campaign_visibility',
      oneOf('visibility', ['hidden', 'published', 'archived']),
    )
    .addCheckConstraint('campaign_starts_on', localDate('starts_on'))
    .addCheckConstraint('campaign_ends_on', localDate('ends_on'))
    .addCheckConstraint('campaign_period', sql`ends_on >= starts_on`)
    .addCheckConstraint('campaign_demo', flag('demo'))
    .addCheckConstraint('campaign_created_at', isoTime('created_at'))
    .addCheckConstraint('campaign_updated_at', isoTime('updated_at'))
    .execute();
  await db.schema
    .createIndex('campaign_running')
    .on('campaign')
    .columns(['visibility', 'ends_on'])
    .execute();
  await strict(db.schema.createTable('campaign_entry'))
    .addColumn('campaign_id', 'integer', (c) =>
      c.notNull().references('campaign.id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'integer', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('campaign_entry_key', ['campaign_id', 'kind', 'entry_id'])
    .addCheckConstraint('campaign_entry_kind', oneOf('kind', ['event', 'product', 'coupon']))
    .execute();
  await db.schema
    .createIndex('campaign_entry_other')
    .on('campaign_entry')
    .columns(['kind', 'entry_id'])
    .execute();
}
