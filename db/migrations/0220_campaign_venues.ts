import type { Kysely } from 'kysely';

/** Who takes part in a campaign may do so at a place of the kept list instead of in their shop. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('campaign_participant')
    .addColumn('venue_id', 'integer', (c) => c.references('venue.id').onDelete('set null'))
    .execute();
  await db.schema
    .createIndex('campaign_participant_venue')
    .on('campaign_participant')
    .column('venue_id')
    .execute();
}
