import { sql, type Kysely } from 'kysely';
import { atMost, id, localDate, strict } from './columns.ts';

/** Public holidays the calendar of the law does not know, and days it has that are none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('holiday_by_hand'))
    .addColumn('id', 'integer', id)
    .addColumn('date', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text')
    .addColumn('name_en', 'text')
    .addCheckConstraint('holiday_by_hand_date', localDate('date'))
    .addCheckConstraint('holiday_by_hand_name', atMost('name', 40))
    .addCheckConstraint('holiday_by_hand_name_en', atMost('name_en', 60))
    .addCheckConstraint('holiday_by_hand_names', sql`(name is null) = (name_en is null)`)
    .execute();
}
