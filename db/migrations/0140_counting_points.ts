import type { Kysely } from 'kysely';
import { atMost, id, isoTime, oneOf, strict, within } from './columns.ts';

/** What was understood of a sheet; where passers-by are counted; what was printed of years before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('survey_sheet')
    .addColumn('understood', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await strict(db.schema.createTable('counting_point'))
    .addColumn('id', 'integer', id)
    .addColumn('survey_id', 'integer', (c) =>
      c.notNull().references('survey.id').onDelete('cascade'),
    )
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('lat', 'real')
    .addColumn('lng', 'real')
    .addUniqueConstraint('counting_point_key', ['survey_id', 'key'])
    .addCheckConstraint('counting_point_key_length', atMost('key', 80))
    .addCheckConstraint('counting_point_name', atMost('name', 80))
    .addCheckConstraint('counting_point_lat', within('lat', 20, 46))
    .addCheckConstraint('counting_point_lng', within('lng', 122, 154))
    .execute();
  await strict(db.schema.createTable('printed_count'))
    .addColumn('survey_id', 'integer', (c) =>
      c.notNull().references('survey.id').onDelete('cascade'),
    )
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('point', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('printed_count_key', ['survey_id', 'year', 'point', 'day'])
    .addCheckConstraint('printed_count_year', within('year', 1950, 2100))
    .addCheckConstraint('printed_count_point', atMost('point', 80))
    .addCheckConstraint('printed_count_day', oneOf('day', ['weekday', 'holiday']))
    .addCheckConstraint('printed_count_count', within('count', 0, 10_000_000))
    .addCheckConstraint('printed_count_source', atMost('source', 200))
    .addCheckConstraint('printed_count_at', isoTime('at'))
    .execute();
}
