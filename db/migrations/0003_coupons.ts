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
  await coupons(db);
  await uses(db);
  await serials(db);
}

const PUBLISHED_NEEDS = sql<boolean>`visibility <> 'published' or (title is not null
  and kind is not null and conditions is not null and starts_at is not null and ends_at is not null
  and combinable is not null and show_when is not null and use_limit is not null
  and (kind <> 'discount' or ((amount is null) <> (percent is null)
    and (base_price is not null or base_range is not null)))
  and (kind not in ('free', 'gift') or (min_purchase is not null and ordinary_value is not null)))`;

async function coupons(db: Kysely<unknown>): Promise<void> {
  const texts = {
    title: 60,
    title_en: 200,
    base_range: 100,
    base_range_en: 300,
    conditions: 200,
    conditions_en: 600,
    guide: 500,
    guide_en: 1500,
    times: 100,
    code: 20,
  };
  const yen = ['amount', 'base_price', 'min_purchase', 'ordinary_value'];
  let table = strict(db.schema.createTable('coupon'))
    .addColumn('id', 'integer', id)
    .addColumn('shop_id', 'integer', (c) => c.notNull().references('shop.id').onDelete('cascade'))
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('publish_from', 'text')
    .addColumn('publish_until', 'text')
    .addColumn('confirmed_on', 'text')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('kind', 'text')
    .addColumn('percent', 'integer')
    .addColumn('exemption', 'text')
    .addColumn('valid_from', 'text')
    .addColumn('valid_until', 'text')
    .addColumn('starts_at', 'text')
    .addColumn('ends_at', 'text')
    .addColumn('weekdays', 'integer', (c) => c.notNull().defaultTo(127))
    .addColumn('combinable', 'integer')
    .addColumn('show_when', 'text')
    .addColumn('use_limit', 'text')
    .addColumn('total_cap', 'integer')
    .addColumn('used', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('search', 'text', (c) => c.notNull().defaultTo(''));
  for (const [name, limit] of Object.entries(texts)) {
    table = table.addColumn(name, 'text').addCheckConstraint(`coupon_${name}`, atMost(name, limit));
  }
  for (const name of yen) {
    table = table
      .addColumn(name, 'integer')
      .addCheckConstraint(
        `coupon_${name}`,
        within(name, name === 'min_purchase' ? 0 : 1, 10_000_000),
      );
  }
  await table
    .addCheckConstraint('coupon_slug', slugShape('slug'))
    .addCheckConstraint(
      'coupon_visibility',
      oneOf('visibility', ['hidden', 'published', 'archived']),
    )
    .addCheckConstraint('coupon_publish_from', isoTime('publish_from'))
    .addCheckConstraint('coupon_publish_until', isoTime('publish_until'))
    .addCheckConstraint(
      'coupon_window',
      sql`publish_until is null or publish_from is null or publish_until > publish_from`,
    )
    .addCheckConstraint('coupon_confirmed_on', localDate('confirmed_on'))
    .addCheckConstraint('coupon_created_at', isoTime('created_at'))
    .addCheckConstraint('coupon_updated_at', isoTime('updated_at'))
    .addCheckConstraint('coupon_kind', oneOf('kind', ['discount', 'free', 'gift', 'other']))
    .addCheckConstraint('coupon_percent', within('percent', 1, 100))
    .addCheckConstraint('coupon_one_benefit', sql`amount is null or percent is null`)
    .addCheckConstraint(
      'coupon_exemption',
      oneOf('exemption', ['own-discount', 'sample', 'opening']),
    )
    .addCheckConstraint('coupon_valid_from', localDate('valid_from'))
    .addCheckConstraint('coupon_valid_until', localDate('valid_until'))
    .addCheckConstraint('coupon_starts_at', isoTime('starts_at'))
    .addCheckConstraint('coupon_ends_at', isoTime('ends_at'))
    .addCheckConstraint('coupon_valid', sql`ends_at is null or ends_at > starts_at`)
    .addCheckConstraint('coupon_weekdays', within('weekdays', 1, 127))
    .addCheckConstraint('coupon_combinable', flag('combinable'))
    .addCheckConstraint(
      'coupon_show_when',
      oneOf('show_when', ['arrival', 'order', 'payment', 'booking']),
    )
    .addCheckConstraint('coupon_use_limit', oneOf('use_limit', ['once', 'daily', 'unlimited']))
    .addCheckConstraint('coupon_total_cap', within('total_cap', 1, 1_000_000))
    .addCheckConstraint('coupon_used', sql`used >= 0`)
    .addCheckConstraint('coupon_published_needs', PUBLISHED_NEEDS)
    .execute();
  await db.schema.createIndex('coupon_shop').on('coupon').columns(['shop_id', 'ends_at']).execute();
  await db.schema
    .createIndex('coupon_ending')
    .on('coupon')
    .columns(['visibility', 'ends_at'])
    .execute();
}

async function uses(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('coupon_use'))
    .addColumn('id', 'integer', id)
    .addColumn('coupon_id', 'integer', (c) =>
      c.notNull().references('coupon.id').onDelete('cascade'),
    )
    .addColumn('shop_id', 'integer', (c) => c.notNull().references('shop.id').onDelete('cascade'))
    .addColumn('token_hash', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('nonce', 'text', (c) => c.unique())
    .addColumn('used_at', 'text', (c) => c.notNull())
    .addColumn('undone_at', 'text')
    .addCheckConstraint('coupon_use_token', sql`length(token_hash) = 64`)
    .addCheckConstraint('coupon_use_used_at', isoTime('used_at'))
    .addCheckConstraint('coupon_use_undone_at', isoTime('undone_at'))
    .execute();
  // What makes a second use within the limit impossible, whatever the code above it does.
  await db.schema
    .createIndex('coupon_use_limit')
    .unique()
    .on('coupon_use')
    .columns(['coupon_id', 'token_hash', 'period'])
    .where(sql.ref('undone_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('coupon_use_coupon')
    .on('coupon_use')
    .columns(['coupon_id', 'used_at'])
    .execute();
  await db.schema
    .createIndex('coupon_use_shop')
    .on('coupon_use')
    .columns(['shop_id', 'used_at'])
    .execute();
}

async function serials(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('coupon_serial'))
    .addColumn('id', 'integer', id)
    .addColumn('coupon_id', 'integer', (c) =>
      c.notNull().references('coupon.id').onDelete('cascade'),
    )
    .addColumn('serial', 'text', (c) => c.notNull().unique())
    .addColumn('issued_at', 'text', (c) => c.notNull())
    .addColumn('use_id', 'integer', (c) =>
      c.unique().references('coupon_use.id').onDelete('set null'),
    )
    .addCheckConstraint('coupon_serial_serial', sql`length(serial) = 12`)
    .addCheckConstraint('coupon_serial_issued_at', isoTime('issued_at'))
    .execute();
  await db.schema
    .createIndex('coupon_serial_coupon')
    .on('coupon_serial')
    .columns(['coupon_id', 'issued_at'])
    .execute();
}
