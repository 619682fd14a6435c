import { sql, type Kysely } from 'kysely';
import { atMost, flag, isoTime, oneOf, strict, within } from './columns.ts';

const KINDS = ['shop', 'product', 'event', 'coupon', 'job'];
/** A campaign's photo is put in its place at once. */
const SHOWN = [...KINDS, 'campaign'];
const KEPT = ['kind', 'entry_id', 'image_id', 'alt', 'alt_en', 'credit', 'focal_x', 'focal_y'];

/**
 * Coupons and jobs have photos too, and what is newly said of a photo may wait beside what is shown: in
 * `other_…`, which hold what was shown before once it is. SQLite changes no constraint of a table that
 * is there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await anew(db, 'entry_image', 'position', (name) =>
    photoTable(db, name, SHOWN)
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('redescribed', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('other_alt', 'text')
      .addColumn('other_alt_en', 'text')
      .addColumn('other_credit', 'text')
      .addColumn('other_focal_x', 'integer')
      .addColumn('other_focal_y', 'integer')
      .addCheckConstraint('entry_image_position', within('position', 0, 99))
      .addCheckConstraint('entry_image_redescribed', within('redescribed', 0, 2))
      .addCheckConstraint('entry_image_other_alt', atMost('other_alt', 200))
      .addCheckConstraint('entry_image_other_alt_en', atMost('other_alt_en', 300))
      .addCheckConstraint('entry_image_other_credit', atMost('other_credit', 80))
      .addCheckConstraint('entry_image_other_focal_x', within('other_focal_x', 0, 100))
      .addCheckConstraint('entry_image_other_focal_y', within('other_focal_y', 0, 100)),
  );
  await anew(db, 'removed_image', 'removed_at', (name) =>
    photoTable(db, name, KINDS)
      .addColumn('removed_at', 'text', (c) => c.notNull())
      .addCheckConstraint('removed_image_removed_at', isoTime('removed_at')),
  );
  await index(db, 'entry_image_other', 'entry_image', 'image_id');
  await index(db, 'removed_image_old', 'removed_image', 'removed_at');
  await index(db, 'removed_image_other', 'removed_image', 'image_id');
}

/** A table made anew with the rows it had; `own` is the column only it has. */
async function anew(
  db: Kysely<unknown>,
  name: string,
  own: string,
  table: (name: string) => ReturnType<typeof photoTable>,
): Promise<void> {
  const before = `${name}_before`;
  await db.schema.alterTable(name).renameTo(before).execute();
  await table(name)
    .addPrimaryKeyConstraint(`${name}_key`, ['kind', 'entry_id', 'image_id'])
    .execute();
  const columns = sql.join([...KEPT, own, 'waiting'].map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(name)} (${columns}) select ${columns} from ${sql.table(before)}`.execute(
    db,
  );
  await db.schema.dropTable(before).execute();
}

function photoTable(db: Kysely<unknown>, name: string, kinds: readonly string[]) {
  return strict(db.schema.createTable(name))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'integer', (c) => c.notNull())
    .addColumn('image_id', 'integer', (c) => c.notNull().references('image.id').onDelete('cascade'))
    .addColumn('alt', 'text')
    .addColumn('alt_en', 'text')
    .addColumn('credit', 'text')
    .addColumn('focal_x', 'integer', (c) => c.notNull().defaultTo(50))
    .addColumn('focal_y', 'integer', (c) => c.notNull().defaultTo(50))
    .addColumn('waiting', 'integer', (c) => c.notNull().defaultTo(0).check(flag('waiting')))
    .addCheckConstraint(`${name}_kind`, oneOf('kind', kinds))
    .addCheckConstraint(`${name}_alt`, atMost('alt', 200))
    .addCheckConstraint(`${name}_alt_en`, atMost('alt_en', 300))
    .addCheckConstraint(`${name}_credit`, atMost('credit', 80))
    .addCheckConstraint(`${name}_focal_x`, within('focal_x', 0, 100))
    .addCheckConstraint(`${name}_focal_y`, within('focal_y', 0, 100));
}

const index = (db: Kysely<unknown>, name: string, table: string, column: string) =>
  db.schema.createIndex(name).on(table).column(column).execute();
