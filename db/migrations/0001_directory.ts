import { sql, type Kysely } from 'kysely';
import {
  atMost,
  flag,
  id,
  isoTime,
  localDate,
  oneOf,
  slugShape,
  strict,
  within,
} from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await taxonomy(db);
  await businesses(db);
  await schedules(db);
  await shops(db);
  await shopParts(db);
  await journals(db);
  await plan(db);
}

async function taxonomy(db: Kysely<unknown>): Promise<void> {
  const named = (table: 'area' | 'zone' | 'category' | 'feature') =>
    strict(db.schema.createTable(table))
      .addColumn('id', 'integer', id)
      .addColumn('slug', 'text', (c) => c.notNull().unique())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('name_en', 'text', (c) => c.notNull())
      .addColumn('sort', 'integer', (c) => c.notNull())
      .addCheckConstraint(`${table}_slug`, slugShape('slug'));
  await named('area')
    .addColumn('kana', 'text', (c) => c.notNull())
    .addColumn('lat', 'real')
    .addColumn('lng', 'real')
    .execute();
  await named('zone')
    .addColumn('lat', 'real', (c) => c.notNull())
    .addColumn('lng', 'real', (c) => c.notNull())
    .execute();
  await named('category')
    .addColumn('parent_id', 'integer', (c) => c.references('category.id'))
    .addColumn('pattern', 'text', (c) => c.notNull())
    .addColumn('hue', 'text', (c) => c.notNull())
    .execute();
  await named('feature')
    .addColumn('group', 'text', (c) => c.notNull())
    .addColumn('mark', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('category_parent').on('category').column('parent_id').execute();
}

async function businesses(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('business'))
    .addColumn('id', 'integer', id)
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kana', 'text')
    .addColumn('corporate_number', 'text')
    .addColumn('member_number', 'text', (c) => c.unique())
    .addColumn('membership', 'text', (c) => c.notNull())
    .addColumn('membership_on', 'text')
    .addColumn('chamber', 'text', (c) => c.notNull())
    .addColumn('trusted', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('terms_version', 'text')
    .addColumn('terms_accepted_on', 'text')
    .addColumn('open_data', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('demo', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addCheckConstraint('business_kind', oneOf('kind', ['business', 'organisation']))
    .addCheckConstraint('business_name', atMost('name', 200))
    .addCheckConstraint(
      'business_corporate_number',
      sql`corporate_number is null or length(corporate_number) = 13`,
    )
    .addCheckConstraint(
      'business_membership',
      oneOf('membership', ['member', 'non-member', 'left']),
    )
    .addCheckConstraint('business_membership_on', localDate('membership_on'))
    .addCheckConstraint('business_chamber', oneOf('chamber', ['yamaguchi', 'ken-o', 'tokuji']))
    .addCheckConstraint('business_terms', localDate('terms_accepted_on'))
    .addCheckConstraint('business_trusted', flag('trusted'))
    .addCheckConstraint('business_open_data', flag('open_data'))
    .addCheckConstraint('business_demo', flag('demo'))
    .addCheckConstraint('business_created_at', isoTime('created_at'))
    .addCheckConstraint('business_updated_at', isoTime('updated_at'))
    .execute();
  await db.schema
    .createIndex('business_demo_rows')
    .on('business')
    .column('demo')
    .where('demo', '=', 1)
    .execute();
}

async function schedules(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('schedule'))
    .addColumn('id', 'integer', id)
    .addColumn('value', 'text', (c) => c.notNull().unique())
    .addColumn('known_from', 'text', (c) => c.notNull())
    .addColumn('known_until', 'text', (c) => c.notNull())
    .addCheckConstraint('schedule_span', sql`known_until > known_from`)
    .execute();
  await db.schema
    .createIndex('schedule_known_until')
    .on('schedule')
    .column('known_until')
    .execute();
  await strict(db.schema.createTable('open_interval'))
    .addColumn('schedule_id', 'integer', (c) =>
      c.notNull().references('schedule.id').onDelete('cascade'),
    )
    .addColumn('starts_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('open_interval_key', ['schedule_id', 'starts_at'])
    .addCheckConstraint('open_interval_starts_at', isoTime('starts_at'))
    .addCheckConstraint('open_interval_ends_at', isoTime('ends_at'))
    .addCheckConstraint('open_interval_order', sql`ends_at > starts_at`)
    .execute();
}

const PUBLISHED_NEEDS = sql<boolean>`visibility <> 'published' or (name is not null and kana is not null
  and area_id is not null and address is not null and summary is not null
  and (phone is not null or contact_url is not null))`;

async function shops(db: Kysely<unknown>): Promise<void> {
  const texts = {
    name_en: 120,
    kana: 160,
    postal_code: 8,
    address: 200,
    address_en: 200,
    building: 100,
    access: 400,
    access_en: 400,
    parking: 200,
    phone: 20,
    contact_url: 500,
    website: 500,
    instagram: 500,
    x: 500,
    line: 500,
    ec_shop: 500,
    summary: 120,
    summary_en: 300,
    body: 2000,
    body_en: 5000,
    hours_value: 1000,
    hours_last_orders: 500,
    hours_note: 400,
    hours_note_en: 400,
    hours_text: 1000,
  };
  let table = strict(db.schema.createTable('shop'))
    .addColumn('id', 'integer', id)
    .addColumn('business_id', 'integer', (c) =>
      c.notNull().references('business.id').onDelete('cascade'),
    )
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('publish_from', 'text')
    .addColumn('publish_until', 'text')
    .addColumn('confirmed_on', 'text')
    .addColumn('source_key', 'text', (c) => c.unique())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('area_id', 'integer', (c) => c.references('area.id'))
    .addColumn('address_precision', 'text', (c) => c.notNull().defaultTo('full'))
    .addColumn('lat', 'real')
    .addColumn('lng', 'real')
    .addColumn('hours_irregular', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('closure', 'text', (c) => c.notNull().defaultTo('none'))
    .addColumn('schedule_id', 'integer', (c) => c.references('schedule.id'))
    .addColumn('search', 'text', (c) => c.notNull().defaultTo(''));
  for (const [name, limit] of Object.entries(texts)) {
    table = table.addColumn(name, 'text').addCheckConstraint(`shop_${name}`, atMost(name, limit));
  }
  await table
    .addCheckConstraint('shop_slug', slugShape('slug'))
    .addCheckConstraint('shop_name', atMost('name', 80))
    .addCheckConstraint('shop_kind', oneOf('kind', ['shop', 'company']))
    .addCheckConstraint('shop_visibility', oneOf('visibility', ['hidden', 'published', 'archived']))
    .addCheckConstraint('shop_closure', oneOf('closure', ['none', 'temporary', 'permanent']))
    .addCheckConstraint('shop_precision', oneOf('address_precision', ['full', 'town']))
    .addCheckConstraint('shop_irregular', flag('hours_irregular'))
    .addCheckConstraint('shop_publish_from', isoTime('publish_from'))
    .addCheckConstraint('shop_publish_until', isoTime('publish_until'))
    .addCheckConstraint(
      'shop_window',
      sql`publish_until is null or publish_from is null or publish_until > publish_from`,
    )
    .addCheckConstraint('shop_confirmed_on', localDate('confirmed_on'))
    .addCheckConstraint('shop_created_at', isoTime('created_at'))
    .addCheckConstraint('shop_updated_at', isoTime('updated_at'))
    .addCheckConstraint('shop_lat', within('lat', -90, 90))
    .addCheckConstraint('shop_lng', within('lng', -180, 180))
    .addCheckConstraint('shop_position', sql`(lat is null) = (lng is null)`)
    .addCheckConstraint('shop_published_needs', PUBLISHED_NEEDS)
    .execute();
  await db.schema.createIndex('shop_business').on('shop').column('business_id').execute();
  await db.schema.createIndex('shop_schedule').on('shop').column('schedule_id').execute();
  await db.schema.createIndex('shop_area').on('shop').columns(['area_id', 'visibility']).execute();
  await db.schema
    .createIndex('shop_confirmed')
    .on('shop')
    .columns(['visibility', 'confirmed_on'])
    .execute();
}

async function shopParts(db: Kysely<unknown>): Promise<void> {
  const part = (name: string, other: string) =>
    strict(db.schema.createTable(name))
      .addColumn('shop_id', 'integer', (c) => c.notNull().references('shop.id').onDelete('cascade'))
      .addColumn(`${other}_id`, 'integer', (c) => c.notNull().references(`${other}.id`))
      .addPrimaryKeyConstraint(`${name}_key`, ['shop_id', `${other}_id`] as never[]);
  await part('shop_category', 'category')
    .addColumn('position', 'integer', (c) => c.notNull())
    .addCheckConstraint('shop_category_position', within('position', 0, 2))
    .addUniqueConstraint('shop_category_order', ['shop_id', 'position'])
    .execute();
  await part('shop_zone', 'zone').execute();
  await part('shop_feature', 'feature').execute();
  for (const other of ['category', 'zone', 'feature']) {
    await db.schema
      .createIndex(`shop_${other}_other`)
      .on(`shop_${other}`)
      .column(`${other}_id`)
      .execute();
  }
  await strict(db.schema.createTable('shop_exception'))
    .addColumn('shop_id', 'integer', (c) => c.notNull().references('shop.id').onDelete('cascade'))
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('hours', 'text')
    .addColumn('reason', 'text')
    .addColumn('reason_en', 'text')
    .addPrimaryKeyConstraint('shop_exception_key', ['shop_id', 'date'])
    .addCheckConstraint('shop_exception_date', localDate('date'))
    .addCheckConstraint('shop_exception_hours', atMost('hours', 200))
    .addCheckConstraint('shop_exception_reason', atMost('reason', 100))
    .execute();
  await strict(db.schema.createTable('image'))
    .addColumn('id', 'integer', id)
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addCheckConstraint('image_created_at', isoTime('created_at'))
    .addCheckConstraint('image_size', sql`width > 0 and height > 0`)
    .execute();
  await part('shop_image', 'image')
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('alt', 'text', (c) => c.notNull())
    .addColumn('alt_en', 'text')
    .addColumn('credit', 'text')
    .addColumn('focal_x', 'real', (c) => c.notNull().defaultTo(0.5))
    .addColumn('focal_y', 'real', (c) => c.notNull().defaultTo(0.5))
    .addCheckConstraint('shop_image_alt', atMost('alt', 200))
    .addCheckConstraint('shop_image_focal_x', within('focal_x', 0, 1))
    .addCheckConstraint('shop_image_focal_y', within('focal_y', 0, 1))
    .execute();
  await db.schema.createIndex('shop_image_other').on('shop_image').column('image_id').execute();
}

async function journals(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('revision'))
    .addColumn('id', 'integer', id)
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'integer', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('base_version', 'integer', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('remark', 'text')
    .addUniqueConstraint('revision_number', ['kind', 'entry_id', 'number'])
    .addCheckConstraint(
      'revision_state',
      oneOf('state', ['draft', 'submitted', 'returned', 'accepted']),
    )
    .addCheckConstraint('revision_at', isoTime('at'))
    .execute();
  await strict(db.schema.createTable('slug_history'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('slug', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('slug_history_key', ['kind', 'slug'])
    .execute();
  await strict(db.schema.createTable('change'))
    .addColumn('id', 'integer', id)
    .addColumn('tag', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addCheckConstraint('change_at', isoTime('at'))
    .execute();
}

async function plan(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('plan_target'))
    .addColumn('id', 'integer', id)
    .addColumn('chapter', 'text', (c) => c.notNull())
    .addColumn('indicator', 'text', (c) => c.notNull())
    .addColumn('unit', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('target', 'real')
    .addUniqueConstraint('plan_target_key', ['chapter', 'indicator', 'period'])
    .addCheckConstraint(
      'plan_target_period',
      oneOf('period', ['baseline', 'R7', 'R8', 'R9', 'R10', 'R11', 'total']),
    )
    .execute();
  await strict(db.schema.createTable('area_statistic'))
    .addColumn('id', 'integer', id)
    .addColumn('series', 'text', (c) => c.notNull())
    .addColumn('row_label', 'text', (c) => c.notNull())
    .addColumn('column_label', 'text', (c) => c.notNull())
    .addColumn('printed', 'text', (c) => c.notNull())
    .addUniqueConstraint('area_statistic_key', ['series', 'row_label', 'column_label'])
    .execute();
}
