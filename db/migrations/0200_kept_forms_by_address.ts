import type { Kysely } from 'kysely';

/** Which action a kept form was for, and from where it came: so many are kept for each address. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('kept_form').addColumn('action', 'text').execute();
  await db.schema
    .alterTable('kept_form')
    .addColumn('address_hash', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .createIndex('kept_form_address')
    .on('kept_form')
    .columns(['address_hash', 'id'])
    .execute();
}
