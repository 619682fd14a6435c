import { sql, type Kysely } from 'kysely';
import { id, isoTime, localDate, oneOf, strict, within } from './columns.ts';

/** Each time a report is given to a business is a record; in which years each point was counted at. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('survey_given'))
    .addColumn('id', 'integer', id)
    .addColumn('report_id', 'integer', (c) =>
      c.notNull().references('survey_report.id').onDelete('cascade'),
    )
    .addColumn('business_id', 'integer', (c) =>
      c.notNull().references('business.id').onDelete('cascade'),
    )
    .addColumn('how', 'text', (c) => c.notNull())
    .addColumn('given_on', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addUniqueConstraint('survey_concerned_key', ['report_id', 'business_id', 'how', 'given_on'])
    .addCheckConstraint('survey_concerned_how', oneOf('how', ['visit', 'mail', 'post', 'site']))
    .addCheckConstraint('survey_concerned_given_on', localDate('given_on'))
    .addCheckConstraint('survey_concerned_at', isoTime('at'))
    .execute();
  // When it was written down was not kept before: no earlier than it was given.
  await sql`insert into survey_given (report_id, business_id, how, given_on, by, at)
    select report_id, business_id, how, given_on, by, given_on || 'T00:00:00.000Z'
    from survey_concerned`.execute(db);
  await db.schema.dropTable('survey_concerned').execute();
  await db.schema.alterTable('survey_given').renameTo('survey_concerned').execute();
  await db.schema
    .createIndex('survey_concerned_business')
    .on('survey_concerned')
    .column('business_id')
    .execute();
  for (const column of ['active_from', 'active_until'])
    await db.schema
      .alterTable('counting_point')
      .addColumn(column, 'integer', (c) => c.check(within(column, 1950, 2100)))
      .execute();
}
