import type { Kysely } from 'kysely';

/** What was looked at in a span of days is asked for a kind at a time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('entry_count_kind_day')
    .on('entry_count')
    .columns(['kind', 'day'])
    .execute();
}
