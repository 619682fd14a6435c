import { sql, type Kysely } from 'kysely';
import { atMost, flag, id, isoTime, localDate, oneOf, slugShape, strict } from './columns.ts';

const KINDS = ['condition', 'traffic', 'questionnaire', 'analysis'];
const AUDIENCES = ['public', 'members'];

export async function up(db: Kysely<unknown>): Promise<void> {
  await addSurveys(db);
  await addReports(db);
  await addReleases(db);
}

async function addSurveys(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('survey'))
    .addColumn('id', 'integer', id)
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text')
    .addColumn('columns', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('demo', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addCheckConstraint('survey_slug', slugShape('slug'))
    .addCheckConstraint('survey_kind', oneOf('kind', KINDS))
    .addCheckConstraint('survey_name', atMost('name', 80))
    .addCheckConstraint('survey_name_en', atMost('name_en', 160))
    .addCheckConstraint('survey_demo', flag('demo'))
    .addCheckConstraint('survey_created_at', isoTime('created_at'))
    .execute();
}

async function addReports(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('survey_report'))
    .addColumn('id', 'integer', id)
    .addColumn('survey_id', 'integer', (c) =>
      c.notNull().references('survey.id').onDelete('cascade'),
    )
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('period_from', 'text', (c) => c.notNull())
    .addColumn('period_until', 'text', (c) => c.notNull())
    .addColumn('texts', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('figures', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('updated_by', 'text', (c) => c.notNull())
    .addCheckConstraint('survey_report_slug', slugShape('slug'))
    .addCheckConstraint('survey_report_from', localDate('period_from'))
    .addCheckConstraint('survey_report_until', localDate('period_until'))
    .addCheckConstraint('survey_report_period', sql`period_until >= period_from`)
    .addCheckConstraint('survey_report_created_at', isoTime('created_at'))
    .addCheckConstraint('survey_report_updated_at', isoTime('updated_at'))
    .execute();
  await db.schema
    .createIndex('survey_report_survey')
    .on('survey_report')
    .columns(['survey_id', 'period_until'])
    .execute();
  await strict(db.schema.createTable('survey_sheet'))
    .addColumn('report_id', 'integer', (c) =>
      c.primaryKey().references('survey_report.id').onDelete('cascade'),
    )
    .addColumn('file', 'text', (c) => c.notNull())
    .addColumn('form', 'text', (c) => c.notNull())
    .addColumn('sheets', 'text', (c) => c.notNull())
    .addColumn('chosen', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('columns', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addCheckConstraint('survey_sheet_file', atMost('file', 255))
    .addCheckConstraint(
      'survey_sheet_form',
      oneOf('form', ['UTF-8', 'Shift_JIS', 'xlsx', 'pasted']),
    )
    .addCheckConstraint('survey_sheet_at', isoTime('at'))
    .execute();
}

async function addReleases(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('survey_release'))
    .addColumn('id', 'integer', id)
    .addColumn('report_id', 'integer', (c) =>
      c.notNull().references('survey_report.id').onDelete('restrict'),
    )
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('visible_from', 'text', (c) => c.notNull())
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('demo', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('cancelled_at', 'text')
    .addUniqueConstraint('survey_release_number', ['report_id', 'number'])
    .addCheckConstraint('survey_release_visible_from', isoTime('visible_from'))
    .addCheckConstraint('survey_release_audience', oneOf('audience', AUDIENCES))
    .addCheckConstraint('survey_release_reason', sql`number = 1 or reason is not null`)
    .addCheckConstraint('survey_release_demo', flag('demo'))
    .addCheckConstraint('survey_release_at', isoTime('at'))
    .addCheckConstraint('survey_release_cancelled_at', isoTime('cancelled_at'))
    .execute();
  await db.schema
    .createIndex('survey_release_seen')
    .on('survey_release')
    .columns(['audience', 'visible_from'])
    .execute();
  await keepReleases(db);
}

/** What was seen stays as it was. These triggers are SQLite's; PostgreSQL will have its own. */
async function keepReleases(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger survey_release_kept before update on survey_release
    when old.cancelled_at is not null or new.cancelled_at is null
      or new.cancelled_at >= old.visible_from
      or old.id <> new.id or old.report_id <> new.report_id or old.number <> new.number
      or old.visible_from <> new.visible_from or old.audience <> new.audience
      or old.reason is not new.reason or old.body <> new.body or old.demo <> new.demo
      or old.by <> new.by or old.at <> new.at
    begin select raise(abort, 'a release is never changed'); end`.execute(db);
  await sql`
    create trigger survey_release_stays before delete on survey_release when old.demo = 0
    begin select raise(abort, 'a release is never deleted'); end`.execute(db);
}
