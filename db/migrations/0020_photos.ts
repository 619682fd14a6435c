import { sql, type Kysely } from 'kysely';
import { atMost, flag, isoTime, oneOf, strict, within } from './columns.ts';

/**
 * One table says which entry shows which photo, whatever the kind of entry. An image belongs to the
 * business that sent it; `compact` is set once its smaller forms, AVIF and WebP, have been made.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('image')
    .addColumn('business_id', 'integer', (c) => c.references('business.id').onDelete('cascade'))
    .execute();
  await db.schema
    .alterTable('image')
    .addColumn('compact', 'integer', (c) => c.notNull().defaultTo(0).check(flag('compact')))
    .execute();
  await db.schema.createIndex('image_business').on('image').column('business_id').execute();
  await photoTable(db, 'entry_image')
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('entry_image_key', ['kind', 'entry_id', 'image_id'])
    .addCheckConstraint('entry_image_position', within('position', 0, 99))
    .execute();
  await db.schema.createIndex('entry_image_other').on('entry_image').column('image_id').execute();
  await photoTable(db, 'removed_image')
    .addColumn('removed_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('removed_image_key', ['kind', 'entry_id', 'image_id'])
    .addCheckConstraint('removed_image_removed_at', isoTime('removed_at'))
    .execute();
  await db.schema
    .createIndex('removed_image_old')
    .on('removed_image')
    .column('removed_at')
    .execute();
  await db.schema
    .createIndex('removed_image_other')
    .on('removed_image')
    .column('image_id')
    .execute();
  for (const kind of ['shop', 'product']) {
    const old = sql.table(`${kind}_image`);
    await sql`insert into entry_image
      (kind, entry_id, image_id, position, alt, alt_en, credit, focal_x, focal_y)
      select ${sql.lit(kind)}, ${sql.ref(`${kind}_id`)}, image_id, position, alt, alt_en, credit,
        cast(round(focal_x * 10) as integer) * 10, cast(round(focal_y * 10) as integer) * 10
      from ${old}`.execute(db);
    await db.schema.dropTable(`${kind}_image`).execute();
  }
}

/** What is said of a photo on an entry; the point that stays in view is in percent of each side. */
function photoTable(db: Kysely<unknown>, name: string) {
  return strict(db.schema.createTable(name))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'integer', (c) => c.notNull())
    .addColumn('image_id', 'integer', (c) => c.notNull().references('image.id').onDelete('cascade'))
    .addColumn('alt', 'text')
    .addColumn('alt_en', 'text')
    .addColumn('credit', 'text')
    .addColumn('focal_x', 'integer', (c) => c.notNull().defaultTo(50))
    .addColumn('focal_y', 'integer', (c) => c.notNull().defaultTo(50))
    .addCheckConstraint(`${name}_kind`, oneOf('kind', ['shop', 'product', 'event']))
    .addCheckConstraint(`${name}_alt`, atMost('alt', 200))
    .addCheckConstraint(`${name}_alt_en`, atMost('alt_en', 300))
    .addCheckConstraint(`${name}_credit`, atMost('credit', 80))
    .addCheckConstraint(`${name}_focal_x`, within('focal_x', 0, 100))
    .addCheckConstraint(`${name}_focal_y`, within('focal_y', 0, 100));
}
