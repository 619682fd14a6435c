import { sql, type Kysely } from 'kysely';
import { atMost, flag, id, isoTime, localDate, oneOf, strict } from './columns.ts';

/** Figures of other surveys, with all one must know to lay them beside our own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('reference_figure'))
    .addColumn('id', 'integer', id)
    .addColumn('survey_id', 'integer', (c) =>
      c.notNull().references('survey.id').onDelete('cascade'),
    )
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('area', 'text', (c) => c.notNull())
    .addColumn('quarter', 'text', (c) => c.notNull())
    .addColumn('industry', 'text', (c) => c.notNull())
    .addColumn('item', 'text', (c) => c.notNull())
    .addColumn('basis', 'text', (c) => c.notNull())
    .addColumn('horizon', 'text', (c) => c.notNull())
    .addColumn('adjusted', 'integer', (c) => c.notNull())
    .addColumn('di', 'real', (c) => c.notNull())
    .addColumn('url', 'text')
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addUniqueConstraint('reference_figure_key', [
      'survey_id',
      'source',
      'area',
      'quarter',
      'industry',
      'item',
      'basis',
      'horizon',
      'adjusted',
    ])
    .addCheckConstraint('reference_figure_source', atMost('source', 120))
    .addCheckConstraint('reference_figure_area', atMost('area', 40))
    .addCheckConstraint('reference_figure_quarter', localDate('quarter'))
    .addCheckConstraint('reference_figure_basis', oneOf('basis', ['year', 'quarter', 'level']))
    .addCheckConstraint('reference_figure_horizon', oneOf('horizon', ['now', 'next']))
    .addCheckConstraint('reference_figure_adjusted', flag('adjusted'))
    .addCheckConstraint('reference_figure_di', sql`di between -100 and 100`)
    .addCheckConstraint('reference_figure_at', isoTime('at'))
    .execute();
}
