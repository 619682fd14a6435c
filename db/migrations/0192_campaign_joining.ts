import type { Kysely } from 'kysely';
import { atMost, id, isoTime, localDate, oneOf, strict, within } from './columns.ts';

/** Members join a campaign themselves: asked or of their own accord, and the staff accept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const campaign = () => db.schema.alterTable('campaign');
  await campaign()
    .addColumn('open_until', 'text', (c) => c.check(localDate('open_until')))
    .execute();
  await campaign()
    .addColumn('call', 'text', (c) => c.check(atMost('call', 500)))
    .execute();
  // No foreign key: last year's numbers are a look back, and may go.
  await campaign().addColumn('copied_from', 'integer').execute();
  await strict(db.schema.createTable('campaign_application'))
    .addColumn('id', 'integer', id)
    .addColumn('campaign_id', 'integer', (c) =>
      c.notNull().references('campaign.id').onDelete('cascade'),
    )
    .addColumn('shop_id', 'integer', (c) => c.notNull().references('shop.id').onDelete('cascade'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('role', 'text')
    .addColumn('dish', 'text')
    .addColumn('price', 'integer')
    .addColumn('days', 'text')
    .addColumn('message', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('campaign_application_once', ['campaign_id', 'shop_id'])
    .addCheckConstraint(
      'campaign_application_state',
      oneOf('state', ['invited', 'applied', 'declined', 'accepted', 'refused']),
    )
    .addCheckConstraint('campaign_application_role', atMost('role', 40))
    .addCheckConstraint('campaign_application_dish', atMost('dish', 120))
    .addCheckConstraint('campaign_application_price', within('price', 0, 99_999_999))
    .addCheckConstraint('campaign_application_days', atMost('days', 80))
    .addCheckConstraint('campaign_application_message', atMost('message', 300))
    .addCheckConstraint('campaign_application_created_at', isoTime('created_at'))
    .addCheckConstraint('campaign_application_updated_at', isoTime('updated_at'))
    .execute();
  await db.schema
    .createIndex('campaign_application_shop')
    .on('campaign_application')
    .column('shop_id')
    .execute();
  await db.schema.createIndex('campaign_open').on('campaign').column('open_until').execute();
}
