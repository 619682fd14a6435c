import type { Kysely } from 'kysely';
import { atMost, id, isoTime, oneOf, strict, within } from './columns.ts';

/** What the staff have made of the pages about the site, every version; the first is the program's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('page_text'))
    .addColumn('id', 'integer', id)
    .addColumn('page', 'text', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull())
    .addColumn('lead', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addUniqueConstraint('page_text_number', ['page', 'locale', 'number'])
    .addCheckConstraint('page_text_page', oneOf('page', ['about', 'terms', 'privacy', 'help']))
    .addCheckConstraint('page_text_locale', oneOf('locale', ['ja', 'en']))
    .addCheckConstraint('page_text_from', within('number', 2, 100_000))
    .addCheckConstraint('page_text_title', atMost('title', 80))
    .addCheckConstraint('page_text_description', atMost('description', 300))
    .addCheckConstraint('page_text_lead', atMost('lead', 500))
    .addCheckConstraint('page_text_body', atMost('body', 40_000))
    .addCheckConstraint('page_text_at', isoTime('at'))
    .execute();
}
