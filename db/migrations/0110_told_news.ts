import type { Kysely } from 'kysely';
import { atMost } from './columns.ts';

/** What a notice was made of with one tap: told again, it is the same notice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const table = () => db.schema.alterTable('news');
  await table().addColumn('about_kind', 'text').execute();
  await table().addColumn('about_id', 'integer').execute();
  await table()
    .addColumn('about_key', 'text', (c) => c.check(atMost('about_key', 40)))
    .execute();
  await db.schema
    .createIndex('news_about')
    .unique()
    .on('news')
    .columns(['about_kind', 'about_id', 'about_key'])
    .execute();
}
