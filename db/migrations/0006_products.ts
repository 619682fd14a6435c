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
  await lists(db);
  await products(db);
  await productParts(db);
  await sellerNotices(db);
}

/** What staff keep: categories, and the list of allergens with the day it took effect. */
async function lists(db: Kysely<unknown>): Promise<void> {
  await strict(db.schema.createTable('product_category'))
    .addColumn('id', 'integer', id)
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('sort', 'integer', (c) => c.notNull())
    .addColumn('pattern', 'text', (c) => c.notNull())
    .addColumn('hue', 'text', (c) => c.notNull())
    .addCheckConstraint('product_category_slug', slugShape('slug'))
    .execute();
  await strict(db.schema.createTable('allergen'))
    .addColumn('id', 'integer', id)
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('sort', 'integer', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('listed_on', 'text', (c) => c.notNull())
    .addCheckConstraint('allergen_slug', slugShape('slug'))
    .addCheckConstraint('allergen_level', oneOf('level', ['mandatory', 'recommended']))
    .addCheckConstraint('allergen_listed_on', localDate('listed_on'))
    .execute();
}

/** Optional texts and their longest length in characters. */
const TEXTS = {
  name_en: 120,
  maker: 80,
  maker_en: 120,
  story_en: 3000,
  order_phone: 20,
  order_fax: 20,
  order_mail: 200,
  alcohol_licence: 200,
  food_name: 100,
  food_ingredients: 1000,
  food_additives: 500,
  food_origin: 300,
  food_content: 100,
  food_expiry: 200,
  food_storage: 200,
  food_manufacturer: 300,
  food_nutrition: 500,
};

async function products(db: Kysely<unknown>): Promise<void> {
  let table = strict(db.schema.createTable('product'))
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
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('category_id', 'integer', (c) => c.references('product_category.id'))
    .addColumn('name', 'text')
    .addColumn('story', 'text')
    .addColumn('price', 'integer')
    .addColumn('price_max', 'integer')
    .addColumn('sold_from', 'text')
    .addColumn('sold_until', 'text')
    .addColumn('sold_out', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('season', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('gift', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('shipping', 'text')
    .addColumn('inquiry', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('allergens_stated_on', 'text')
    .addColumn('search', 'text', (c) => c.notNull().defaultTo(''));
  for (const [name, limit] of Object.entries(TEXTS)) {
    table = table
      .addColumn(name, 'text')
      .addCheckConstraint(`product_${name}_length`, atMost(name, limit));
  }
  await table
    .addCheckConstraint('product_slug', slugShape('slug'))
    .addCheckConstraint('product_name', atMost('name', 80))
    .addCheckConstraint('product_story', atMost('story', 1000))
    .addCheckConstraint('product_kind', oneOf('kind', ['food', 'alcohol', 'other']))
    .addCheckConstraint(
      'product_visibility',
      oneOf('visibility', ['hidden', 'published', 'archived']),
    )
    .addCheckConstraint(
      'product_shipping',
      sql`shipping is null or shipping in ('ambient', 'chilled', 'frozen')`,
    )
    .addCheckConstraint('product_price', within('price', 0, 99_999_999))
    .addCheckConstraint(
      'product_price_max',
      sql`(price is null) = (price_max is null) and (price_max is null or price_max >= price)`,
    )
    .addCheckConstraint('product_season', within('season', 0, 4095))
    .addCheckConstraint('product_sold_out', flag('sold_out'))
    .addCheckConstraint('product_gift', flag('gift'))
    .addCheckConstraint('product_inquiry', flag('inquiry'))
    .addCheckConstraint('product_publish_from', isoTime('publish_from'))
    .addCheckConstraint('product_publish_until', isoTime('publish_until'))
    .addCheckConstraint(
      'product_window',
      sql`publish_until is null or publish_from is null or publish_until > publish_from`,
    )
    .addCheckConstraint('product_sold_from', localDate('sold_from'))
    .addCheckConstraint('product_sold_until', localDate('sold_until'))
    .addCheckConstraint(
      'product_sold',
      sql`sold_until is null or sold_from is null or sold_until >= sold_from`,
    )
    .addCheckConstraint('product_allergens_stated_on', localDate('allergens_stated_on'))
    .addCheckConstraint('product_confirmed_on', localDate('confirmed_on'))
    .addCheckConstraint('product_created_at', isoTime('created_at'))
    .addCheckConstraint('product_updated_at', isoTime('updated_at'))
    .addCheckConstraint(
      'product_published_needs',
      sql`visibility <> 'published' or (name is not null and category_id is not null
        and publish_from is not null)`,
    )
    .execute();
  const index = (name: string, columns: string[]) =>
    db.schema
      .createIndex(name)
      .on('product')
      .columns(columns as never[])
      .execute();
  await index('product_shop', ['shop_id', 'visibility', 'publish_from']);
  await index('product_new', ['visibility', 'publish_from']);
  await index('product_by_price', ['visibility', 'price']);
  await index('product_category_list', ['category_id', 'visibility', 'publish_from']);
}

async function productParts(db: Kysely<unknown>): Promise<void> {
  const part = (name: string) =>
    strict(db.schema.createTable(name)).addColumn('product_id', 'integer', (c) =>
      c.notNull().references('product.id').onDelete('cascade'),
    );
  await part('product_variant')
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text')
    .addColumn('price', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('product_variant_key', ['product_id', 'position'])
    .addCheckConstraint('product_variant_name', atMost('name', 60))
    .addCheckConstraint('product_variant_price', within('price', 0, 99_999_999))
    .execute();
  await part('product_link')
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('label_en', 'text')
    .addColumn('url', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('product_link_key', ['product_id', 'position'])
    .addCheckConstraint('product_link_position', within('position', 1, 8))
    .addCheckConstraint('product_link_label', atMost('label', 60))
    .addCheckConstraint('product_link_url', sql`url like 'http%' and length(url) <= 500`)
    .execute();
  await part('product_store')
    .addColumn('shop_id', 'integer', (c) => c.notNull().references('shop.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('product_store_key', ['product_id', 'shop_id'])
    .execute();
  await part('product_allergen')
    .addColumn('allergen_id', 'integer', (c) => c.notNull().references('allergen.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('product_allergen_key', ['product_id', 'allergen_id'])
    .addCheckConstraint('product_allergen_state', oneOf('state', ['contains', 'not-used']))
    .execute();
  await part('product_image')
    .addColumn('image_id', 'integer', (c) => c.notNull().references('image.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('alt', 'text', (c) => c.notNull())
    .addColumn('alt_en', 'text')
    .addColumn('credit', 'text')
    .addColumn('focal_x', 'real', (c) => c.notNull().defaultTo(0.5))
    .addColumn('focal_y', 'real', (c) => c.notNull().defaultTo(0.5))
    .addPrimaryKeyConstraint('product_image_key', ['product_id', 'image_id'])
    .addCheckConstraint('product_image_position', within('position', 0, 7))
    .addCheckConstraint('product_image_alt', atMost('alt', 200))
    .addCheckConstraint('product_image_focal_x', within('focal_x', 0, 1))
    .addCheckConstraint('product_image_focal_y', within('focal_y', 0, 1))
    .execute();
  for (const [table, column] of [
    ['product_store', 'shop_id'],
    ['product_allergen', 'allergen_id'],
    ['product_image', 'image_id'],
  ] as const) {
    await db.schema.createIndex(`${table}_other`).on(table).column(column).execute();
  }
}

/** 特定商取引法に基づく表記: one for each business that takes orders from a distance. */
async function sellerNotices(db: Kysely<unknown>): Promise<void> {
  const needed = {
    seller: 200,
    responsible: 100,
    address: 300,
    phone: 20,
    phone_hours: 200,
    price_note: 500,
    other_fees: 1000,
    payment: 1000,
    delivery: 500,
    returns: 1000,
  };
  const optional = { email: 200, order_limit: 500, licence: 300 };
  let table = strict(db.schema.createTable('seller_notice')).addColumn(
    'business_id',
    'integer',
    (c) => c.primaryKey().references('business.id').onDelete('cascade'),
  );
  for (const [name, limit] of Object.entries(needed)) {
    table = table
      .addColumn(name, 'text', (c) => c.notNull())
      .addCheckConstraint(`seller_notice_${name}`, atMost(name, limit));
  }
  for (const [name, limit] of Object.entries(optional)) {
    table = table
      .addColumn(name, 'text')
      .addCheckConstraint(`seller_notice_${name}`, atMost(name, limit));
  }
  await table
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addCheckConstraint('seller_notice_updated_at', isoTime('updated_at'))
    .execute();
}
