import type { Kysely } from 'kysely';
import { atMost, id, isoTime, strict, within } from './columns.ts';

/** PDFs that come with a notice, and the staff's list of notices by date. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('news_file'))
    .addColumn('id', 'integer', id)
    .addColumn('news_id', 'integer', (c) => c.notNull().references('news.id').onDelete('cascade'))
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addCheckConstraint('news_file_name', atMost('name', 120))
    .addCheckConstraint('news_file_bytes', within('bytes', 1, 10_485_760))
    .addCheckConstraint('news_file_created_at', isoTime('created_at'))
    .execute();
  await db.schema.createIndex('news_file_news').on('news_file').column('news_id').execute();
  await db.schema.createIndex('news_by_date').on('news').columns(['publish_from', 'id']).execute();
}
