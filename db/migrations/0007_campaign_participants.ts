import type { Kysely } from 'kysely';
import { atMost, id, strict, within } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('campaign_participant'))
    .addColumn('id', 'integer', id)
    .addColumn('campaign_id', 'integer', (c) =>
      c.notNull().references('campaign.id').onDelete('cascade'),
    )
    .addColumn('business_id', 'integer', (c) =>
      c.notNull().references('business.id').onDelete('cascade'),
    )
    .addColumn('shop_id', 'integer', (c) => c.references('shop.id').onDelete('cascade'))
    .addColumn('product_id', 'integer', (c) => c.references('product.id').onDelete('set null'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('role_en', 'text')
    .addColumn('dish', 'text')
    .addColumn('dish_en', 'text')
    .addColumn('price', 'integer')
    .addColumn('days', 'text')
    .addColumn('days_en', 'text')
    .addUniqueConstraint('campaign_participant_order', ['campaign_id', 'position'])
    .addCheckConstraint('campaign_participant_position', within('position', 1, 500))
    .addCheckConstraint('campaign_participant_role', atMost('role', 40))
    .addCheckConstraint('campaign_participant_dish', atMost('dish', 120))
    .addCheckConstraint('campaign_participant_price', within('price', 0, 99_999_999))
    .addCheckConstraint('campaign_participant_days', atMost('days', 80))
    .execute();
  for (const column of ['business_id', 'shop_id', 'product_id']) {
    await db.schema
      .createIndex(`campaign_participant_${column.replace('_id', '')}`)
      .on('campaign_participant')
      .column(column)
      .execute();
  }
}
