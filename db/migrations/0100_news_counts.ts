import type { Kysely } from 'kysely';
import { localDate, oneOf, strict, within } from './columns.ts';

interface Counts {
  entry_count: { kind: string; entry_id: number; day: string; what: string; n: number };
  entry_count_before: Counts['entry_count'];
}

/** News and reports are counted too. SQLite changes no constraint of a table that is there. */
export async function up(db: Kysely<Counts>): Promise<void> {
  await db.schema.alterTable('entry_count').renameTo('entry_count_before').execute();
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
      oneOf('kind', ['shop', 'coupon', 'job', 'event', 'product', 'campaign', 'news', 'survey']),
    )
    .addCheckConstraint('entry_count_what', oneOf('what', ['view', 'call', 'map', 'link', 'shop']))
    .addCheckConstraint('entry_count_n', within('n', 1, 1_000_000_000))
    .execute();
  await db
    .insertInto('entry_count')
    .columns(['kind', 'entry_id', 'day', 'what', 'n'])
    .expression((eb) =>
      eb.selectFrom('entry_count_before').select(['kind', 'entry_id', 'day', 'what', 'n']),
    )
    .execute();
  await db.schema.dropTable('entry_count_before').execute();
}
