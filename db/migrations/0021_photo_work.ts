import type { Kysely } from 'kysely';

/** Finds the images whose smaller forms are still to be made. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('image_compact').on('image').columns(['compact', 'id']).execute();
}
