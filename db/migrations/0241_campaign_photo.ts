import { sql, type Kysely } from 'kysely';
import { atMost, flag, oneOf, strict, within } from './columns.ts';

const COLUMNS = sql.raw(
  'kind, entry_id, image_id, alt, alt_en, credit, focal_x, focal_y, position, waiting',
);

/** A campaign shows a photo as entries do; a CHECK is changed by making the table anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('entry_image_anew'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'integer', (c) => c.notNull())
    .addColumn('image_id', 'integer', (c) => c.notNull().references('image.id').onDelete('cascade'))
    .addColumn('alt', 'text')
    .addColumn('alt_en', 'text')
    .addColumn('credit', 'text')
    .addColumn('focal_x', 'integer', (c) => c.notNull().defaultTo(50))
    .addColumn('focal_y', 'integer', (c) => c.notNull().defaultTo(50))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('waiting', 'integer', (c) => c.notNull().defaultTo(0).check(flag('waiting')))
    .addPrimaryKeyConstraint('entry_image_key', ['kind', 'entry_id', 'image_id'])
    .addCheckConstraint('entry_image_kind', oneOf('kind', ['shop', 'product', 'event', 'campaign']))
    .addCheckConstraint('entry_image_alt', atMost('alt', 200))
    .addCheckConstraint('entry_image_alt_en', atMost('alt_en', 300))
    .addCheckConstraint('entry_image_credit', atMost('credit', 80))
    .addCheckConstraint('entry_image_focal_x', within('focal_x', 0, 100))
    .addCheckConstraint('entry_image_focal_y', within('focal_y', 0, 100))
    .addCheckConstraint('entry_image_position', within('position', 0, 99))
    .execute();
  await sql`insert into entry_image_anew (${COLUMNS}) select ${COLUMNS} from entry_image`.execute(
    db,
  );
  await db.schema.dropTable('entry_image').execute();
  await db.schema.alterTable('entry_image_anew').renameTo('entry_image').execute();
  await db.schema.createIndex('entry_image_other').on('entry_image').column('image_id').execute();
}
