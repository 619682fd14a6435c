import type { Kysely } from 'kysely';
import { strict } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('setting'))
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
}
