import type { Kysely } from 'kysely';

/** The campaign an event says it belongs to; what a campaign has gathered stands in its own rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('event')
    .addColumn('campaign_id', 'integer', (c) => c.references('campaign.id').onDelete('set null'))
    .execute();
  await db.schema.createIndex('event_campaign').on('event').column('campaign_id').execute();
}
