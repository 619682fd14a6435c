import { sql, type Kysely } from 'kysely';
import { atMost, flag, id, isoTime, localDate, oneOf, strict, within } from './columns.ts';

const YEARS = ['R7', 'R8', 'R9', 'R10', 'R11'];

/** The plan's evaluation: results, what the committee said, and what was published of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('plan_grade'))
    .addColumn('grade', 'text', (c) => c.primaryKey().notNull())
    .addColumn('from_rate', 'real', (c) => c.notNull().unique())
    .addCheckConstraint('plan_grade_grade', oneOf('grade', ['A', 'B', 'C', 'D']))
    .addCheckConstraint('plan_grade_from', within('from_rate', 0, 1000))
    .execute();
  await sql`insert into plan_grade (grade, from_rate)
    values ('A', 100), ('B', 80), ('C', 30), ('D', 0)`.execute(db);
  await strict(db.schema.createTable('plan_result'))
    .addColumn('id', 'integer', id)
    .addColumn('year', 'text', (c) => c.notNull())
    .addColumn('chapter', 'text', (c) => c.notNull())
    .addColumn('indicator', 'text', (c) => c.notNull())
    .addColumn('result', 'real')
    .addColumn('comparable', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('comment', 'text')
    .addColumn('improvement', 'text')
    .addColumn('due_on', 'text')
    .addColumn('outcome', 'text')
    .addColumn('evidence', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addUniqueConstraint('plan_result_key', ['year', 'chapter', 'indicator'])
    .addCheckConstraint('plan_result_year', oneOf('year', YEARS))
    .addCheckConstraint('plan_result_result', within('result', 0, 1_000_000_000))
    .addCheckConstraint('plan_result_comparable', flag('comparable'))
    .addCheckConstraint('plan_result_comment', atMost('comment', 2000))
    .addCheckConstraint('plan_result_improvement', atMost('improvement', 2000))
    .addCheckConstraint('plan_result_due', localDate('due_on'))
    .addCheckConstraint('plan_result_outcome', atMost('outcome', 2000))
    .addCheckConstraint('plan_result_at', isoTime('at'))
    .execute();
  await strict(db.schema.createTable('plan_review'))
    .addColumn('year', 'text', (c) => c.notNull())
    .addColumn('chapter', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('met_on', 'text')
    .addPrimaryKeyConstraint('plan_review_key', ['year', 'chapter'])
    .addCheckConstraint('plan_review_year', oneOf('year', YEARS))
    .addCheckConstraint('plan_review_text', atMost('text', 4000))
    .addCheckConstraint('plan_review_met_on', localDate('met_on'))
    .execute();
  await strict(db.schema.createTable('plan_release'))
    .addColumn('id', 'integer', id)
    .addColumn('year', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addUniqueConstraint('plan_release_number', ['year', 'number'])
    .addCheckConstraint('plan_release_year', oneOf('year', YEARS))
    .addCheckConstraint('plan_release_reason', sql`number = 1 or reason is not null`)
    .addCheckConstraint('plan_release_at', isoTime('at'))
    .execute();
  await sql`create trigger plan_release_kept before update on plan_release
    begin select raise(abort, 'a release is never changed'); end`.execute(db);
  await sql`create trigger plan_release_stays before delete on plan_release
    begin select raise(abort, 'a release is never deleted'); end`.execute(db);
  await addHandOuts(db);
}

/** Which businesses a report concerns, which were given it and how; and when each item falls due. */
async function addHandOuts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('survey_release')
    .addColumn('concerned', 'integer', (c) => c.notNull().defaultTo(0).check(flag('concerned')))
    .execute();
  await sql`create trigger survey_release_concerned before update of concerned on survey_release
    begin select raise(abort, 'a release is never changed'); end`.execute(db);
  await strict(db.schema.createTable('survey_concerned'))
    .addColumn('report_id', 'integer', (c) =>
      c.notNull().references('survey_report.id').onDelete('cascade'),
    )
    .addColumn('business_id', 'integer', (c) =>
      c.notNull().references('business.id').onDelete('cascade'),
    )
    .addColumn('how', 'text', (c) => c.notNull())
    .addColumn('given_on', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('survey_concerned_key', ['report_id', 'business_id'])
    .addCheckConstraint('survey_concerned_how', oneOf('how', ['visit', 'mail', 'post', 'site']))
    .addCheckConstraint('survey_concerned_given_on', localDate('given_on'))
    .execute();
  await db.schema
    .createIndex('survey_concerned_business')
    .on('survey_concerned')
    .column('business_id')
    .execute();
  await strict(db.schema.createTable('survey_due'))
    .addColumn('year', 'text', (c) => c.notNull())
    .addColumn('item', 'text', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addColumn('report_id', 'integer', (c) => c.references('survey_report.id').onDelete('set null'))
    .addPrimaryKeyConstraint('survey_due_key', ['year', 'item'])
    .addCheckConstraint('survey_due_year', oneOf('year', YEARS))
    .addCheckConstraint('survey_due_due_on', localDate('due_on'))
    .execute();
  await db.schema.createIndex('survey_due_report').on('survey_due').column('report_id').execute();
}
