import { sql, type Kysely } from 'kysely';
import { atMost, flag, id, isoTime, oneOf, slugShape, strict } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('news'))
    .addColumn('id', 'integer', id)
    .addColumn('business_id', 'integer', (c) => c.references('business.id').onDelete('cascade'))
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('importance', 'text', (c) => c.notNull().defaultTo('normal'))
    .addColumn('publish_from', 'text', (c) => c.notNull())
    .addColumn('publish_until', 'text')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('title_en', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('body_en', 'text')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('demo', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addCheckConstraint('news_slug', slugShape('slug'))
    .addCheckConstraint('news_visibility', oneOf('visibility', ['hidden', 'published', 'archived']))
    .addCheckConstraint('news_importance', oneOf('importance', ['normal', 'important']))
    .addCheckConstraint('news_publish_from', isoTime('publish_from'))
    .addCheckConstraint('news_publish_until', isoTime('publish_until'))
    .addCheckConstraint('news_period', sql`publish_until is null or publish_until > publish_from`)
    // What heads the home page must say when it goes.
    .addCheckConstraint(
      'news_important_ends',
      sql`importance <> 'important' or publish_until is not null`,
    )
    .addCheckConstraint('news_title', atMost('title', 80))
    .addCheckConstraint('news_title_en', atMost('title_en', 160))
    .addCheckConstraint('news_body', atMost('body', 4000))
    .addCheckConstraint('news_body_en', atMost('body_en', 10_000))
    .addCheckConstraint('news_demo', flag('demo'))
    .addCheckConstraint('news_created_at', isoTime('created_at'))
    .addCheckConstraint('news_updated_at', isoTime('updated_at'))
    .execute();
  await db.schema
    .createIndex('news_newest')
    .on('news')
    .columns(['visibility', 'publish_from'])
    .execute();
  await db.schema
    .createIndex('news_important')
    .on('news')
    .columns(['importance', 'visibility', 'publish_from'])
    .execute();
  await db.schema.createIndex('news_business').on('news').column('business_id').execute();
}
