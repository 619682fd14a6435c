import { sql, type Kysely } from 'kysely';
import { atMost, id, strict } from './columns.ts';

const monthDay = (name: string) => sql<boolean>`${sql.ref(name)} like '__-__'`;

/** The times of the year many shops close for, offered to their owners with one tap. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('closing_period'))
    .addColumn('id', 'integer', id)
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('starts', 'text', (c) => c.notNull())
    .addColumn('ends', 'text', (c) => c.notNull())
    .addCheckConstraint('closing_period_name', atMost('name', 40))
    .addCheckConstraint('closing_period_name_en', atMost('name_en', 60))
    .addCheckConstraint('closing_period_starts', monthDay('starts'))
    .addCheckConstraint('closing_period_ends', monthDay('ends'))
    .execute();
  await sql`insert into closing_period (name, name_en, starts, ends) values
    ('お盆休み', 'Obon holidays', '08-13', '08-16'),
    ('年末年始休業', 'New Year holidays', '12-29', '01-03'),
    ('ゴールデンウィーク休業', 'Golden Week holidays', '05-03', '05-05')`.execute(db);
}
