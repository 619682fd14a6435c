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
  await venues(db);
  await events(db);
  await schedule(db);
}

async function venues(db: Kysely<unknown>): Promise<void> {
  const texts = {
    name_en: 160,
    kana: 160,
    address: 200,
    address_en: 200,
    access: 400,
    access_en: 400,
    parking: 200,
  };
  let table = strict(db.schema.createTable('venue'))
    .addColumn('id', 'integer', id)
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('area_id', 'integer', (c) => c.references('area.id'))
    .addColumn('lat', 'real')
    .addColumn('lng', 'real')
    .addColumn('demo', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull());
  for (const [name, limit] of Object.entries(texts)) {
    table = table.addColumn(name, 'text').addCheckConstraint(`venue_${name}`, atMost(name, limit));
  }
  await table
    .addCheckConstraint('venue_slug', slugShape('slug'))
    .addCheckConstraint('venue_name', atMost('name', 300))
    .addCheckConstraint('venue_lat', within('lat', -90, 90))
    .addCheckConstraint('venue_lng', within('lng', -180, 180))
    .addCheckConstraint('venue_position', sql`(lat is null) = (lng is null)`)
    .addCheckConstraint('venue_demo', flag('demo'))
    .addCheckConstraint('venue_created_at', isoTime('created_at'))
    .addCheckConstraint('venue_updated_at', isoTime('updated_at'))
    .execute();
  await db.schema.createIndex('venue_area').on('venue').column('area_id').execute();
}

const KINDS = [
  'festival',
  'market',
  'music',
  'exhibition',
  'experience',
  'course',
  'sport',
  'children',
  'food',
  'light',
  'community',
  'other',
];

const PUBLISHED_NEEDS = sql<boolean>`visibility <> 'published' or (title is not null and kind is not null
  and (venue_id is not null or online_url is not null)
  and (phone is not null or contact_url is not null))`;

async function events(db: Kysely<unknown>): Promise<void> {
  const texts = {
    title: 100,
    title_en: 160,
    kana: 200,
    summary: 120,
    summary_en: 300,
    body: 2000,
    body_en: 5000,
    place_note: 200,
    place_note_en: 300,
    online_url: 500,
    schedule_note: 400,
    schedule_note_en: 600,
    fee_note: 300,
    fee_note_en: 400,
    capacity_note: 200,
    capacity_note_en: 300,
    entry_note: 400,
    entry_note_en: 600,
    entry_url: 500,
    ages: 200,
    ages_en: 300,
    rain: 200,
    rain_en: 300,
    accessibility: 400,
    accessibility_en: 600,
    contact_name: 100,
    phone: 20,
    contact_url: 500,
    website: 500,
  };
  let table = strict(db.schema.createTable('event'))
    .addColumn('id', 'integer', id)
    .addColumn('business_id', 'integer', (c) =>
      c.notNull().references('business.id').onDelete('cascade'),
    )
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('uid', 'text', (c) => c.notNull().unique())
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('publish_from', 'text')
    .addColumn('publish_until', 'text')
    .addColumn('confirmed_on', 'text')
    .addColumn('source_key', 'text', (c) => c.unique())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('kind', 'text')
    .addColumn('venue_id', 'integer', (c) => c.references('venue.id'))
    .addColumn('fee', 'integer')
    .addColumn('capacity', 'integer')
    .addColumn('entry', 'text')
    .addColumn('entry_until', 'text')
    .addColumn('last_on', 'text')
    .addColumn('search', 'text', (c) => c.notNull().defaultTo(''));
  for (const [name, limit] of Object.entries(texts)) {
    table = table.addColumn(name, 'text').addCheckConstraint(`event_${name}`, atMost(name, limit));
  }
  await table
    .addCheckConstraint('event_slug', slugShape('slug'))
    .addCheckConstraint('event_uid', atMost('uid', 100))
    .addCheckConstraint(
      'event_visibility',
      oneOf('visibility', ['hidden', 'published', 'archived']),
    )
    .addCheckConstraint('event_kind', sql`kind is null or ${oneOf('kind', KINDS)}`)
    .addCheckConstraint(
      'event_entry',
      sql`entry is null or ${oneOf('entry', ['open', 'first-come', 'ticket', 'booking', 'lottery'])}`,
    )
    .addCheckConstraint('event_fee', within('fee', 0, 10_000_000))
    .addCheckConstraint('event_capacity', within('capacity', 1, 1_000_000))
    .addCheckConstraint('event_publish_from', isoTime('publish_from'))
    .addCheckConstraint('event_publish_until', isoTime('publish_until'))
    .addCheckConstraint(
      'event_window',
      sql`publish_until is null or publish_from is null or publish_until > publish_from`,
    )
    .addCheckConstraint('event_entry_until', isoTime('entry_until'))
    .addCheckConstraint('event_confirmed_on', localDate('confirmed_on'))
    .addCheckConstraint('event_last_on', localDate('last_on'))
    .addCheckConstraint('event_created_at', isoTime('created_at'))
    .addCheckConstraint('event_updated_at', isoTime('updated_at'))
    .addCheckConstraint('event_published_needs', PUBLISHED_NEEDS)
    .execute();
  await db.schema.createIndex('event_business').on('event').column('business_id').execute();
  await db.schema.createIndex('event_venue').on('event').column('venue_id').execute();
  await db.schema.createIndex('event_last').on('event').column('last_on').execute();
  await strict(db.schema.createTable('event_organiser'))
    .addColumn('event_id', 'integer', (c) => c.notNull().references('event.id').onDelete('cascade'))
    .addColumn('business_id', 'integer', (c) =>
      c.notNull().references('business.id').onDelete('cascade'),
    )
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('event_organiser_key', ['event_id', 'business_id'])
    .addUniqueConstraint('event_organiser_order', ['event_id', 'position'])
    .addCheckConstraint('event_organiser_position', within('position', 0, 19))
    .execute();
  await db.schema
    .createIndex('event_organiser_other')
    .on('event_organiser')
    .column('business_id')
    .execute();
}

/** Dates as people gave them, what was changed of single ones, and what follows from both. */
async function schedule(db: Kysely<unknown>): Promise<void> {
  const ofEvent = (name: string) =>
    strict(db.schema.createTable(name)).addColumn('event_id', 'integer', (c) =>
      c.notNull().references('event.id').onDelete('cascade'),
    );
  await ofEvent('event_rule')
    .addColumn('id', 'integer', id)
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('starts_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .addColumn('all_day', 'integer', (c) => c.notNull())
    .addColumn('rrule', 'text')
    .addColumn('known_until', 'text')
    .addUniqueConstraint('event_rule_of_event', ['event_id', 'key'])
    .addCheckConstraint('event_rule_key', atMost('key', 8))
    .addCheckConstraint('event_rule_starts_at', isoTime('starts_at'))
    .addCheckConstraint('event_rule_ends_at', isoTime('ends_at'))
    .addCheckConstraint('event_rule_order', sql`ends_at >= starts_at`)
    .addCheckConstraint('event_rule_all_day', flag('all_day'))
    .addCheckConstraint('event_rule_rrule', atMost('rrule', 300))
    .addCheckConstraint('event_rule_known', localDate('known_until'))
    .addCheckConstraint('event_rule_horizon', sql`(rrule is null) = (known_until is null)`)
    .execute();
  await db.schema
    .createIndex('event_rule_known_until')
    .on('event_rule')
    .column('known_until')
    .execute();
  const states = ['removed', 'cancelled', 'postponed', 'moved'];
  await strict(db.schema.createTable('event_exception'))
    .addColumn('rule_id', 'integer', (c) =>
      c.notNull().references('event_rule.id').onDelete('cascade'),
    )
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('starts_at', 'text')
    .addColumn('ends_at', 'text')
    .addColumn('note', 'text')
    .addColumn('note_en', 'text')
    .addPrimaryKeyConstraint('event_exception_key', ['rule_id', 'date'])
    .addCheckConstraint('event_exception_date', localDate('date'))
    .addCheckConstraint('event_exception_state', oneOf('state', states))
    .addCheckConstraint('event_exception_starts_at', isoTime('starts_at'))
    .addCheckConstraint('event_exception_ends_at', isoTime('ends_at'))
    .addCheckConstraint('event_exception_moved', sql`(state = 'moved') = (starts_at is not null)`)
    .addCheckConstraint('event_exception_both', sql`(starts_at is null) = (ends_at is null)`)
    .addCheckConstraint('event_exception_order', sql`starts_at is null or ends_at >= starts_at`)
    .addCheckConstraint('event_exception_note', atMost('note', 200))
    .addCheckConstraint('event_exception_note_en', atMost('note_en', 300))
    .execute();
  await ofEvent('event_occurrence')
    .addColumn('id', 'integer', id)
    .addColumn('rule_id', 'integer', (c) =>
      c.notNull().references('event_rule.id').onDelete('cascade'),
    )
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('starts_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .addColumn('all_day', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('earlier_starts_at', 'text')
    .addColumn('note', 'text')
    .addColumn('note_en', 'text')
    .addUniqueConstraint('event_occurrence_of_rule', ['rule_id', 'date'])
    .addCheckConstraint('event_occurrence_date', localDate('date'))
    .addCheckConstraint('event_occurrence_starts_at', isoTime('starts_at'))
    .addCheckConstraint('event_occurrence_ends_at', isoTime('ends_at'))
    .addCheckConstraint('event_occurrence_earlier', isoTime('earlier_starts_at'))
    .addCheckConstraint('event_occurrence_order', sql`ends_at >= starts_at`)
    .addCheckConstraint('event_occurrence_all_day', flag('all_day'))
    .addCheckConstraint(
      'event_occurrence_state',
      oneOf('state', ['scheduled', 'cancelled', 'postponed', 'moved']),
    )
    .addCheckConstraint(
      'event_occurrence_change',
      sql`(state in ('postponed', 'moved')) = (earlier_starts_at is not null)`,
    )
    .execute();
  await db.schema
    .createIndex('event_occurrence_time')
    .on('event_occurrence')
    .columns(['event_id', 'starts_at'])
    .execute();
  await ofEvent('event_day')
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('occurrence_id', 'integer', (c) =>
      c.notNull().references('event_occurrence.id').onDelete('cascade'),
    )
    .addColumn('starts_at', 'text', (c) => c.notNull())
    .addColumn('over_at', 'text', (c) => c.notNull())
    .addColumn('ongoing', 'integer', (c) => c.notNull())
    .addColumn('others', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('event_day_key', ['event_id', 'date'])
    .addCheckConstraint('event_day_date', localDate('date'))
    .addCheckConstraint('event_day_starts_at', isoTime('starts_at'))
    .addCheckConstraint('event_day_over_at', isoTime('over_at'))
    .addCheckConstraint('event_day_ongoing', flag('ongoing'))
    .addCheckConstraint('event_day_others', within('others', 0, 1000))
    .execute();
  await db.schema
    .createIndex('event_day_order')
    .on('event_day')
    .columns(['date', 'ongoing', 'starts_at'])
    .execute();
  await db.schema
    .createIndex('event_day_occurrence')
    .on('event_day')
    .column('occurrence_id')
    .execute();
}
