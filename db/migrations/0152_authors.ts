import type { Kysely } from 'kysely';

/** What somebody wrote is found, to be handed out or to have the name taken off. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('revision_account').on('revision').column('account_id').execute();
  await db.schema
    .createIndex('live_change_account')
    .on('live_change')
    .column('account_id')
    .execute();
}
