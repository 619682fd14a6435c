import type { Kysely } from 'kysely';
import { localDate, oneOf, strict, within } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('entry_count'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'integer', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('n', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('entry_count_key', ['kind', 'entry_id', 'day', 'what'])
    .addCheckConstraint('entry_count_day', localDate('day'))
    .addCheckConstraint(
      'entry_count_kind',
      oneOf('kind', ['shop', 'coupon', 'job', 'event', 'product', 'campaign']),
    )
    .addCheckConstraint('entry_count_what', oneOf('what', ['view', 'call', 'map', 'link', 'shop']))
    .addCheckConstraint('entry_count_n', within('n', 1, 1_000_000_000))
    .execute();
}
