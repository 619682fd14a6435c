import { sql, type Kysely } from 'kysely';
import { atMost, isoTime, localDate, strict } from './columns.ts';

/** What was printed of years before, of every kind of survey, under the keys of its own figures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('printed_figure'))
    .addColumn('survey_id', 'integer', (c) =>
      c.notNull().references('survey.id').onDelete('cascade'),
    )
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('value', 'real', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('printed_figure_key', ['survey_id', 'period', 'key'])
    .addCheckConstraint('printed_figure_period', localDate('period'))
    .addCheckConstraint('printed_figure_key_length', atMost('key', 300))
    .addCheckConstraint('printed_figure_value', sql`value between -100 and 10000000`)
    .addCheckConstraint('printed_figure_source', atMost('source', 200))
    .addCheckConstraint('printed_figure_at', isoTime('at'))
    .execute();
  await sql`insert into printed_figure (survey_id, period, key, value, source, by, at)
    select survey_id, year || '-01-01', day || '|' || point, count, source, by, at
    from printed_count`.execute(db);
  await db.schema.dropTable('printed_count').execute();
}
